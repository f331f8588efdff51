import { currentLocale } from './language';

/** A day as the API writes it, `2026-01-31`: the same one in every time zone. */
export const formatDate = (day: string): string =>
  new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));

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
