import { Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { MailView } from '../../ui/mail-view';
import { ProblemAlert } from '../../ui/problem-alert';
import { Section } from '../../ui/section';
import { reminderPreview, type ReminderText } from './queries';
import type { ReminderKind } from './reminder-kinds';
import { useTexts } from './texts';

const TYPING_MS = 300;

interface Props {
  kind: ReminderKind;
  draft: ReminderText;
}

/** A reminder as it would arrive, about a member who is made up; follows what is typed. */
export function ReminderPreview({ kind, draft: { subject, message } }: Props) {
  const t = useTexts();
  const [typed] = useDebouncedValue(JSON.stringify({ subject, message }), TYPING_MS);
  const draft = JSON.parse(typed) as ReminderText;
  const { data, error } = useQuery({
    ...reminderPreview(kind, draft),
    enabled: Boolean(draft.subject.trim() && draft.message.trim()),
  });
  return (
    <Section title={t('preview')} text={t('preview_text')}>
      <ProblemAlert error={error} />
      {data ? (
        <>
          <Text fw={600}>{data.subject}</Text>
          <MailView html={data.html} />
        </>
      ) : (
        <Skeleton height={240} />
      )}
    </Section>
  );
}
