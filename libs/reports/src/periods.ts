import { InvalidInputError } from '@libs/platform/problems';
import { DateTime } from 'luxon';
import { type Period } from './members-report.query';

/** Most periods of one report. */
const MAX_PERIODS = 400;

/** Days from one to another, both inclusive, each `YYYY-MM-DD`. */
export interface Days {
  from: string;
  to: string;
}

/** The weekday with which weeks begin, as ISO 8601 counts them. */
const WEEKDAYS = { monday: 1, saturday: 6, sunday: 7 } as const;

const dateOf = (day: string): DateTime => DateTime.fromISO(day, { zone: 'utc' });

/** The first day of the month of a day. */
export const startOfMonth = (day: string): string => dateOf(day).startOf('month').toISODate()!;

/** The weekday of a day, 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: string): number => dateOf(day).weekday;

/** A day that lies some days before another one. */
export const daysBefore = (day: string, days: number): string => dateOf(day).minus({ days }).toISODate()!;

/**
 * Days divided into whole days, weeks, months or years of the calendar; the first and the last are cut to the days.
 *
 * @param firstDayOfWeek with which weeks begin
 * @throws InvalidInputError for days in the wrong order, and for more than 400 periods
 */
export function periodsOf(
  { from, to }: Days,
  by: Period,
  firstDayOfWeek: keyof typeof WEEKDAYS = 'monday',
): Days[] {
  if (to < from) throw invalid('must not be before from');
  const periods: Days[] = [];
  for (let start = from; start <= to;) {
    if (periods.length === MAX_PERIODS) throw invalid(`must be at most ${MAX_PERIODS} ${by}s after from`);
    const next = startOfNext(dateOf(start), by, WEEKDAYS[firstDayOfWeek]);
    const end = next.minus({ days: 1 }).toISODate()!;
    periods.push({ from: start, to: end < to ? end : to });
    start = next.toISODate()!;
  }
  return periods;
}

const invalid = (msg: string): InvalidInputError =>
  new InvalidInputError([{ loc: ['query', 'to'], msg, type: 'range' }]);

function startOfNext(day: DateTime, by: Period, weekday: number): DateTime {
  if (by !== 'week') return day.startOf(by).plus({ [by]: 1 });
  return day.plus({ days: 7 - ((day.weekday - weekday + 7) % 7) });
}
