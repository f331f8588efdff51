import {
  BooleanField,
  CentsField,
  ChoiceField,
  DateField,
  IdField,
  IdsField,
  optional,
  TextField,
} from '@libs/platform/input';
import { IntersectionType } from '@nestjs/swagger';

class Reason {
  @TextField({
    description: 'Why, for whoever asks later.',
    example: 'Broken arm',
    max: 500,
    nullable: true,
    trim: true,
  })
  reason: string | null;
}

class PlanChoice {
  @IdField({ description: 'The plan that is sold.', example: 3 })
  plan_id: number;
}

class StartAndPrice {
  @DateField({
    description: "The first day; today on the gym's calendar unless given.",
    example: '2026-01-01',
  })
  start_date: string;

  @CentsField({
    description: "Of one period, where it is not the plan's price.",
    example: 4900,
  })
  price_cents: number;
}

/** A sale. */
export class SellMembershipDto extends IntersectionType(PlanChoice, optional(StartAndPrice)) {}

class FreezeDays {
  @DateField({ description: 'The first day on which the membership rests.', example: '2026-04-01' })
  start_date: string;

  @DateField({ description: 'The last one, inclusive.', example: '2026-04-10' })
  end_date: string;
}

export class FreezeMembershipDto extends IntersectionType(FreezeDays, optional(Reason)) {}

class Back {
  @DateField({
    description:
      "The first day on which the membership holds again; today on the gym's calendar unless given.",
    example: '2026-04-06',
  })
  date: string;
}

export class UnfreezeMembershipDto extends optional(Back) {}

class CancelAt {
  @ChoiceField(['period_end', 'immediately'], {
    description:
      '`period_end`: at the end of the period, after the notice and the minimum term. `immediately`: today does not count any more; for owners and managers, with a reason.',
    example: 'period_end',
  })
  at: 'period_end' | 'immediately';
}

export class CancelMembershipDto extends IntersectionType(CancelAt, optional(Reason)) {}

class ChangeAt {
  @ChoiceField(['next_period', 'now'], {
    description:
      '`next_period`: when the present period is over. `now`: today is the first day of the new plan.',
    example: 'next_period',
  })
  at: 'next_period' | 'now';
}

export class ChangePlanDto extends IntersectionType(PlanChoice, ChangeAt) {}

/** Memberships that are to be renewed. */
export class RenewMembershipsDto {
  @IdsField({ description: 'The memberships to be renewed.', example: [11, 12], max: 100 })
  membership_ids: number[];
}

class Preview {
  @BooleanField({
    description: 'Answers what would come of it, and does nothing.',
    example: true,
  })
  preview: boolean;
}

export class PreviewQuery extends optional(Preview) {}
