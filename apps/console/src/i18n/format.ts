import { currentLocale } from './language';

/** A day as the API writes it, `2026-01-31`: the same one in every time zone. */
export const formatDate = (day: string, dateStyle: 'medium' | 'full' = 'medium'): string =>
  new Intl.DateTimeFormat(currentLocale(), { dateStyle, timeZone: 'UTC' }).format(new Date(day));

/** A moment as the API writes it, in the time zone of this device. */
export const formatDateTime = (moment: string): string =>
  new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(moment),
  );

/** The hour and minute of a moment as the API writes it, in the time zone of this device. */
export const formatTime = (moment: string): string =>
  new Intl.DateTimeFormat(currentLocale(), { timeStyle: 'short' }).format(new Date(moment));

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
