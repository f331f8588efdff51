import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { todayIn } from '../../api/gym';
import { signOut } from '../../api/session';
import { desk } from '../../shell/desk-route';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { download } from '../../ui/download';
import { Section } from '../../ui/section';
import { useTexts } from './texts';

/** What an owner may do with all of the gym at once: take it away, or delete it. */
export function DataTab() {
  const t = useTexts();
  const { gym } = desk.useRouteContext();
  const [isDeleting, setIsDeleting] = useState(false);
  const exporting = useMutation({
    mutationFn: () => answer(api.GET('/gyms/me/export', { parseAs: 'blob' })),
    onSuccess: (file) => download(file, `${gym.name} ${todayIn('UTC')}.jsonl`),
  });
  const deleting = useMutation({
    mutationFn: () => answer(api.DELETE('/gyms/me')),
    onSuccess: () => signOut(),
  });
  return (
    <>
      <Section title={t('export')} text={t('export_text')}>
        <Group>
          <Button
            variant="default"
            leftSection={<Download size={20} aria-hidden />}
            loading={exporting.isPending}
            onClick={() => exporting.mutate()}
          >
            {t('export_button')}
          </Button>
          {exporting.isSuccess && <Text role="status">{t('exported')}</Text>}
        </Group>
      </Section>
      <Section title={t('delete_gym')} text={t('delete_gym_text')}>
        <Group>
          <Button
            color="red"
            leftSection={<Trash2 size={20} aria-hidden />}
            onClick={() => setIsDeleting(true)}
          >
            {t('delete_gym')}
          </Button>
        </Group>
      </Section>
      <ConfirmDialog
        opened={isDeleting}
        title={t('delete_gym')}
        text={t('delete_gym_confirm', { gym: gym.name })}
        action={t('delete_gym')}
        typed={gym.name}
        isDangerous
        isPending={deleting.isPending}
        onConfirm={deleting.mutate}
        onClose={() => setIsDeleting(false)}
      />
    </>
  );
}
