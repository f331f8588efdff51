import { Button, Group, NativeSelect, NumberInput, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { gym as gymQuery } from '../../api/gym';
import { MoneyInput } from '../../ui/money-input';
import { useTexts as useUiTexts } from '../../ui/texts';
import { WeeklyHoursInput } from '../../ui/weekly-hours-input';
import { complaintsAbout, FORM_HOURS, type PlanValues } from './plan-values';
import { useTexts } from './texts';

const UNITS = ['day', 'week', 'month', 'year'] as const;
const KINDS = ['recurring', 'fixed'] as const;

/** Made by the page, which has to put errors and the values of others into it. */
export const usePlanForm = (initialValues: PlanValues, keep?: (values: PlanValues) => void) =>
  useForm<PlanValues>({ initialValues, validate: complaintsAbout, ...(keep && { onValuesChange: keep }) });

interface Props {
  form: ReturnType<typeof usePlanForm>;
  isSaving: boolean;
  onSubmit: (values: PlanValues) => void;
}

export function PlanForm({ form, isSaving, onSubmit }: Props) {
  const t = useTexts();
  const ui = useUiTexts();
  const { data: gym } = useQuery(gymQuery);
  const currency = gym?.currency ?? 'EUR';
  const { kind, access } = form.values;
  const number = (field: 'periods' | 'minimum_term_periods' | 'notice_days' | 'visits_per_period') => ({
    label: t(`fields.${field}`),
    allowDecimal: false,
    allowNegative: false,
    ...form.getInputProps(field),
  });
  return (
    <form onSubmit={form.onSubmit(onSubmit)} noValidate>
      <Stack maw={640}>
        <TextInput label={t('fields.name')} required maxLength={128} {...form.getInputProps('name')} />
        <Textarea
          label={t('fields.description')}
          autosize
          minRows={2}
          {...form.getInputProps('description')}
        />
        <Group grow align="start">
          <MoneyInput
            label={t('fields.price_cents')}
            required
            currency={currency}
            {...form.getInputProps('price_cents')}
          />
          <MoneyInput
            label={t('fields.joining_fee_cents')}
            description={t('hints.joining_fee')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            currency={currency}
            {...form.getInputProps('joining_fee_cents')}
          />
        </Group>
        <Group grow align="start">
          <NumberInput
            label={t('fields.period_count')}
            required
            min={1}
            allowDecimal={false}
            {...form.getInputProps('period_count')}
          />
          <NativeSelect
            label={t('fields.period_unit')}
            data={UNITS.map((value) => ({ value, label: t(`units.${value}`) }))}
            {...form.getInputProps('period_unit')}
          />
        </Group>
        <Group grow align="start">
          <NativeSelect
            label={t('fields.kind')}
            data={KINDS.map((value) => ({ value, label: t(`kinds_text.${value}`) }))}
            {...form.getInputProps('kind')}
          />
          {kind === 'fixed' && <NumberInput required min={1} {...number('periods')} />}
        </Group>
        <Group grow align="start">
          <NumberInput description={t('hints.minimum_term')} min={0} {...number('minimum_term_periods')} />
          <NumberInput description={t('hints.notice')} min={0} max={365} {...number('notice_days')} />
        </Group>
        <NumberInput description={t('hints.visits')} min={1} {...number('visits_per_period')} />
        <Switch
          label={t('fields.access')}
          checked={access !== null}
          onChange={(event) => form.setFieldValue('access', event.currentTarget.checked ? FORM_HOURS : null)}
        />
        {access && (
          <WeeklyHoursInput
            label={t('fields.access')}
            value={access}
            onChange={(hours) => form.setFieldValue('access', hours)}
            error={form.errors.access}
          />
        )}
        <Group>
          <Button type="submit" loading={isSaving}>
            {t('save')}
          </Button>
          <Button variant="default" renderRoot={(props) => <Link {...props} to="/plans" />}>
            {ui('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
