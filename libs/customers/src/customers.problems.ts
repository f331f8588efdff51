import { defineProblem } from '@libs/platform/problems';

export const customerNotFound = defineProblem({
  code: 'customer_not_found',
  status: 404,
  title: 'Customer not found',
  detail: 'Customer not found',
  explanation:
    "The gym has no customer with this id. It was deleted, or never existed; the id of another gym's customer answers the same.",
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
