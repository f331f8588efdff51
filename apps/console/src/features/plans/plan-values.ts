import type { FormErrors } from '@mantine/form';
import type { WeekdayHours } from '../../ui/weekly-hours-input';
import type { Plan, PlanFields } from './queries';
import { t } from './texts';

/** A plan as its form has it: numbers that nobody has typed yet are empty. */
export interface PlanValues {
  name: string;
  description: string;
  kind: Plan['kind'];
  price_cents: number | undefined;
  joining_fee_cents: number | undefined;
  period_unit: Plan['period']['unit'];
  period_count: number | '';
  periods: number | '';
  minimum_term_periods: number | '';
  notice_days: number | '';
  visits_per_period: number | '';
  access: WeekdayHours[] | null;
}

export const EMPTY: PlanValues = {
  name: '',
  description: '',
  kind: 'recurring',
  price_cents: undefined,
  joining_fee_cents: undefined,
  period_unit: 'month',
  period_count: 1,
  periods: '',
  minimum_term_periods: '',
  notice_days: '',
  visits_per_period: '',
  access: null,
};

/** What somebody begins with who lets members in at certain times alone. */
export const FORM_HOURS: WeekdayHours[] = [{ weekday: 'monday', from: '06:00', until: '22:00' }];

export const toValues = (plan: Plan): PlanValues => ({
  name: plan.name,
  description: plan.description ?? '',
  kind: plan.kind,
  price_cents: plan.price_cents,
  joining_fee_cents: plan.joining_fee_cents || undefined,
  period_unit: plan.period.unit,
  period_count: plan.period.count,
  periods: plan.periods ?? '',
  minimum_term_periods: plan.minimum_term_periods || '',
  notice_days: plan.notice_days || '',
  visits_per_period: plan.visits_per_period ?? '',
  access: plan.access,
});

export const toFields = (values: PlanValues): Omit<PlanFields, 'archived'> => ({
  name: values.name,
  description: values.description || null,
  kind: values.kind,
  price_cents: values.price_cents ?? 0,
  joining_fee_cents: values.joining_fee_cents ?? 0,
  period: { unit: values.period_unit, count: Number(values.period_count) },
  periods: values.kind === 'fixed' ? Number(values.periods) : null,
  minimum_term_periods: Number(values.minimum_term_periods),
  notice_days: Number(values.notice_days),
  visits_per_period: values.visits_per_period === '' ? null : values.visits_per_period,
  access: values.access,
});

/** What keeps a plan from being saved, as far as that can be seen without the API. */
export function complaintsAbout({ name, price_cents, period_count, kind, periods }: PlanValues): FormErrors {
  const required = t('required');
  return {
    ...(name.trim() === '' && { name: required }),
    ...(price_cents === undefined && { price_cents: required }),
    ...(period_count === '' && { period_count: required }),
    ...(kind === 'fixed' && periods === '' && { periods: required }),
  };
}

/** Names that the API has for what is one input here. */
const INPUTS: Record<string, string> = {
  'period.count': 'period_count',
  'period.unit': 'period_unit',
  period: 'period_count',
};

/** The messages of the API beside the inputs that they are about. */
export const toFormErrors = (fields: Record<string, string>): FormErrors =>
  Object.fromEntries(
    Object.entries(fields).map(([field, message]) => [
      INPUTS[field] ?? (field.startsWith('access') ? 'access' : field),
      message,
    ]),
  );
