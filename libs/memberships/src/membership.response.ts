import { PeriodResponse } from '@libs/plans';
import { ApiProperty, IntersectionType, OmitType } from '@nestjs/swagger';
import { type Days, periodAt, type Schedule } from './calendar';
import { type Membership } from './membership.entity';
import { type MembershipFreeze } from './membership-freeze.entity';
import { type Dated, MEMBERSHIP_STATUSES, type MembershipStatus, statusOn } from './membership-status';

export class FreezeResponse {
  @ApiProperty({ type: 'integer', format: 'int64', example: 5 })
  id: number;

  @ApiProperty({ format: 'date', example: '2026-04-01' })
  start_date: string;

  @ApiProperty({ description: 'The last frozen day, inclusive.', format: 'date', example: '2026-04-10' })
  end_date: string;

  @ApiProperty({ type: String, nullable: true, example: 'Broken arm' })
  reason: string | null;
}

export class CurrentPeriodResponse implements Days {
  @ApiProperty({ format: 'date', example: '2026-04-01' })
  start_date: string;

  @ApiProperty({ description: 'Inclusive.', format: 'date', example: '2026-04-30' })
  end_date: string;
}

/** A membership on the wire. */
export class MembershipResponse {
  @ApiProperty({ type: 'integer', format: 'int64', example: 11 })
  id: number;

  @ApiProperty({ type: 'integer', format: 'int64', example: 17 })
  customer_id: number;

  @ApiProperty({ type: 'integer', format: 'int64', example: 3 })
  plan_id: number;

  @ApiProperty({ description: "The plan's name when it was sold.", example: 'Monthly' })
  plan_name: string;

  @ApiProperty({
    description: "On today's date of the gym's calendar. `ending`: it holds, and will not go on.",
    enum: MEMBERSHIP_STATUSES,
    example: 'active',
  })
  status: MembershipStatus;

  @ApiProperty({ format: 'date', example: '2026-01-01' })
  start_date: string;

  @ApiProperty({
    type: String,
    description:
      'The last day, inclusive, put off by what is frozen; null while a recurring membership goes on. The day before `start_date` when it never began.',
    format: 'date',
    nullable: true,
    example: '2026-12-31',
  })
  end_date: string | null;

  @ApiProperty({
    type: 'integer',
    description: 'Of one period, in the smallest unit of `currency`.',
    example: 4900,
  })
  price_cents: number;

  @ApiProperty({ description: 'ISO 4217.', example: 'EUR' })
  currency: string;

  @ApiProperty({ type: PeriodResponse, description: 'What the price is for.' })
  period: PeriodResponse;

  @ApiProperty({
    type: 'integer',
    description: 'How many periods were sold; null for a recurring membership.',
    nullable: true,
    example: null,
  })
  periods: number | null;

  @ApiProperty({
    type: CurrentPeriodResponse,
    description: 'The period that today is in; null before the first day and after the last.',
    nullable: true,
  })
  current_period: CurrentPeriodResponse | null;

  @ApiProperty({ type: [FreezeResponse], description: 'Past ones, too. Days of several count once.' })
  freezes: FreezeResponse[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  cancelled_at: string | null;

  @ApiProperty({
    type: String,
    description: 'Why it ends, if somebody has decided so.',
    nullable: true,
    example: null,
  })
  ends_reason: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  created_at: string;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  updated_at: string;
}

/** What a change costs: what the customer still has to pay is the one less the other. */
class Costs {
  @ApiProperty({
    type: 'integer',
    description: 'To be paid for it: the first period, and at a sale the joining fee.',
    example: 6000,
  })
  due_cents: number;

  @ApiProperty({
    type: 'integer',
    description: 'What the days that are given up were worth, of the period that had begun.',
    example: 3000,
  })
  credit_cents: number;
}

/** A membership after a change, and what the change costs. */
export class ChangedMembershipResponse extends IntersectionType(MembershipResponse, Costs) {}

class PreviewedMembership extends OmitType(MembershipResponse, ['id']) {
  @ApiProperty({
    type: 'integer',
    format: 'int64',
    description: 'Null for a membership that would be new.',
    nullable: true,
    example: 11,
  })
  id: number | null;
}

/** What would come of a change. */
export class PreviewResponse extends Costs {
  @ApiProperty({ type: PreviewedMembership, description: 'As it would be.' })
  membership: PreviewedMembership;

  @ApiProperty({
    type: String,
    format: 'date',
    description:
      "The last day of which the customer's memberships leave none uncovered, from the membership's first day or today on; null when they have no end.",
    nullable: true,
    example: '2026-12-31',
  })
  covered_until: string | null;
}

/** A membership with its freezes, as it is read from the database. */
export interface FrozenMembership extends Membership {
  freezes: Pick<MembershipFreeze, 'id' | 'start_date' | 'end_date' | 'reason'>[];
}

/** What the periods of a membership follow from. */
export const scheduleOf = ({
  start_date,
  end_date,
  period_unit,
  period_count,
  freezes,
}: Dated & Pick<Membership, 'period_unit' | 'period_count'>): Schedule => ({
  start_date,
  end_date,
  period: { unit: period_unit, count: period_count },
  freezes,
});

/** @param today the gym's date, `YYYY-MM-DD` */
export function toMembershipResponse(membership: FrozenMembership, today: string): MembershipResponse {
  const period = periodAt(scheduleOf(membership), today);
  return {
    id: membership.id,
    customer_id: membership.customer_id,
    plan_id: membership.plan_id,
    plan_name: membership.plan_name,
    status: statusOn(membership, today),
    start_date: membership.start_date,
    end_date: membership.end_date,
    price_cents: membership.price_cents,
    currency: membership.currency,
    period: { unit: membership.period_unit, count: membership.period_count },
    periods: membership.periods,
    current_period: period ? { start_date: period.start_date, end_date: period.end_date } : null,
    freezes: membership.freezes.map(({ id, start_date, end_date, reason }) => ({
      id,
      start_date,
      end_date,
      reason,
    })),
    cancelled_at: membership.cancelled_at,
    ends_reason: membership.ends_reason,
    created_at: membership.created_at,
    updated_at: membership.updated_at,
  };
}
