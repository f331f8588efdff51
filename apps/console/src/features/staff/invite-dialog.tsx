import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { newIdempotencyKey } from '../../api/idempotency-key';
import { ApiError } from '../../api/problem';
import { Dialog } from '../../ui/dialog';
import { ProblemAlert } from '../../ui/problem-alert';
import { useTexts as useUiTexts } from '../../ui/texts';
import { invitations, type StaffMember } from './queries';
import { RoleChoice } from './role-choice';
import { useTexts } from './texts';

/** Invites somebody by mail to work for the gym. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const ui = useUiTexts();
  const queryClient = useQueryClient();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const form = useForm<Pick<StaffMember, 'email' | 'role'>>({
    initialValues: { email: '', role: 'front_desk' },
    validate: { email: (email) => (email.includes('@') ? null : t('email_needed')) },
  });
  const inviting = useMutation({
    mutationFn: (body: typeof form.values) =>
      answer(api.POST('/staff', { params: { header: { 'Idempotency-Key': idempotencyKey } }, body })),
    onSuccess: async ({ email }) => {
      await queryClient.invalidateQueries(invitations);
      notifications.show({ color: 'green', message: t('invited', { email }) });
      onClose();
    },
    onError: (error) => error instanceof ApiError && form.setErrors(error.fields),
    meta: { explainsItself: true },
  });
  return (
    <Dialog opened onClose={onClose} title={t('invite')}>
      <form onSubmit={form.onSubmit((values) => inviting.mutate(values))} noValidate>
        <Stack>
          <ProblemAlert error={inviting.error} />
          <TextInput
            label={t('email')}
            description={t('email_hint')}
            type="email"
            required
            data-autofocus
            {...form.getInputProps('email')}
          />
          <RoleChoice {...form.getInputProps('role')} />
          <Group>
            <Button type="submit" loading={inviting.isPending}>
              {t('send_invitation')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {ui('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
