import { type ReminderKind } from '@libs/gyms';
import { DateTime } from 'luxon';

/** What a reminder says. */
export interface ReminderText {
  subject: string;
  message: string;
}

/** What may stand in braces in a {@link ReminderText}. */
export const PLACEHOLDERS = [
  'recipient_first_name',
  'first_name',
  'last_name',
  'gym_name',
  'end_date',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const BEFORE = {
  subject: 'Your membership at {gym_name} ends on {end_date}',
  message: `Hi {recipient_first_name},

the membership of {first_name} {last_name} ends on {end_date}.

Would you like to go on? Just reply to this mail, or talk to us when you are here.

See you soon
{gym_name}`,
};

/** What reminders say unless the gym has words of its own. */
export const STANDARD_TEXTS: Readonly<Record<ReminderKind, ReminderText>> = {
  '14_days_before': BEFORE,
  '7_days_before': BEFORE,
  '1_day_before': BEFORE,
  '1_day_after': {
    subject: 'Your membership at {gym_name} has ended',
    message: `Hi {recipient_first_name},

the membership of {first_name} {last_name} ended on {end_date}. It was good to have you with us.

Would you like to come back? Just reply to this mail, or drop in.

See you soon
{gym_name}`,
  },
};

const IN_BRACES = /\{([^{}]*)\}/g;

const isPlaceholder = (name: string): name is Placeholder =>
  (PLACEHOLDERS as readonly string[]).includes(name);

/** What stands in braces in a text and is no placeholder. */
export const unknownPlaceholders = (text: string): string[] =>
  [...text.matchAll(IN_BRACES)].map(([, name = '']) => name).filter((name) => !isPlaceholder(name));

/** Puts values in the place of their placeholders. They are data: a placeholder in a value is none. */
export const fillPlaceholders = (text: string, values: Record<Placeholder, string>): string =>
  text.replace(IN_BRACES, (braces, name: string) => (isPlaceholder(name) ? values[name] : braces));

/** A date as a mail says it, `14 January 2027`: no country reads it otherwise. */
export const longDate = (date: string): string =>
  DateTime.fromISO(date, { zone: 'utc' }).setLocale('en-GB').toLocaleString(DateTime.DATE_FULL);
