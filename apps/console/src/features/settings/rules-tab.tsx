import { NumberInput, Select, Stack } from '@mantine/core';
import { answerWithEtag, api } from '../../api/client';
import { asTyped, SaveBar } from '../../ui/save-bar';
import { Section } from '../../ui/section';
import { useVersionedForm } from '../../ui/use-versioned-form';
import { countries } from './countries';
import { type GymSettings, gymSettings } from './queries';
import { useTexts } from './texts';

const FIRST_DAYS = ['monday', 'saturday', 'sunday'] as const;

/** An empty text where nothing is set, as inputs have it. */
const toValues = ({ country, max_freeze_days_per_year, ...settings }: GymSettings) => ({
  country: country ?? '',
  first_day_of_week: settings.first_day_of_week,
  visit_timeout_minutes: settings.visit_timeout_minutes,
  max_freeze_days_per_year: max_freeze_days_per_year ?? ('' as const),
});
type Values = ReturnType<typeof toValues>;

/** What the gym wants to be done by itself, and within which limits. */
export function RulesTab() {
  const t = useTexts();
  const edit = useVersionedForm({
    query: gymSettings,
    toValues,
    save: ({ country, max_freeze_days_per_year, ...values }, etag) =>
      answerWithEtag(
        api.PATCH('/gyms/me/settings', {
          params: { header: { 'If-Match': etag } },
          body: {
            ...values,
            country: country || null,
            max_freeze_days_per_year: max_freeze_days_per_year === '' ? null : max_freeze_days_per_year,
          },
        }),
      ),
    validate: ({ visit_timeout_minutes }) => ({
      visit_timeout_minutes: visit_timeout_minutes ? null : t('minutes_needed'),
    }),
  });
  const { form } = edit;
  const show = (value: unknown, field: keyof Values): string => {
    if (field === 'country') return countries().find((country) => country.value === value)?.label ?? '–';
    if (field === 'first_day_of_week') return t(`days.${value as Values['first_day_of_week']}`);
    return asTyped(value);
  };
  return (
    <form onSubmit={edit.submit} noValidate>
      <Stack>
        <Section title={t('region')}>
          <Select
            label={t('fields.country')}
            description={t('country_hint')}
            data={countries()}
            searchable
            clearable
            {...form.getInputProps('country')}
            onChange={(value) => form.setFieldValue('country', value ?? '')}
          />
          <Select
            label={t('fields.first_day_of_week')}
            data={FIRST_DAYS.map((day) => ({ value: day, label: t(`days.${day}`) }))}
            allowDeselect={false}
            {...form.getInputProps('first_day_of_week')}
          />
        </Section>
        <Section title={t('visits_and_freezes')}>
          <NumberInput
            label={t('fields.visit_timeout_minutes')}
            description={t('visit_timeout_hint')}
            min={1}
            max={1_440}
            allowDecimal={false}
            hideControls
            {...form.getInputProps('visit_timeout_minutes')}
          />
          <NumberInput
            label={t('fields.max_freeze_days_per_year')}
            description={t('max_freeze_hint')}
            min={0}
            max={366}
            allowDecimal={false}
            hideControls
            {...form.getInputProps('max_freeze_days_per_year')}
          />
        </Section>
        <SaveBar<Values> edit={edit} nameOf={(field) => t(`fields.${field}`)} show={show} />
      </Stack>
    </form>
  );
}
