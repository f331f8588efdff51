import { addDays, type OpenDays, union } from './calendar';

/** What a customer's memberships come to, as the customer's own fields say it. */
export interface Coverage {
  membership_start: string | null;
  /** Null when it has no end, or when there is no coverage at all. */
  membership_end: string | null;
  /** Where the next stretch begins, when days without coverage lie between. */
  next_membership_start: string | null;
}

/**
 * The stretch of days without a gap that holds a day; else the next one; else the last one. Without any membership
 * there is none.
 */
export function coverageOn(memberships: readonly OpenDays[], day: string): Coverage {
  const stretches = union(memberships.map(({ start_date, end_date }) => ({ start_date, end_date })));
  const current = stretches.findIndex(({ end_date }) => end_date === null || end_date >= day);
  const index = current < 0 ? stretches.length - 1 : current;
  const stretch = stretches[index];
  return {
    membership_start: stretch?.start_date ?? null,
    membership_end: stretch?.end_date ?? null,
    next_membership_start: stretches[index + 1]?.start_date ?? null,
  };
}

/**
 * Until when the days go on without a gap from a day on; null without end. The day before when it is not covered itself.
 */
export function coveredUntil(memberships: readonly OpenDays[], day: string): string | null {
  const stretch = union(memberships.map(({ start_date, end_date }) => ({ start_date, end_date }))).find(
    ({ start_date, end_date }) => start_date <= day && (end_date === null || end_date >= day),
  );
  return stretch ? stretch.end_date : addDays(day, -1);
}
