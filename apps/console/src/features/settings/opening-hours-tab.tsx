import { Alert, Stack, Switch } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { answerWithEtag, api } from '../../api/client';
import { SaveBar } from '../../ui/save-bar';
import { Section } from '../../ui/section';
import { useVersionedForm } from '../../ui/use-versioned-form';
import { ClosuresSection } from './closures-section';
import { DayHours } from './day-hours';
import { gymSettings, openingHours } from './queries';
import { useTexts } from './texts';
import { type Hours, toOpeningHours, toWeek, type Week, WEEKDAYS, weekFrom } from './week';

export function OpeningHoursTab() {
  return (
    <>
      <WeekSection />
      <ClosuresSection />
    </>
  );
}

function WeekSection() {
  const t = useTexts();
  const { data: settings } = useSuspenseQuery(gymSettings);
  const edit = useVersionedForm({
    query: openingHours,
    toValues: toWeek,
    save: (week, etag) =>
      answerWithEtag(
        api.PUT('/gyms/me/opening-hours', {
          params: { header: { 'If-Match': etag } },
          body: toOpeningHours(week),
        }),
      ),
    validate: (week) => {
      if (week.always_open) return {};
      const unfinished = WEEKDAYS.filter((day) => week[day].some(({ from, until }) => !from || !until));
      return {
        always_open: WEEKDAYS.every((day) => week[day].length === 0) ? t('never_open') : null,
        ...Object.fromEntries(unfinished.map((day) => [day, t('times_needed')])),
      };
    },
  });
  const { form } = edit;
  const week = form.getValues();
  const set = (day: keyof Week, hours: Hours[]) => form.setFieldValue(day, hours);
  const show = (value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    const hours = value as Hours[];
    return hours.map(({ from, until }) => `${from}–${until}`).join(', ') || t('closed');
  };
  return (
    <Section title={t('opening_hours')} text={t('opening_hours_text')}>
      <form onSubmit={edit.submit} noValidate>
        <Stack>
          <Switch
            label={t('fields.always_open')}
            {...form.getInputProps('always_open', { type: 'checkbox' })}
            error={undefined}
          />
          {!week.always_open &&
            weekFrom(settings.data.first_day_of_week).map((day) => (
              <DayHours
                key={day}
                day={day}
                hours={week[day]}
                error={form.errors[day]}
                onChange={(hours) => set(day, hours)}
                onCopy={() => form.setValues(Object.fromEntries(WEEKDAYS.map((other) => [other, week[day]])))}
              />
            ))}
          {form.errors.always_open && (
            <Alert color="red" role="alert">
              {form.errors.always_open}
            </Alert>
          )}
          <SaveBar<Week>
            edit={edit}
            nameOf={(field) => (field === 'always_open' ? t('fields.always_open') : t(`days.${field}`))}
            show={show}
          />
        </Stack>
      </form>
    </Section>
  );
}
