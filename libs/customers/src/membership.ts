import { DateTime } from 'luxon';
import { Customer } from './customer.entity';

/** What a customer's being active on a day follows from. */
type Activity = Pick<Customer, 'active' | 'has_memberships' | 'membership_start' | 'membership_end'>;

/**
 * Whether a customer is active on a date: set active, and not past the end of the membership, that day included. Of whom has
 * memberships, it must have begun, too; `membership_start` of others is but a note.
 */
export function isActiveOn(
  { active, has_memberships, membership_start, membership_end }: Activity,
  date: string,
): boolean {
  if (has_memberships && (membership_start === null || membership_start > date)) return false;
  return active && (membership_end === null || membership_end >= date);
}

/**
 * The last date of birth of which `years` are completed on `date`. Somebody born on 29 February completes a year on
 * 1 March of a common year, as PostgreSQL's `age()` has it.
 */
export function latestBirthDate(date: string, years: number): string {
  return DateTime.fromISO(date, { zone: 'utc' }).minus({ years }).toISODate()!;
}
