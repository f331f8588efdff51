import { type WeeklyHours, WeeklyHoursField } from '@libs/platform/hours';
import {
  BooleanField,
  CentsField,
  ChoiceField,
  IntegerField,
  ObjectField,
  optional,
  TextField,
} from '@libs/platform/input';
import { IntersectionType, OmitType, PickType } from '@nestjs/swagger';
import {
  MAX_PERIOD_COUNT,
  MAX_PERIODS,
  PERIOD_UNITS,
  type PeriodUnit,
  PLAN_KINDS,
  type PlanKind,
} from './plan-terms';

/** How long a period is: read and answered alike. */
export class PeriodResponse {
  @ChoiceField(PERIOD_UNITS, { description: 'What a period is counted in.', example: 'month' })
  unit: PeriodUnit;

  @IntegerField({
    description: 'How many of them make a period; ten years at most.',
    example: 1,
    min: 1,
    max: MAX_PERIOD_COUNT,
  })
  count: number;
}

/** Every field of a plan that a gym writes; what is read and answered derives from it. */
export class PlanFields {
  @TextField({ description: 'What it is sold as.', example: 'Monthly', min: 1, max: 128, trim: true })
  name: string;

  @TextField({
    description: 'What customers should know of it.',
    example: 'All areas, at any time',
    max: 10_000,
    nullable: true,
  })
  description: string | null;

  @ChoiceField(PLAN_KINDS, {
    description: '`recurring` goes on until it is cancelled, `fixed` ends after its `periods`.',
    example: 'recurring',
  })
  kind: PlanKind;

  @CentsField({
    description: "Price of one period, in the smallest unit of the gym's currency.",
    example: 4900,
  })
  price_cents: number;

  @CentsField({
    description: "Due once, at the beginning, in the smallest unit of the gym's currency; 0 unless given.",
    example: 2500,
  })
  joining_fee_cents: number;

  @ObjectField(PeriodResponse, {
    description: 'How long a period is, of ten years at most.',
    example: { unit: 'month', count: 1 },
  })
  period: PeriodResponse;

  @IntegerField({
    description: 'How many periods a fixed plan lasts, fifty years at most; `null` of a recurring one.',
    example: null,
    min: 1,
    max: MAX_PERIODS,
    nullable: true,
  })
  periods: number | null;

  @IntegerField({
    description: 'Before so many periods are over, it cannot be cancelled; 0 unless given.',
    example: 12,
    min: 0,
    max: MAX_PERIODS,
  })
  minimum_term_periods: number;

  @IntegerField({
    description: 'Days between a cancellation and the earliest end; 0 unless given.',
    example: 30,
    min: 0,
    max: 365,
  })
  notice_days: number;

  @IntegerField({
    description: 'Visits that a period includes; `null` for any number.',
    example: null,
    min: 1,
    max: 10_000,
    nullable: true,
  })
  visits_per_period: number | null;

  @WeeklyHoursField({ description: 'When it lets customers in; `null` for any time.', nullable: true })
  access: WeeklyHours | null;

  @BooleanField({ description: 'No longer sold; false unless given.', example: false })
  archived: boolean;
}

const REQUIRED = ['name', 'kind', 'price_cents', 'period'] as const;

/** A new plan. */
export class CreatePlanDto extends IntersectionType(
  PickType(PlanFields, REQUIRED),
  optional(OmitType(PlanFields, REQUIRED)),
) {}

/** What may change of a plan; what is left out stays as it is, `null` clears. */
export class UpdatePlanDto extends optional(PlanFields) {}
