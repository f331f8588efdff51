import { type Days, type OpenDays } from './calendar';

/** In the order of a membership's life. */
export const MEMBERSHIP_STATUSES = ['pending', 'active', 'frozen', 'ending', 'ended', 'cancelled'] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

/** What the status follows from. */
export interface Dated extends OpenDays {
  cancelled_at: string | null;
  ends_reason: string | null;
  freezes: readonly Days[];
}

/**
 * What a membership is on a day of the gym's calendar. It is never stored, so it changes at the gym's midnight by itself.
 * `ending`: it holds, and somebody has decided that it will not go on. `statusCondition` is the same in SQL.
 */
export function statusOn(membership: Dated, day: string): MembershipStatus {
  const { start_date, end_date, cancelled_at, ends_reason, freezes } = membership;
  if (end_date !== null && end_date < start_date) return 'cancelled';
  if (day < start_date) return 'pending';
  if (end_date !== null && end_date < day) return cancelled_at ? 'cancelled' : 'ended';
  if (freezes.some((freeze) => freeze.start_date <= day && day <= freeze.end_date)) return 'frozen';
  return cancelled_at || ends_reason !== null ? 'ending' : 'active';
}

const NEVER_BEGAN = 'coalesce(end_date < start_date, false)';
const IS_OVER = (day: string): string => `coalesce(end_date < ${day}, false)`;
const HOLDS = (day: string): string => `NOT ${NEVER_BEGAN} AND start_date <= ${day} AND NOT ${IS_OVER(day)}`;
const IS_FROZEN = (day: string): string =>
  `EXISTS (SELECT FROM membership_freezes AS frozen WHERE frozen.gym_id = memberships.gym_id
     AND frozen.membership_id = memberships.id AND ${day} BETWEEN frozen.start_date AND frozen.end_date)`;
const IS_DECIDED = '(cancelled_at IS NOT NULL OR ends_reason IS NOT NULL)';

const CONDITIONS: Record<MembershipStatus, (day: string) => string> = {
  pending: (day) => `NOT ${NEVER_BEGAN} AND start_date > ${day}`,
  active: (day) => `${HOLDS(day)} AND NOT ${IS_FROZEN(day)} AND NOT ${IS_DECIDED}`,
  frozen: (day) => `${HOLDS(day)} AND ${IS_FROZEN(day)}`,
  ending: (day) => `${HOLDS(day)} AND NOT ${IS_FROZEN(day)} AND ${IS_DECIDED}`,
  ended: (day) => `NOT ${NEVER_BEGAN} AND start_date <= ${day} AND ${IS_OVER(day)} AND cancelled_at IS NULL`,
  cancelled: (day) =>
    `(${NEVER_BEGAN} OR (start_date <= ${day} AND ${IS_OVER(day)} AND cancelled_at IS NOT NULL))`,
};

/** SQL: whether a row of `memberships` has a status on a day, which is a parameter of type date. */
export const statusCondition = (status: MembershipStatus, day: string): string => CONDITIONS[status](day);
