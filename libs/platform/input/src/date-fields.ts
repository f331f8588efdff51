import { DateTime } from 'luxon';
import { asItIs, field, type FieldOptions, isText, rule, textRule } from './fields';

/** What `Date.toISOString` gives for a date: midnight, with or without an offset. */
const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/;

/** Whether it names a day that there is. */
export function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !DATE.test(value)) return false;
  // Luxon takes thirty times as long, and files have a hundred thousand of them.
  if (value.length === 10) return value >= '0001' && isDay(value);
  const date = DateTime.fromISO(value, { zone: 'utc' });
  return date.isValid && date.year >= 1;
}

/** Whether the calendar has a day: of one that a month lacks, such as 30 February, `Date` makes one of the next month. @param text `YYYY-MM-DD` */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A calendar date, `YYYY-MM-DD`; midnight timestamps are read as their date. */
export function DateField(options: FieldOptions): PropertyDecorator {
  const read = (value: unknown): unknown =>
    typeof value === 'string' ? (DATE.exec(value.trim())?.[1] ?? value) : value;
  return field({ type: String, format: 'date' }, options, read, [
    rule('date', 'must be a date such as 1990-02-20, without a time of day', isDate),
  ]);
}

/** A time of day on a 24-hour clock, `HH:MM`. */
export function TimeOfDayField(options: FieldOptions): PropertyDecorator {
  const pattern = '^([01][0-9]|2[0-3]):[0-5][0-9]$';
  return field({ type: String, pattern }, options, asItIs, [
    isText,
    textRule('time_of_day', 'must be a time of day from 00:00 to 23:59, such as 06:00', (text) =>
      new RegExp(pattern).test(text),
    ),
  ]);
}

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i;

/** The moment that a timestamp names, in UTC; none when it is malformed, or outside of the years that have four digits. */
export function momentOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !TIMESTAMP.test(value)) return undefined;
  const moment = DateTime.fromISO(value.toUpperCase(), { zone: 'utc' });
  return moment.isValid && moment.year >= 1 && moment.year <= 9_999 ? moment.toISO() : undefined;
}

/** A moment with its offset from UTC (RFC 3339), read as UTC in milliseconds. */
export function TimestampField(options: FieldOptions): PropertyDecorator {
  const read = (value: unknown): unknown => momentOf(value) ?? value;
  return field({ type: String, format: 'date-time' }, options, read, [
    rule(
      'timestamp',
      'must be a timestamp with an offset, such as 2026-01-01T09:30:00Z',
      (value) => momentOf(value) !== undefined,
    ),
  ]);
}
