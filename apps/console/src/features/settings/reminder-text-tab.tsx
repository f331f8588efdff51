import { Button, Group, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RotateCcw, Send } from 'lucide-react';
import { useRef, useState } from 'react';
import { answer, answerWithEtag, api } from '../../api/client';
import { newIdempotencyKey } from '../../api/idempotency-key';
import { lastAccount } from '../../api/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { SaveBar } from '../../ui/save-bar';
import { Section } from '../../ui/section';
import { useVersionedForm } from '../../ui/use-versioned-form';
import { PlaceholderButtons } from './placeholder-buttons';
import { reminderText, reminderTexts } from './queries';
import { ReminderPreview } from './reminder-preview';
import { useTexts } from './texts';

const route = getRouteApi('/desk/settings/settings/reminders/$kind');

/** Writes what a reminder says, beside what members will get. */
export function ReminderTextTab() {
  const t = useTexts();
  const queryClient = useQueryClient();
  const { kind } = route.useRouteContext();
  const query = reminderText(kind);
  const { data } = useSuspenseQuery(query);
  const subject = useRef<HTMLInputElement>(null);
  const message = useRef<HTMLTextAreaElement>(null);
  const [isResetting, setIsResetting] = useState(false);
  const params = { path: { kind } };
  const edit = useVersionedForm({
    query,
    toValues: (text) => ({ subject: text.subject, message: text.message }),
    save: (body, etag) =>
      answerWithEtag(
        api.PUT('/gyms/me/reminder-templates/{kind}', {
          params: { ...params, header: { 'If-Match': etag } },
          body,
        }),
      ),
    validate: (text) => ({
      subject: text.subject.trim() ? null : t('subject_needed'),
      message: text.message.trim() ? null : t('message_needed'),
    }),
    onSaved: () => queryClient.invalidateQueries({ ...reminderTexts, exact: true }),
  });
  const { form } = edit;
  const draft = form.getValues();
  const testing = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/gyms/me/reminder-templates/{kind}/test-mail', {
          params: { ...params, header: { 'Idempotency-Key': newIdempotencyKey() } },
          body: draft,
        }),
      ),
    onSuccess: () =>
      notifications.show({ color: 'green', message: t('test_sent', { email: lastAccount() }) }),
  });
  const resetting = useMutation({
    mutationFn: () => answer(api.DELETE('/gyms/me/reminder-templates/{kind}', { params })),
    onSuccess: async () => {
      form.reset();
      await queryClient.invalidateQueries(reminderTexts);
      setIsResetting(false);
    },
  });
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }}>
      <Section title={t(`reminders.${kind}`)} text={t('reminder_text_hint')}>
        <form onSubmit={edit.submit} noValidate>
          <Stack>
            <TextInput
              ref={subject}
              label={t('fields.subject')}
              maxLength={200}
              required
              {...form.getInputProps('subject')}
            />
            <Textarea
              ref={message}
              label={t('fields.message')}
              maxLength={5_000}
              autosize
              minRows={8}
              required
              {...form.getInputProps('message')}
            />
            <PlaceholderButtons
              fields={[subject, message]}
              onInsert={(field, text) => form.setFieldValue(field === 0 ? 'subject' : 'message', text)}
            />
            <SaveBar edit={edit} nameOf={(field) => t(`fields.${field}`)} />
            <Group>
              <Button
                variant="default"
                leftSection={<Send size={20} aria-hidden />}
                loading={testing.isPending}
                onClick={() => testing.mutate()}
              >
                {t('send_test')}
              </Button>
              {!data.data.is_standard && (
                <Button
                  variant="default"
                  leftSection={<RotateCcw size={20} aria-hidden />}
                  onClick={() => setIsResetting(true)}
                >
                  {t('reset_text')}
                </Button>
              )}
            </Group>
          </Stack>
        </form>
      </Section>
      <ReminderPreview kind={kind} draft={draft} />
      <ConfirmDialog
        opened={isResetting}
        title={t('reset_text')}
        text={t('reset_text_confirm')}
        action={t('reset_text')}
        isDangerous
        isPending={resetting.isPending}
        onConfirm={resetting.mutate}
        onClose={() => setIsResetting(false)}
      />
    </SimpleGrid>
  );
}
