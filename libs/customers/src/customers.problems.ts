import { violates } from '@libs/platform/database';
import { invalidToken } from '@libs/platform/identity';
import { defineProblem, ProblemError } from '@libs/platform/problems';

export const customerNotFound = defineProblem({
  code: 'customer_not_found',
  status: 404,
  title: 'Customer not found',
  detail: 'Customer not found',
  explanation:
    "The gym has no customer with this id. It was deleted, or never existed; the id of another gym's customer answers the same.",
});

export const customerMerged = defineProblem({
  code: 'customer_merged',
  status: 410,
  title: 'Customer merged',
  detail: 'The customer was merged into another one, whose id is moved_to_id',
  explanation:
    'Two entries were the same person, and were made one. All that was under this id is under `moved_to_id` now: use that one from now on.',
});

export const ageRangeReversed = defineProblem({
  code: 'age_range_reversed',
  status: 400,
  title: 'Age range reversed',
  detail: 'min_age cannot be greater than max_age',
  explanation: 'Nobody is older than `min_age` and younger than `max_age`. Exchange the two.',
});

export const membershipManaged = defineProblem({
  code: 'membership_managed',
  status: 409,
  title: 'Membership managed elsewhere',
  detail:
    'The customer has memberships, from which active, membership_start and membership_end follow: change those under /customers/{id}/memberships',
  explanation:
    'As soon as a plan was sold to a customer, these three fields follow from the memberships and cannot be set. Renew, freeze or cancel the membership instead. To send the values back that were read changes nothing.',
});

export const externalIdTaken = defineProblem({
  code: 'external_id_taken',
  status: 409,
  title: 'External id taken',
  detail: 'Another customer of the gym has this external_id',
  explanation:
    'An `external_id` names one customer of a gym. Find who has it with the filter `external_id` of the list; if it is the same person, merge the two.',
});

export const cardNumberTaken = defineProblem({
  code: 'card_number_taken',
  status: 409,
  title: 'Card number taken',
  detail: 'Another customer of the gym has this card_number',
  explanation:
    'A card lets one customer in. Find who has it with the filter `card_number` of the list, and take it from them first if it was handed on.',
});

export const customerHasDependants = defineProblem({
  code: 'customer_has_dependants',
  status: 409,
  title: 'Customer has dependants',
  detail: 'The customer is the guardian of others: give these another guardian first',
  explanation:
    'Others name this customer as their `guardian_id`, and their mails may go there. The filter `guardian_id` of the list finds them.',
});

/** What it means to whoever wrote a customer that a constraint failed; any other error as it is. */
export function problemOf(error: unknown): unknown {
  if (violates(error, 'customers_external_id_key')) return new ProblemError(externalIdTaken);
  if (violates(error, 'customers_card_number_key')) return new ProblemError(cardNumberTaken);
  if (violates(error, 'customers_guardian_id_fkey')) return new ProblemError(customerHasDependants);
  // The gym was deleted after the request had been let in.
  if (violates(error, 'customers_gym_id_fkey')) return new ProblemError(invalidToken);
  return error;
}
