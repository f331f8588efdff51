import { Button, FileButton, Group, Image, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { ImageUp } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ProblemAlert } from '../../ui/problem-alert';
import { Section } from '../../ui/section';
import { gymSettings, logo } from './queries';
import { useTexts } from './texts';

const TYPES = ['image/jpeg', 'image/png', 'image/webp'];

export function LogoSection() {
  const t = useTexts();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(gymSettings);
  const { logo_url } = data.data;
  const { data: source } = useQuery(logo(logo_url));
  const [isRemoving, setIsRemoving] = useState(false);
  const refresh = () => queryClient.invalidateQueries(gymSettings);
  const uploading = useMutation({
    mutationFn: (file: File) =>
      answer(
        api.PUT('/gyms/me/logo', {
          body: file as never,
          bodySerializer: (body) => body,
          headers: { 'Content-Type': file.type },
        }),
      ),
    onSuccess: refresh,
    meta: { explainsItself: true },
  });
  const removing = useMutation({
    mutationFn: () => answer(api.DELETE('/gyms/me/logo')),
    onSuccess: async () => {
      await refresh();
      setIsRemoving(false);
    },
  });
  return (
    <Section title={t('logo')} text={t('logo_text')}>
      <ProblemAlert error={uploading.error} />
      {logo_url && source ? (
        <Image src={source} alt={t('logo')} h={120} w="auto" maw="100%" fit="contain" />
      ) : (
        <Text>{t('no_logo')}</Text>
      )}
      <Group>
        <FileButton accept={TYPES.join()} onChange={(file) => file && uploading.mutate(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              loading={uploading.isPending}
              leftSection={<ImageUp size={20} aria-hidden />}
            >
              {t('choose_logo')}
            </Button>
          )}
        </FileButton>
        {logo_url && (
          <Button variant="default" onClick={() => setIsRemoving(true)}>
            {t('remove_logo')}
          </Button>
        )}
      </Group>
      <ConfirmDialog
        opened={isRemoving}
        title={t('remove_logo')}
        text={t('remove_logo_text')}
        action={t('remove_logo')}
        isDangerous
        isPending={removing.isPending}
        onConfirm={removing.mutate}
        onClose={() => setIsRemoving(false)}
      />
    </Section>
  );
}
