import { DateTime } from 'luxon';

/** In which order a file writes day, month and year. `ymd` also where no date of it is in another. */
export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** `1/2/2026`, `01.02.26`, `1-2-2026 00:00`: day and month first, in one order or the other. */
const DAY_OR_MONTH_FIRST = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T].*)?$/;

const YEAR_FIRST = /^(\d{4})([./-]?)(\d{2})\2(\d{2})(?:[ T].*)?$/;

/** As Wodify and others write months: `Oct 15, 2020`, `15 October 2020`. */
const WITH_MONTH = ['LLL d, yyyy', 'LLLL d, yyyy', 'd LLL yyyy', 'd LLLL yyyy', 'd-LLL-yyyy', 'd-LLL-yy'];

/** Finds out, cell by cell, in which order a file writes dates. A file has one. */
export class DateOrderGuess {
  private mayBeDayFirst = true;
  private mayBeMonthFirst = true;
  private isYearFirst = true;

  /** Looks at a cell, whatever is in it. */
  add(cell: string): void {
    // Most cells are no dates: a look at the length spares them the pattern.
    if (cell.length < 6 || cell.length > 30) return;
    const [, first, separator, second] = DAY_OR_MONTH_FIRST.exec(cell) ?? [];
    if (first === undefined || Number(first) > 31 || Number(second) > 31) return;
    this.isYearFirst = false;
    if (Number(first) > 12) this.mayBeMonthFirst = false;
    if (Number(second) > 12) this.mayBeDayFirst = false;
    // Nobody writes the month first and dots behind it (CLDR).
    if (separator === '.') this.mayBeMonthFirst = false;
  }

  /** Null where the file allows both, or keeps to neither. */
  get order(): DateOrder | null {
    if (this.isYearFirst) return 'ymd';
    if (this.mayBeDayFirst === this.mayBeMonthFirst) return null;
    return this.mayBeDayFirst ? 'dmy' : 'mdy';
  }
}

/**
 * A date of a file as `YYYY-MM-DD`, which may be no day that there is; any other text as it is.
 *
 * @param century of a year with two digits
 */
export function readDate(text: string, order: DateOrder | null, century: (year: number) => number): string {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return `${yearFirst[1]}-${yearFirst[3]}-${yearFirst[4]}`;
  const parts = DAY_OR_MONTH_FIRST.exec(text);
  if (parts) {
    const [, first = '', , second = '', year = ''] = parts;
    const [day, month] = order === 'mdy' ? [second, first] : [first, second];
    const fullYear = year.length === 4 ? year : String(century(Number(year)));
    return `${fullYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  // A time of day behind the date does not matter.
  const date = text.replace(/,? \d{1,2}:\d{2}.*$/, '');
  for (const format of WITH_MONTH) {
    const read = DateTime.fromFormat(date, format, { locale: 'en', zone: 'utc' });
    if (read.isValid) return read.toISODate();
  }
  return text;
}
