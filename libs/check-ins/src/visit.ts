import { type CheckIn } from './check-in.entity';

const MINUTE = 60_000;

type VisitTimes = Pick<CheckIn, 'occurred_at' | 'checked_out_at'>;

/**
 * The visit that a scan belongs to instead of making another: one that is under way, or one that begins within the time-out after
 * it, for scans may be sent in any order.
 *
 * @param visits those of the customer, none of them voided, by when they began
 * @param at milliseconds since 1970
 * @param timeout minutes after which a visit that nobody ended is over
 */
export function visitAt<Visit extends VisitTimes>(
  visits: readonly Visit[],
  at: number,
  timeout: number,
): Visit | undefined {
  return visits.find(({ occurred_at, checked_out_at }) => {
    const from = Date.parse(occurred_at);
    const isNear = Math.abs(at - from) < timeout * MINUTE;
    return isNear && (at < from || checked_out_at === null || at < Date.parse(checked_out_at));
  });
}

/** When visits must have begun to be still under way at a moment, unless they have been ended. */
export const openSince = (at: number, timeout: number): string =>
  new Date(at - timeout * MINUTE).toISOString();

/** Whether somebody is in by it. `OPEN` in the repository is the same in SQL. */
export const isOpen = (
  { decision, voided_at, checked_out_at, occurred_at }: CheckIn,
  since: string,
): boolean => decision === 'allowed' && voided_at === null && checked_out_at === null && occurred_at > since;
