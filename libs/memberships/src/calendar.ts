import { type PeriodResponse as Period } from '@libs/plans';
import { DateTime } from 'luxon';

/** Days from the first to the last, both included. All dates are `YYYY-MM-DD`, on the gym's calendar. */
export interface Days {
  start_date: string;
  end_date: string;
}

/** Days that may have no end. */
export interface OpenDays {
  start_date: string;
  /** Before `start_date` when there is no day at all. */
  end_date: string | null;
}

/** What the periods of a membership follow from. */
export interface Schedule extends OpenDays {
  period: Period;
  /** May overlap, and reach beyond the membership. */
  freezes: readonly Days[];
}

const parse = (date: string): DateTime => DateTime.fromISO(date, { zone: 'utc' });

const DAY = 86_400_000;

// Days have no zone here and all the same length: what is asked most often needs no library.
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** How many days after the one the other is; below zero when it is before. */
export const daysBetween = (one: string, other: string): number =>
  (Date.parse(other) - Date.parse(one)) / DAY;

/** How many days there are from the first to the last, both included; none when the last comes first. */
export const countDays = ({ start_date, end_date }: Days): number =>
  Math.max(0, daysBetween(start_date, end_date) + 1);

export const earlier = (a: string, b: string): string => (a < b ? a : b);
export const later = (a: string, b: string): string => (a > b ? a : b);

/**
 * The first day of the period with this index, if nothing is ever frozen. Counted from the first day of all, not from the period
 * before: whoever begins on the 31st goes on on the 30th in April, and on the 31st again in May.
 */
export function startOfPeriod(first: string, { unit, count }: Period, index: number): string {
  return parse(first)
    .plus({ [unit]: count * index })
    .toISODate()!;
}

/** The same days without overlaps, in their order; days next to each other become one stretch. */
export function union<Stretch extends OpenDays>(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  const sorted = stretches
    .filter(({ start_date, end_date }) => end_date === null || end_date >= start_date)
    .toSorted((a, b) => (a.start_date < b.start_date ? -1 : 1));
  for (const stretch of sorted) {
    const last = merged.at(-1);
    if (last && (last.end_date === null || stretch.start_date <= addDays(last.end_date, 1))) {
      const end_date =
        last.end_date === null || stretch.end_date === null ? null : later(last.end_date, stretch.end_date);
      merged[merged.length - 1] = { ...last, end_date };
    } else merged.push(stretch);
  }
  return merged;
}

/** How many of the days are frozen; what overlaps counts once. */
export function countFrozen(days: Days, freezes: readonly Days[]): number {
  return union(freezes)
    .map(({ start_date, end_date }) =>
      countDays({
        start_date: later(start_date, days.start_date),
        end_date: earlier(end_date, days.end_date),
      }),
    )
    .reduce((sum, count) => sum + count, 0);
}

/**
 * Puts a last day off by the frozen days up to it, those included that come to be up to it by that.
 *
 * @param first what is frozen before this day does not count
 */
export function putOff(lastDay: string, freezes: readonly Days[], first: string): string {
  let day = lastDay;
  for (const { start_date, end_date } of union(freezes))
    if (start_date <= day) day = addDays(day, countDays({ start_date: later(start_date, first), end_date }));
  return day;
}

/** The period that a day is in, or undefined outside of the membership. A frozen day is in the period that it prolongs. */
export function periodAt(schedule: Schedule, date: string): (Days & { index: number }) | undefined {
  const { start_date, end_date, period, freezes } = schedule;
  if (date < start_date || (end_date !== null && date > end_date)) return undefined;
  // A guess, from the days that are not frozen; a frozen first day and months of different lengths make it wrong by one.
  const unfrozen =
    countDays({ start_date, end_date: date }) - countFrozen({ start_date, end_date: date }, freezes);
  const passed = parse(addDays(start_date, Math.max(0, unfrozen - 1))).diff(parse(start_date), period.unit);
  let index = Math.max(0, Math.floor(passed.as(period.unit) / period.count));
  while (index > 0 && startOf(schedule, index) > date) index--;
  while (startOf(schedule, index + 1) <= date) index++;
  const last = addDays(startOf(schedule, index + 1), -1);
  return {
    index,
    start_date: startOf(schedule, index),
    end_date: end_date === null ? last : earlier(last, end_date),
  };
}

/** The first day of a period, with what was frozen before. */
export function startOf({ start_date, period, freezes }: Schedule, index: number): string {
  if (index === 0) return start_date;
  const lastBefore = addDays(startOfPeriod(start_date, period, index), -1);
  return addDays(putOff(lastBefore, freezes, start_date), 1);
}

/** The last day of so many periods, without freezes. */
export const endAfter = (start_date: string, period: Period, periods: number): string =>
  addDays(startOfPeriod(start_date, period, periods), -1);

/**
 * Divides an amount in proportion to weights, in whole cents, so that the parts add up to it: who has lost most by rounding down
 * gets a cent first (largest remainder).
 *
 * @throws RangeError when no weight is positive
 */
export function divide(cents: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) throw new RangeError('Nothing to divide among');
  // As BigInt: an amount times a number of days may be beyond what a number holds exactly.
  const shares = weights.map((weight, index) => {
    const product = BigInt(cents) * BigInt(weight);
    return { index, cents: Number(product / BigInt(total)), remainder: Number(product % BigInt(total)) };
  });
  let left = cents - shares.reduce((sum, share) => sum + share.cents, 0);
  for (const share of shares.toSorted((a, b) => b.remainder - a.remainder || a.index - b.index))
    if (left-- > 0) share.cents++;
  return shares.map((share) => share.cents);
}

/** How much of a period's price is for the days before `from`, and how much for those from it on. Frozen days count for nothing. */
export function divideByUse(
  price_cents: number,
  { start_date, end_date }: Days,
  from: string,
  freezes: readonly Days[],
): { used: number; unused: number } {
  const unfrozen = (days: Days): number => countDays(days) - countFrozen(days, freezes);
  const past = unfrozen({ start_date, end_date: earlier(addDays(from, -1), end_date) });
  const rest = unfrozen({ start_date: later(from, start_date), end_date });
  // A period that is all frozen was not used.
  if (past + rest === 0) return { used: 0, unused: price_cents };
  const [used, unused] = divide(price_cents, [past, rest]) as [number, number];
  return { used, unused };
}
