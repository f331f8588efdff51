import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { newIdempotencyKey } from '../../api/idempotency-key';
import { ApiError } from '../../api/problem';
import { ProblemAlert } from '../../ui/problem-alert';
import { useTexts as useUiTexts } from '../../ui/texts';
import { useTexts } from './texts';

interface Props {
  onDone: () => Promise<void>;
  onCancel: () => void;
}

export function ClosureForm({ onDone, onCancel }: Props) {
  const t = useTexts();
  const ui = useUiTexts();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const form = useForm({
    initialValues: { start_date: '', end_date: '', reason: '' },
    validate: {
      start_date: (day) => (day ? null : t('day_needed')),
      end_date: (day, { start_date }) => (day && day < start_date ? t('days_reversed') : null),
    },
  });
  const adding = useMutation({
    mutationFn: ({ start_date, end_date, reason }: typeof form.values) =>
      answer(
        api.POST('/closures', {
          params: { header: { 'Idempotency-Key': idempotencyKey } },
          body: { start_date, ...(end_date && { end_date }), reason: reason || null },
        }),
      ),
    onSuccess: onDone,
    onError: (error) => error instanceof ApiError && form.setErrors(error.fields),
    meta: { explainsItself: true },
  });
  return (
    <form onSubmit={form.onSubmit((values) => adding.mutate(values))} noValidate>
      <Stack>
        <ProblemAlert error={adding.error} />
        <Group grow align="start">
          <TextInput
            type="date"
            label={t('first_day')}
            required
            autoFocus
            {...form.getInputProps('start_date')}
          />
          <TextInput type="date" label={t('last_day')} {...form.getInputProps('end_date')} />
        </Group>
        <TextInput label={t('reason')} maxLength={200} {...form.getInputProps('reason')} />
        <Group>
          <Button type="submit" loading={adding.isPending}>
            {t('add_closure')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {ui('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
