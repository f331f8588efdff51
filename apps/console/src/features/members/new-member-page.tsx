import { Button, Group, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod/mini';
import { answer, api } from '../../api/client';
import { newIdempotencyKey } from '../../api/idempotency-key';
import { ApiError } from '../../api/problem';
import { Page } from '../../ui/page';
import { useDraft } from '../../ui/use-draft';
import { fullName } from './columns';
import { tags } from './queries';
import { useTexts } from './texts';

const EMPTY = {
  first_name: '',
  last_name: '',
  email: '',
  phone: '',
  date_of_birth: '',
  card_number: '',
  tags: [] as string[],
  notes: '',
};

/** A new member. What is typed survives a reload, and is sent once however often it is tried. */
export function NewMemberPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { data: knownTags } = useQuery(tags);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const required = z.string().check(z.trim(), z.minLength(1, t('required')));
  const draft = useDraft('new-member', EMPTY);
  const form = useForm({
    initialValues: draft.values,
    onValuesChange: draft.keep,
    validate: schemaResolver(
      z.looseObject({
        first_name: required,
        last_name: required,
        email: z.email(t('email_needed')),
      }),
      { sync: true },
    ),
  });
  const creating = useMutation({
    mutationFn: ({ phone, date_of_birth, card_number, notes, ...values }: typeof EMPTY) =>
      answer(
        api.POST('/customers', {
          params: { header: { 'Idempotency-Key': idempotencyKey } },
          body: {
            ...values,
            phone: phone || null,
            date_of_birth: date_of_birth || null,
            card_number: card_number || null,
            notes: notes || null,
          },
        }),
      ),
    onSuccess: (member) => {
      draft.drop();
      void queryClient.invalidateQueries({ queryKey: ['members'] });
      notifications.show({ color: 'green', message: t('created', { name: fullName(member) }) });
      void navigate({ to: '/members/$memberId', params: { memberId: String(member.id) } });
    },
    onError: (error) => error instanceof ApiError && form.setErrors(error.fields),
  });
  return (
    <Page title={t('create')}>
      <form onSubmit={form.onSubmit((values) => creating.mutate(values))} noValidate>
        <Stack maw={640}>
          <Group grow align="start">
            <TextInput label={t('first_name')} required autoFocus {...form.getInputProps('first_name')} />
            <TextInput label={t('last_name')} required {...form.getInputProps('last_name')} />
          </Group>
          <TextInput label={t('columns.email')} type="email" required {...form.getInputProps('email')} />
          <Group grow align="start">
            <TextInput label={t('columns.phone')} type="tel" {...form.getInputProps('phone')} />
            <TextInput label={t('date_of_birth')} type="date" {...form.getInputProps('date_of_birth')} />
          </Group>
          <TextInput label={t('columns.card_number')} {...form.getInputProps('card_number')} />
          <TagsInput
            label={t('columns.tags')}
            data={knownTags?.map(({ tag }) => tag) ?? []}
            {...form.getInputProps('tags')}
          />
          <Textarea label={t('notes')} autosize minRows={2} {...form.getInputProps('notes')} />
          <Group>
            <Button type="submit" loading={creating.isPending}>
              {t('save')}
            </Button>
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/members" />}>
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
