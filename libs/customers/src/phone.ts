import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * A phone number as E.164, such as `+32444123456`, by its length and not by the ranges that are in use: those change.
 *
 * @param country ISO 3166-1 code of where it is dialled from, for a number without a country code
 * @returns null for what is no number that can be called
 */
export function toE164(phone: string, country: string | null): string | null {
  const number = parsePhoneNumberFromString(phone, (country as CountryCode | null) ?? undefined);
  return number?.isPossible() ? number.number : null;
}

/** Whether a number has its country code. */
export const isInternational = (phone: string): boolean => /^\s*\+/.test(phone);
