import { InvalidInputError, ProblemError } from '@libs/platform/problems';
import { type Customer } from './customer.entity';
import { ageRangeReversed } from './customers.problems';
import { type ListCustomersQuery } from './list-customers.query';

type Dates = Partial<Pick<Customer, 'date_of_birth' | 'membership_start' | 'membership_end'>>;

/** @param today the gym's date @throws InvalidInputError for dates that cannot be */
export function checkDates({ date_of_birth, membership_start, membership_end }: Dates, today: string): void {
  if (date_of_birth && date_of_birth > today)
    throw InvalidInputError.of('date_of_birth', 'must not be in the future', 'future');
  if (membership_start && membership_end && membership_end < membership_start)
    throw InvalidInputError.of('membership_end', 'must not be before membership_start', 'membership_period');
}

/** @throws ProblemError `age_range_reversed` */
export function checkAges({ min_age, max_age }: Pick<ListCustomersQuery, 'min_age' | 'max_age'>): void {
  if (min_age !== undefined && max_age !== undefined && min_age > max_age)
    throw new ProblemError(ageRangeReversed);
}

/**
 * A guardian has none, so that mails to children have an address to go to.
 *
 * @param guardian the customer with the id that was sent, locked
 * @throws InvalidInputError for somebody who cannot be a guardian
 */
export function checkGuardian(guardian: Customer | undefined): void {
  if (!guardian)
    throw InvalidInputError.of('guardian_id', 'must be the id of a customer of the gym', 'unknown');
  if (guardian.guardian_id !== null)
    throw InvalidInputError.of('guardian_id', 'must be the id of somebody without a guardian', 'guardian');
}

/** @param email of a customer without a guardian @throws InvalidInputError when there is none */
export function checkEmail({ email, guardian_id }: Pick<Customer, 'email' | 'guardian_id'>): void {
  if (email === null && guardian_id === null)
    throw InvalidInputError.of('email', 'must not be null for a customer without a guardian', 'null');
}

/** What is kept of an answer that was given at the desk: when, and that it was there. */
export function consentAtDesk(
  mail_consent: boolean | null | undefined,
): Partial<Pick<Customer, 'mail_consent_at' | 'mail_consent_source'>> {
  if (mail_consent === undefined) return {};
  const isAnswer = mail_consent !== null;
  return {
    mail_consent_at: isAnswer ? new Date().toISOString() : null,
    mail_consent_source: isAnswer ? 'desk' : null,
  };
}
