import { Button, Group, Modal, Stack, TagsInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { newIdempotencyKey } from '../../api/idempotency-key';
import { ProblemAlert } from '../../ui/problem-alert';
import { type Member, tags } from './queries';
import { useTexts } from './texts';

interface Props {
  members: Member[];
  onClose: () => void;
  onDone: () => void;
}

/** Adds and removes tags of several members at once. */
export function TagsDialog({ members, onClose, onDone }: Props) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const { data: knownTags } = useQuery(tags);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const form = useForm({ initialValues: { add: [] as string[], remove: [] as string[] } });
  const changing = useMutation({
    mutationFn: (values: typeof form.values) =>
      answer(
        api.POST('/customers/tags', {
          params: { header: { 'Idempotency-Key': idempotencyKey } },
          body: { customer_ids: members.map(({ id }) => id), ...values },
        }),
      ),
    onSuccess: ({ changed }) => {
      notifications.show({ color: 'green', message: t('tags.changed', { count: changed }) });
      void queryClient.invalidateQueries({ queryKey: ['members'] });
      onDone();
    },
    meta: { explainsItself: true },
  });
  const carried = [...new Set(members.flatMap((member) => member.tags))].toSorted();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tags.title', { count: members.length })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <form onSubmit={form.onSubmit((values) => changing.mutate(values))}>
        <Stack>
          <TagsInput
            label={t('tags.add')}
            data={knownTags?.map(({ tag }) => tag) ?? []}
            data-autofocus
            {...form.getInputProps('add')}
          />
          <TagsInput label={t('tags.remove')} data={carried} {...form.getInputProps('remove')} />
          <ProblemAlert error={changing.error} />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={changing.isPending} disabled={!form.isDirty()}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
