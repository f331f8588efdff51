import { type WeeklyHours } from '@libs/platform/hours';
import { InvalidInputError } from '@libs/platform/problems';

/** `recurring` goes on until it is cancelled; `fixed` ends after its periods. */
export const PLAN_KINDS = ['recurring', 'fixed'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

export const PERIOD_UNITS = ['day', 'week', 'month', 'year'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** What a plan promises and costs: what a membership keeps of the plan that it was sold as. */
export interface PlanTerms {
  id: number;
  name: string;
  kind: PlanKind;
  /** Of one period, in the smallest unit of the gym's currency. */
  price_cents: number;
  /** Once, in the same unit. */
  joining_fee_cents: number;
  period_unit: PeriodUnit;
  period_count: number;
  /** How many periods a fixed plan lasts; `null` of a recurring one. */
  periods: number | null;
  minimum_term_periods: number;
  notice_days: number;
  /** `null`: any number. */
  visits_per_period: number | null;
  /** `null`: at any time. */
  access: WeeklyHours | null;
  archived: boolean;
}

/** About how many there are in a year. */
const PER_YEAR: Record<PeriodUnit, number> = { day: 365, week: 52, month: 12, year: 1 };

/** Neither a period nor what is made of several of them leads to dates that nobody means. */
const MAX_PERIOD_YEARS = 10;
const MAX_TOTAL_YEARS = 50;

/** The most periods that there can be in anything: days of fifty years. */
export const MAX_PERIODS = MAX_TOTAL_YEARS * PER_YEAR.day;
export const MAX_PERIOD_COUNT = MAX_PERIOD_YEARS * PER_YEAR.day;

type Lengths = Pick<PlanTerms, 'kind' | 'period_unit' | 'period_count' | 'periods' | 'minimum_term_periods'>;

/** @throws InvalidInputError for terms that contradict each other, or last longer than anybody means */
export function checkTerms({
  kind,
  period_unit,
  period_count,
  periods,
  minimum_term_periods,
}: Lengths): void {
  const years = period_count / PER_YEAR[period_unit];
  if (years > MAX_PERIOD_YEARS)
    throw InvalidInputError.of(
      'period',
      `must not be longer than ${MAX_PERIOD_YEARS} years`,
      'period_length',
    );
  if (kind === 'fixed' && periods === null)
    throw InvalidInputError.of('periods', 'must say how many periods a fixed plan lasts', 'periods_missing');
  if (kind === 'recurring' && periods !== null)
    throw InvalidInputError.of(
      'periods',
      'must be null: a recurring plan goes on until it is cancelled',
      'periods_of_recurring',
    );
  if ((periods ?? 0) * years > MAX_TOTAL_YEARS)
    throw InvalidInputError.of(
      'periods',
      `must not last longer than ${MAX_TOTAL_YEARS} years`,
      'total_length',
    );
  if (minimum_term_periods * years > MAX_TOTAL_YEARS)
    throw InvalidInputError.of(
      'minimum_term_periods',
      `must not last longer than ${MAX_TOTAL_YEARS} years`,
      'total_length',
    );
}
