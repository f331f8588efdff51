import { currentLocale } from './language';

/** A day as the API writes it, `2026-01-31`: the same one in every time zone. */
export const formatDate = (day: string, dateStyle: 'medium' | 'full' = 'medium'): string =>
  new Intl.DateTimeFormat(currentLocale(), { dateStyle, timeZone: 'UTC' }).format(new Date(day));

/** Of the gym; that of this device until it is known. */
let timeZone: string | undefined;

/** Has moments written by the clock of the gym from now on, wherever this device is. */
export const setTimeZone = (zone: string): void => {
  timeZone = zone;
};

const formatMoment = (moment: string, style: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(currentLocale(), { ...style, timeZone }).format(new Date(moment));

/** A moment as the API writes it, by the clock of the gym. */
export const formatDateTime = (moment: string): string =>
  formatMoment(moment, { dateStyle: 'medium', timeStyle: 'short' });

/** The day of a moment, by the calendar of the gym. */
export const formatDayOf = (moment: string): string => formatMoment(moment, { dateStyle: 'medium' });

/** The hour and minute of a moment, by the clock of the gym. */
export const formatTime = (moment: string): string => formatMoment(moment, { timeStyle: 'short' });

export const formatNumber = (value: number): string => new Intl.NumberFormat(currentLocale()).format(value);

/** @param amount in the smallest unit of the currency */
export function formatMoney(amount: number, currency: string): string {
  const format = new Intl.NumberFormat(currentLocale(), { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** @param share of one: 0.025 is 2.5 % */
export const formatPercent = (share: number): string =>
  new Intl.NumberFormat(currentLocale(), { style: 'percent', maximumFractionDigits: 1 }).format(share);

/** @param day of the week, Monday being 0 */
export const formatWeekday = (day: number, weekday: 'short' | 'long'): string =>
  // 1 January 2024 was a Monday.
  new Intl.DateTimeFormat(currentLocale(), { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + day));

/** An hour of the day, from 0 to 23. */
export const formatHour = (hour: number): string =>
  new Intl.DateTimeFormat(currentLocale(), { hour: 'numeric', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1, hour),
  );
