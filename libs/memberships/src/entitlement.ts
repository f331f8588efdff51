import { type WeeklyHours } from '@libs/plans';
import { type Days, periodAt } from './calendar';
import { type Membership } from './membership.entity';
import { scheduleOf } from './membership.response';
import { type Dated, type MembershipStatus, statusOn } from './membership-status';

/** What a membership lets its customer do on a day. */
export interface Entitlement {
  membership_id: number;
  plan_name: string;
  status: MembershipStatus;
  /** The last day of the membership, inclusive; null while it goes on. */
  end_date: string | null;
  /** When it lets in; null: at any time. */
  access: WeeklyHours | null;
  /** How many visits the period includes that the day is in; null: any number, or no period. */
  included: { visits: number; period: Days } | null;
}

/** What an entitlement follows from, as `entitlementsSql` reads it. */
export interface EntitlingMembership
  extends
    Dated,
    Pick<Membership, 'id' | 'plan_name' | 'period_unit' | 'period_count' | 'visits_per_period' | 'access'> {}

/** @param day on the gym's calendar, `YYYY-MM-DD` */
export function entitlementOn(membership: EntitlingMembership, day: string): Entitlement {
  const { id, plan_name, end_date, access, visits_per_period: visits } = membership;
  const period = visits === null ? undefined : periodAt(scheduleOf(membership), day);
  return {
    membership_id: id,
    plan_name,
    status: statusOn(membership, day),
    end_date,
    access,
    included: visits !== null && period ? { visits, period } : null,
  };
}
