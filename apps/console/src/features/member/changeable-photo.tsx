import { ActionIcon, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Camera, ImageUp, Trash2 } from 'lucide-react';
import { Suspense, useRef, useState } from 'react';
import { answer, api } from '../../api/client';
import { loadPhoto, putPhoto } from '../../api/photos';
import { lazyPart } from '../../ui/lazy-part';
import { MemberPhoto } from '../../ui/member-photo';
import { sayDone } from '../../ui/toasts';
import classes from './member.module.css';
import type { Member } from './queries';
import { useTexts } from './texts';

const CameraDialog = lazyPart(() => import('../../ui/camera-dialog'), 'CameraDialog');

const TYPES = ['image/jpeg', 'image/png', 'image/webp'];

/** The photo of a member, and another one from the camera or a file. */
export function ChangeablePhoto({ member, isEditable }: { member: Member; isEditable: boolean }) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const [hasCamera, setCamera] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const name = `${member.first_name} ${member.last_name}`;
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['members'] });

  const setting = useMutation({
    mutationFn: (file: Blob) => putPhoto(member.id, file),
    onSuccess: async () => {
      await refresh();
      sayDone(t('photo.saved'));
    },
  });
  const removing = useMutation({
    mutationFn: async () => {
      const before = await loadPhoto(member.id, member.photo_url!, 'large');
      await answer(api.DELETE('/customers/{id}/photo', { params: { path: { id: member.id } } }));
      return before;
    },
    onSuccess: async (before) => {
      await refresh();
      sayDone(t('photo.removed'), async () => {
        await putPhoto(member.id, before);
        await refresh();
      });
    },
  });
  const face = <MemberPhoto member={member} size={96} />;
  if (!isEditable) return face;
  return (
    <div className={classes.photo}>
      {face}
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon variant="default" className={classes.camera} aria-label={t('photo.change', { name })}>
            <Camera size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Camera size={16} aria-hidden />} onClick={() => setCamera(true)}>
            {t('photo.take')}
          </Menu.Item>
          <Menu.Item leftSection={<ImageUp size={16} aria-hidden />} onClick={() => input.current?.click()}>
            {t('photo.choose')}
          </Menu.Item>
          {member.photo_url !== null && (
            <Menu.Item leftSection={<Trash2 size={16} aria-hidden />} onClick={() => removing.mutate()}>
              {t('photo.remove')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <input
        ref={input}
        type="file"
        hidden
        accept={TYPES.join(',')}
        aria-label={t('photo.choose')}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) setting.mutate(file);
          currentTarget.value = '';
        }}
      />
      {hasCamera && (
        <Suspense>
          <CameraDialog
            onTaken={(file) => {
              setCamera(false);
              setting.mutate(file);
            }}
            onClose={() => setCamera(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
