import { ChoiceField, CursorQuery, DateField, IntegerField, optional } from '@libs/platform/input';
import { IntersectionType } from '@nestjs/swagger';
import { MEMBERSHIP_STATUSES, type MembershipStatus } from './membership-status';

/** Filters of the list; all can be combined. */
class MembershipFilters {
  @ChoiceField(MEMBERSHIP_STATUSES, {
    description: "Status on today's date of the gym's calendar.",
    example: 'ending',
  })
  status: MembershipStatus;

  @IntegerField({ description: 'Sold as this plan.', example: 3, min: 1, max: Number.MAX_SAFE_INTEGER })
  plan_id: number;

  @IntegerField({ description: 'Of this customer.', example: 17, min: 1, max: Number.MAX_SAFE_INTEGER })
  customer_id: number;

  @DateField({ description: 'With a last day before this one.', example: '2026-02-01' })
  ends_before: string;

  @DateField({ description: 'With a last day after this one, or without end.', example: '2026-01-01' })
  ends_after: string;
}

/** A page of the gym's memberships, newest first. */
export class ListMembershipsQuery extends IntersectionType(CursorQuery, optional(MembershipFilters)) {}
