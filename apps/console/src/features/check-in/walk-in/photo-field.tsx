import { Button, Group, Image, Input, Stack, Text } from '@mantine/core';
import { Camera, ImageUp, Trash2 } from 'lucide-react';
import { Suspense, useRef, useState } from 'react';
import { lazyPart } from '../../../ui/lazy-part';
import { toDataUrl } from './photo-file';
import { useTexts } from './texts';

const CameraDialog = lazyPart(() => import('../../../ui/camera-dialog'), 'CameraDialog');

interface Props {
  value: string;
  onChange: (photo: string) => void;
}

/** A photo from the camera or a file, shown before it is sent. */
export function PhotoField({ value, onChange }: Props) {
  const t = useTexts();
  const [hasCamera, setCamera] = useState(false);
  const [isUnreadable, setUnreadable] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const take = async (photo: Blob) => {
    setCamera(false);
    const url = await toDataUrl(photo).catch(() => undefined);
    setUnreadable(url === undefined);
    if (url !== undefined) onChange(url);
  };
  return (
    <Stack gap="xs">
      <Input.Label component="div">{t('photo')}</Input.Label>
      {value && <Image src={value} alt={t('photo')} w={176} h={176} fit="cover" radius="md" />}
      {isUnreadable && <Text role="alert">{t('photo_unreadable')}</Text>}
      <Group>
        <Button
          variant="default"
          leftSection={<Camera size={16} aria-hidden />}
          onClick={() => setCamera(true)}
        >
          {t('take_photo')}
        </Button>
        <Button
          variant="default"
          leftSection={<ImageUp size={16} aria-hidden />}
          onClick={() => file.current?.click()}
        >
          {t('choose_photo')}
        </Button>
        {value && (
          <Button
            variant="subtle"
            leftSection={<Trash2 size={16} aria-hidden />}
            onClick={() => onChange('')}
          >
            {t('remove_photo')}
          </Button>
        )}
      </Group>
      <input
        ref={file}
        type="file"
        hidden
        accept="image/*"
        aria-label={t('choose_photo')}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.files?.[0];
          if (chosen) void take(chosen);
          currentTarget.value = '';
        }}
      />
      {hasCamera && (
        <Suspense>
          <CameraDialog onTaken={(photo) => void take(photo)} onClose={() => setCamera(false)} />
        </Suspense>
      )}
    </Stack>
  );
}
