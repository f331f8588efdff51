import { ProblemError } from '@libs/platform/problems';
import {
  addDays,
  countFrozen,
  type Days,
  divideByUse,
  earlier,
  endAfter,
  later,
  periodAt,
  putOff,
  startOf,
} from './calendar';
import { type Membership } from './membership.entity';
import { type FrozenMembership, scheduleOf } from './membership.response';
import { statusOn } from './membership-status';
import {
  freezeLimitReached,
  membershipCancelled,
  membershipOver,
  membershipRenewed,
} from './memberships.problems';

/** The last day of a membership that nobody has cancelled, with and without what is frozen. */
export function termOf(
  membership: Pick<FrozenMembership, 'start_date' | 'period_unit' | 'period_count' | 'periods' | 'freezes'>,
): Pick<Membership, 'end_date' | 'unfrozen_end_date'> {
  const { start_date, period_unit: unit, period_count: count, periods, freezes } = membership;
  if (periods === null) return { end_date: null, unfrozen_end_date: null };
  const unfrozen_end_date = endAfter(start_date, { unit, count }, periods);
  return { unfrozen_end_date, end_date: putOff(unfrozen_end_date, freezes, start_date) };
}

/** The membership that renews or replaces this one. */
export const successorOf = (
  { id }: FrozenMembership,
  all: FrozenMembership[],
): FrozenMembership | undefined =>
  all.find(({ renews_id, replaces_id }) => renews_id === id || replaces_id === id);

/** @throws ProblemError `membership_over` */
export function assertNotOver(membership: FrozenMembership, today: string): void {
  if (['ended', 'cancelled'].includes(statusOn(membership, today))) throw new ProblemError(membershipOver);
}

/** That nothing has been decided about what comes after it. @throws ProblemError `membership_over`, `membership_cancelled`, `membership_renewed` */
export function assertGoesOn(membership: FrozenMembership, all: FrozenMembership[], today: string): void {
  assertNotOver(membership, today);
  if (membership.cancelled_at) throw new ProblemError(membershipCancelled);
  if (successorOf(membership, all)) throw new ProblemError(membershipRenewed);
}

/** The day on which a membership ends that is cancelled for the end of a period: after the notice, and after the minimum term. */
export function lastDayAfterNotice(membership: FrozenMembership, today: string): string {
  const schedule = scheduleOf(membership);
  const { start_date, end_date, notice_days, minimum_term_periods } = membership;
  const notice = later(addDays(today, notice_days), start_date);
  const noticed = periodAt({ ...schedule, end_date: null }, notice)!.end_date;
  const minimum = addDays(startOf(schedule, minimum_term_periods), -1);
  const last = later(noticed, minimum);
  return end_date === null ? last : earlier(last, end_date);
}

/** What the days from one on are worth, in cents, of the period that it is in. */
export function creditOf(membership: FrozenMembership, day: string): number {
  const period = periodAt(scheduleOf(membership), day);
  return period ? divideByUse(membership.price_cents, period, day, membership.freezes).unused : 0;
}

/**
 * That no calendar year which a new freeze touches has more frozen days than the gym allows.
 *
 * @param freezes the new one among them
 * @param limit days; null for any number
 * @throws ProblemError `freeze_limit_reached`
 */
export function assertWithinLimit(freezes: readonly Days[], added: Days, limit: number | null): void {
  if (limit === null) return;
  for (let year = Number(added.start_date.slice(0, 4)); year <= Number(added.end_date.slice(0, 4)); year++) {
    const frozen = countFrozen({ start_date: `${year}-01-01`, end_date: `${year}-12-31` }, freezes);
    if (frozen > limit)
      throw new ProblemError(
        freezeLimitReached,
        `The membership would be frozen for ${frozen} days of ${year}; the gym allows ${limit}`,
      );
  }
}
