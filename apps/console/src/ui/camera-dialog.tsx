import { Button, Group, Stack, Text } from '@mantine/core';
import { Camera } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Dialog } from './dialog';
import { useTexts } from './texts';

interface Props {
  onTaken: (photo: Blob) => void;
  onClose: () => void;
}

/** Takes a picture with the camera of the device, which is on for as long as the dialog is there. */
export function CameraDialog({ onTaken, onClose }: Props) {
  const t = useTexts();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'starting' | 'ready' | 'refused'>('starting');

  useEffect(() => {
    let isOver = false;
    let stream: MediaStream | undefined;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    const start = async () => {
      // Browsers have no cameras for pages without TLS.
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'user', width: { ideal: 1280 }, height: { ideal: 960 } },
      });
      if (isOver) return stop();
      video.current!.srcObject = stream;
      await video.current!.play();
      setState('ready');
    };
    start().catch(() => {
      if (!isOver) setState('refused');
    });
    return () => {
      isOver = true;
      stop();
    };
  }, []);

  const take = () => {
    const { videoWidth, videoHeight } = video.current!;
    const canvas = document.createElement('canvas');
    canvas.width = videoWidth;
    canvas.height = videoHeight;
    canvas.getContext('2d')!.drawImage(video.current!, 0, 0);
    canvas.toBlob((photo) => photo && onTaken(photo), 'image/jpeg', 0.9);
  };

  return (
    <Dialog opened onClose={onClose} title={t('camera.title')}>
      <Stack>
        {state === 'refused' ? (
          <Text role="alert">{t('camera.none')}</Text>
        ) : (
          <video ref={video} width="100%" aria-label={t('camera.picture')} muted playsInline />
        )}
        <Group justify="flex-end">
          <Button
            leftSection={<Camera size={20} aria-hidden />}
            disabled={state !== 'ready'}
            onClick={take}
            data-autofocus
          >
            {t('camera.take')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
