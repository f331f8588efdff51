import { ActionIcon, Button, Fieldset, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { components } from '../api/schema';
import { useTexts } from './texts';

export type WeekdayHours = components['schemas']['WeekdayHoursResponse'];

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

interface Props {
  label: string;
  value: WeekdayHours[];
  onChange: (value: WeekdayHours[]) => void;
  error?: ReactNode;
}

/** Hours on days of the week. What ends before it begins ends on the next day. */
export function WeeklyHoursInput({ label, value, onChange, error }: Props) {
  const t = useTexts();
  const set = (index: number, change: Partial<WeekdayHours>) =>
    onChange(value.map((hours, each) => (each === index ? { ...hours, ...change } : hours)));
  const add = () => {
    const { weekday = 'sunday', from = '06:00', until = '22:00' } = value.at(-1) ?? {};
    onChange([...value, { weekday: WEEKDAYS[(WEEKDAYS.indexOf(weekday) + 1) % 7]!, from, until }]);
  };
  return (
    <Fieldset legend={label}>
      <Stack gap="xs">
        {value.map(({ weekday, from, until }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows have nothing else to tell them apart
          <Group key={index} gap="xs" align="end">
            <NativeSelect
              label={t('hours.weekday')}
              data={WEEKDAYS.map((day) => ({ value: day, label: t(`hours.${day}`) }))}
              value={weekday}
              onChange={(event) => set(index, { weekday: event.currentTarget.value as typeof weekday })}
            />
            <TextInput
              type="time"
              label={t('hours.from')}
              value={from}
              onChange={(event) => set(index, { from: event.currentTarget.value })}
            />
            <TextInput
              type="time"
              label={t('hours.until')}
              value={until}
              onChange={(event) => set(index, { until: event.currentTarget.value })}
            />
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t('hours.remove', { weekday: t(`hours.${weekday}`), from })}
              onClick={() => onChange(value.filter((_, each) => each !== index))}
            >
              <Trash2 size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {error && (
          <Text c="red" size="sm" role="alert">
            {error}
          </Text>
        )}
        <Group>
          <Button size="xs" variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={add}>
            {t('hours.add')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
