import { toWeeklyHours } from '@libs/platform/hours';
import { ApiProperty } from '@nestjs/swagger';
import { PlanFields } from './plan.dto';
import { type Plan } from './plan.entity';

/** A plan on the wire. */
export class PlanResponse extends PlanFields {
  @ApiProperty({ type: 'integer', format: 'int64', example: 3 })
  id: number;

  @ApiProperty({ type: 'integer', format: 'int64', example: 1 })
  gym_id: number;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  created_at: string;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  updated_at: string;
}

/** The one mapping from the table to the wire: what is not named here never leaves. */
export function toPlanResponse(plan: Plan): PlanResponse {
  return {
    name: plan.name,
    description: plan.description,
    kind: plan.kind,
    price_cents: plan.price_cents,
    joining_fee_cents: plan.joining_fee_cents,
    period: { unit: plan.period_unit, count: plan.period_count },
    periods: plan.periods,
    minimum_term_periods: plan.minimum_term_periods,
    notice_days: plan.notice_days,
    visits_per_period: plan.visits_per_period,
    access: plan.access && toWeeklyHours(plan.access),
    archived: plan.archived,
    id: plan.id,
    gym_id: plan.gym_id,
    created_at: plan.created_at,
    updated_at: plan.updated_at,
  };
}
