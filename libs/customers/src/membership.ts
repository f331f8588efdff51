import { DateTime } from 'luxon';
import { Customer } from './customer.entity';

/** Whether a customer is active on a date: set active, and not past the end of the membership, that day included. */
export function isActiveOn(
  { active, membership_end }: Pick<Customer, 'active' | 'membership_end'>,
  date: string,
): boolean {
  return active && (membership_end === null || membership_end >= date);
}

/**
 * The last date of birth of which `years` are completed on `date`. Somebody born on 29 February completes a year on
 * 1 March of a common year, as PostgreSQL's `age()` has it.
 */
export function latestBirthDate(date: string, years: number): string {
  return DateTime.fromISO(date, { zone: 'utc' }).minus({ years }).toISODate()!;
}
