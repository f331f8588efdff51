import { Anchor, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { TextKey } from '../../i18n/texts';
import { answer, api } from '../../api/client';
import { newIdempotencyKey } from '../../api/idempotency-key';
import { formatDateTime } from '../../i18n/format';
import en from './en.json';
import type { Mail } from './queries';
import { t as text, useTexts } from './texts';

const COLORS = { held: 'yellow', pending: 'blue', sent: 'green', bounced: 'red', expired: 'gray' };

/** The API sends again what welcomes a member, once it has arrived or was given up. */
const isResendable = ({ template, status }: Mail): boolean =>
  template === 'customer-welcome' && ['sent', 'bounced', 'expired'].includes(status);

const kindOf = (template: string): string =>
  template in en.templates ? text(`templates.${template}` as TextKey<typeof en>) : template;

export function MailCard({ mail }: { mail: Mail }) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const { id, customer_id, recipient_name, recipient_email, status, last_error } = mail;
  const resending = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/mails/{id}/resend', {
          params: { path: { id }, header: { 'Idempotency-Key': idempotencyKey } },
        }),
      ),
    onSuccess: (sent) => {
      setIdempotencyKey(newIdempotencyKey());
      notifications.show({ color: 'green', message: t('resent', { email: sent.recipient_email }) });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['mails'] }),
  });
  return (
    <Paper component="article" withBorder p="sm" aria-label={t('mail_to', { email: recipient_email })}>
      <Group justify="space-between" align="start">
        <Stack gap={4} miw={0}>
          <Group gap="xs">
            <Text fw={600}>{kindOf(mail.template)}</Text>
            <Badge variant="dot" color={COLORS[status]}>
              {t(`statuses.${status}`)}
            </Badge>
          </Group>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {customer_id === null ? (
              recipient_name
            ) : (
              <Anchor
                underline="always"
                inherit
                renderRoot={(props) => (
                  <Link {...props} to="/members/$memberId" params={{ memberId: String(customer_id) }} />
                )}
              >
                {recipient_name}
              </Anchor>
            )}
            {` · ${recipient_email}`}
          </Text>
          {last_error && status !== 'sent' && (
            <Text size="sm">{t('failed', { error: last_error, count: mail.attempts })}</Text>
          )}
        </Stack>
        <Group gap="xs">
          <Text size="sm">{formatDateTime(mail.settled_at ?? mail.created_at)}</Text>
          {isResendable(mail) && (
            <Button
              variant="default"
              loading={resending.isPending}
              onClick={() => resending.mutate()}
              aria-label={t('resend_to', { email: recipient_email })}
            >
              {t('resend')}
            </Button>
          )}
        </Group>
      </Group>
    </Paper>
  );
}
