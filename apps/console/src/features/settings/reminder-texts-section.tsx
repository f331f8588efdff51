import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Section } from '../../ui/section';
import { reminderTexts } from './queries';
import { useTexts } from './texts';

/** What each reminder says, and whether the gym wrote that itself. */
export function ReminderTextsSection() {
  const t = useTexts();
  const { data } = useSuspenseQuery(reminderTexts);
  return (
    <Section title={t('reminder_texts')}>
      {data.map(({ kind, subject, is_standard }) => (
        <Group key={kind} justify="space-between" wrap="nowrap" component="article">
          <Stack gap={0} miw={0}>
            <Group gap="xs">
              <Text fw={600}>{t(`reminders.${kind}`)}</Text>
              {!is_standard && <Badge variant="default">{t('own_text')}</Badge>}
            </Group>
            <Text size="sm" truncate>
              {subject}
            </Text>
          </Stack>
          <Button
            variant="default"
            flex="none"
            aria-label={t('edit_reminder', { kind: t(`reminders.${kind}`) })}
            renderRoot={(props) => <Link {...props} to="/settings/reminders/$kind" params={{ kind }} />}
          >
            {t('edit')}
          </Button>
        </Group>
      ))}
    </Section>
  );
}
