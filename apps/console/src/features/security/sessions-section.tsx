import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { signOut } from '../../api/session';
import { formatDateTime } from '../../i18n/format';
import { sessions } from './queries';
import { Section } from '../../ui/section';
import { useTexts } from './texts';

export function SessionsSection() {
  const t = useTexts();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(sessions);
  const ending = useMutation({
    mutationFn: (id: number) => answer(api.DELETE('/auth/sessions/{id}', { params: { path: { id } } })),
    onSettled: () => queryClient.invalidateQueries(sessions),
  });
  const signingOut = useMutation({ mutationFn: () => signOut({ everywhere: true }) });
  return (
    <Section title={t('sessions')}>
      {data.map(({ id, user_agent, address, refreshed_at, current }) => (
        <Group key={id} justify="space-between" wrap="nowrap" component="article">
          <Stack gap={0} miw={0}>
            <Text truncate title={user_agent ?? ''}>
              {user_agent ?? t('unknown_device')}
            </Text>
            <Text size="sm">
              {t('last_used', { when: formatDateTime(refreshed_at), address: address ?? '–' })}
            </Text>
          </Stack>
          {current ? (
            <Badge variant="light">{t('current')}</Badge>
          ) : (
            <Button
              variant="default"
              loading={ending.variables === id && ending.isPending}
              onClick={() => ending.mutate(id)}
            >
              {t('end_session')}
            </Button>
          )}
        </Group>
      ))}
      <Group>
        <Button variant="default" loading={signingOut.isPending} onClick={() => signingOut.mutate()}>
          {t('sign_out_everywhere')}
        </Button>
      </Group>
    </Section>
  );
}
