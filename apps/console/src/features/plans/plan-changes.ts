import { formatMoney } from '../../i18n/format';
import type { PlanValues } from './plan-values';
import { t } from './texts';

export type PlanField = keyof PlanValues;

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The fields in which two versions of a plan differ. */
export const changedBetween = (before: PlanValues, after: PlanValues): PlanField[] =>
  (Object.keys(before) as PlanField[]).filter((field) => !isSame(before[field], after[field]));

/** What was typed, with some fields as somebody else has them. */
export const withTheirs = (mine: PlanValues, theirs: PlanValues, fields: PlanField[]): PlanValues => ({
  ...mine,
  ...Object.fromEntries(fields.map((field) => [field, theirs[field]])),
});

/** A field of a plan as people read it. */
export function describe(values: PlanValues, field: PlanField, currency: string): string {
  switch (field) {
    case 'price_cents':
    case 'joining_fee_cents':
      return formatMoney(values[field] ?? 0, currency);
    case 'kind':
      return t(`kinds_text.${values.kind}`);
    case 'period_unit':
      return t(`units.${values.period_unit}`);
    case 'access':
      return (
        values.access
          ?.map(({ weekday, from, until }) =>
            t('access_at', { weekday: t(`weekdays.${weekday}`), from, until }),
          )
          .join(', ') ?? t('any_time')
      );
    case 'name':
    case 'description':
    case 'period_count':
    case 'periods':
    case 'minimum_term_periods':
    case 'notice_days':
    case 'visits_per_period':
    default:
      return String(values[field] || '–');
  }
}
