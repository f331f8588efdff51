import { Checkbox, Stack } from '@mantine/core';
import { answerWithEtag, api } from '../../api/client';
import { SaveBar } from '../../ui/save-bar';
import { Section } from '../../ui/section';
import { useVersionedForm } from '../../ui/use-versioned-form';
import { type GymSettings, gymSettings } from './queries';
import { REMINDERS } from './reminder-kinds';
import { ReminderTextsSection } from './reminder-texts-section';
import { useTexts } from './texts';

const toValues = ({ reminders }: GymSettings) => ({
  reminders: REMINDERS.filter((kind) => reminders.includes(kind)),
});
type Values = ReturnType<typeof toValues>;

/** Which reminders are sent, and what they say. */
export function RemindersTab() {
  return (
    <>
      <SentSection />
      <ReminderTextsSection />
    </>
  );
}

function SentSection() {
  const t = useTexts();
  const edit = useVersionedForm({
    query: gymSettings,
    toValues,
    save: ({ reminders }, etag) =>
      answerWithEtag(
        api.PATCH('/gyms/me/settings', {
          params: { header: { 'If-Match': etag } },
          body: { reminders: REMINDERS.filter((kind) => reminders.includes(kind)) },
        }),
      ),
  });
  return (
    <Section title={t('reminders_sent')} text={t('reminders_text')}>
      <form onSubmit={edit.submit} noValidate>
        <Stack>
          <Checkbox.Group aria-label={t('reminders_sent')} {...edit.form.getInputProps('reminders')}>
            <Stack>
              {REMINDERS.map((kind) => (
                <Checkbox key={kind} value={kind} label={t(`reminders.${kind}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <SaveBar<Values>
            edit={edit}
            nameOf={() => t('reminders_sent')}
            show={(kinds) =>
              (kinds as Values['reminders']).map((kind) => t(`reminders.${kind}`)).join(', ') || '–'
            }
          />
        </Stack>
      </form>
    </Section>
  );
}
