import { ActionIcon, Fieldset, Group, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { CopyPlus, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from './texts';
import type { Hours, Weekday } from './week';

interface Props {
  day: Weekday;
  hours: Hours[];
  error: ReactNode;
  onChange: (hours: Hours[]) => void;
  /** Gives every other day the same hours. */
  onCopy: () => void;
}

const USUAL: Hours = { from: '06:00', until: '22:00' };

/** The hours that begin on a day of the week: none, once, or several times. */
export function DayHours({ day, hours, error, onChange, onCopy }: Props) {
  const t = useTexts();
  const name = t(`days.${day}`);
  const change = (index: number, part: Partial<Hours>) =>
    onChange(hours.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const button = (label: string, icon: ReactNode, onClick: () => void) => (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={36} aria-label={label} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Fieldset legend={name} p="sm">
      <Stack gap="xs">
        {hours.length === 0 && <Text>{t('closed')}</Text>}
        {[...hours.entries()].map(([index, { from, until }]) => (
          <Group key={index} gap="xs">
            <Group gap="xs">
              <TextInput
                type="time"
                aria-label={t('opens', { day: name })}
                value={from}
                onChange={(event) => change(index, { from: event.currentTarget.value })}
              />
              <Text aria-hidden>–</Text>
              <TextInput
                type="time"
                aria-label={t('closes', { day: name })}
                value={until}
                onChange={(event) => change(index, { until: event.currentTarget.value })}
              />
              {button(t('remove_hours', { day: name }), <Trash2 size={18} aria-hidden />, () =>
                onChange(hours.filter((_, at) => at !== index)),
              )}
            </Group>
            {from && until && until <= from && (
              <Text size="sm">{t(from === until ? 'whole_day' : 'next_day')}</Text>
            )}
          </Group>
        ))}
        {error && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {error}
          </Text>
        )}
        <Group gap="xs">
          {button(t('add_hours', { day: name }), <Plus size={18} aria-hidden />, () =>
            onChange([...hours, USUAL]),
          )}
          {hours.length > 0 &&
            button(t('copy_hours', { day: name }), <CopyPlus size={18} aria-hidden />, onCopy)}
        </Group>
      </Stack>
    </Fieldset>
  );
}
