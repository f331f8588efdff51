import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { newIdempotencyKey } from '../../api/idempotency-key';
import { formatDateTime } from '../../i18n/format';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { roleName } from '../../ui/roles';
import { Section } from '../../ui/section';
import { type Invitation, invitations } from './queries';
import { useTexts } from './texts';

const isExpired = ({ expires_at }: Invitation): boolean => new Date(expires_at) < new Date();

/** Those who were invited and have not accepted. */
export function InvitationsSection({ isOwner }: { isOwner: boolean }) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(invitations);
  const [withdrawn, setWithdrawn] = useState<Invitation>();
  const inviting = useMutation({
    mutationFn: ({ email, role }: Invitation) =>
      answer(
        api.POST('/staff', {
          params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
          body: { email, role },
        }),
      ),
    onSuccess: ({ email }) => notifications.show({ color: 'green', message: t('invited', { email }) }),
    onSettled: () => queryClient.invalidateQueries(invitations),
  });
  const withdrawing = useMutation({
    mutationFn: ({ id }: Invitation) =>
      answer(api.DELETE('/staff-invitations/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries(invitations);
      setWithdrawn(undefined);
    },
  });
  return (
    <Section title={t('invitations')}>
      {data.length === 0 && <Text>{t('no_invitations')}</Text>}
      {data.map((invitation) => (
        <Group key={invitation.id} justify="space-between" component="article">
          <Stack gap={0} miw={0}>
            <Text fw={600} truncate>
              {invitation.email}
            </Text>
            <Text size="sm">
              {t(isExpired(invitation) ? 'expired' : 'expires', {
                role: roleName(invitation.role),
                when: formatDateTime(invitation.expires_at),
              })}
            </Text>
          </Stack>
          {isOwner && (
            <Group gap="xs">
              <Button
                variant="default"
                loading={inviting.isPending && inviting.variables.id === invitation.id}
                onClick={() => inviting.mutate(invitation)}
                aria-label={t('send_again_to', { email: invitation.email })}
              >
                {t('send_again')}
              </Button>
              <Button
                variant="default"
                onClick={() => setWithdrawn(invitation)}
                aria-label={t('take_back_from', { email: invitation.email })}
              >
                {t('take_back')}
              </Button>
            </Group>
          )}
        </Group>
      ))}
      {withdrawn && (
        <ConfirmDialog
          opened
          title={t('take_back')}
          text={t('take_back_text', { email: withdrawn.email })}
          action={t('take_back')}
          isDangerous
          isPending={withdrawing.isPending}
          onConfirm={() => withdrawing.mutate(withdrawn)}
          onClose={() => setWithdrawn(undefined)}
        />
      )}
    </Section>
  );
}
