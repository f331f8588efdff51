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
