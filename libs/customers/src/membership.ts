import { DateTime } from 'luxon';
import { Customer } from './customer.entity';

/**
 * Why a customer is not active on a date by the fields that the gym writes: everything that holds. The day of `membership_end` is
 * still one of the membership.
 */
export function whyInactiveOn(
  { active, membership_end }: Pick<Customer, 'active' | 'membership_end'>,
  date: string,
): ('inactive' | 'expired')[] {
  const isOver = membership_end !== null && membership_end < date;
  return [...(active ? [] : (['inactive'] as const)), ...(isOver ? (['expired'] as const) : [])];
}

/** What a customer's being active on a day follows from. */
type Activity = Pick<Customer, 'active' | 'has_memberships' | 'membership_start' | 'membership_end'>;

/**
 * Whether a customer is active on a date: set active, and not past the end of the membership, that day included. Of whom has
 * memberships, it must have begun, too; `membership_start` of others is but a note.
 */
export function isActiveOn(customer: Activity, date: string): boolean {
  const { has_memberships, membership_start } = customer;
  if (has_memberships && (membership_start === null || membership_start > date)) return false;
  return whyInactiveOn(customer, date).length === 0;
}

/**
 * The same rule in SQL, of a row of `customers`. The end is as an index has it: a list by the end of the membership begins with
 * whom it is about.
 *
 * @param day a parameter of the statement
 */
export const activeCondition = (day: string, row = 'customers'): string =>
  `(${row}.active AND coalesce(${row}.membership_end, 'infinity') >= ${day}
    AND (NOT ${row}.has_memberships OR coalesce(${row}.membership_start <= ${day}, false)))`;

/**
 * The last date of birth of which `years` are completed on `date`. Somebody born on 29 February completes a year on
 * 1 March of a common year, as PostgreSQL's `age()` has it.
 */
export function latestBirthDate(date: string, years: number): string {
  return DateTime.fromISO(date, { zone: 'utc' }).minus({ years }).toISODate()!;
}
