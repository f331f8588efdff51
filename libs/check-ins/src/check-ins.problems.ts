import { defineProblem } from '@libs/platform/problems';

export const checkInNotFound = defineProblem({
  code: 'check_in_not_found',
  status: 404,
  title: 'Check-in not found',
  detail: 'Check-in not found',
  explanation:
    "The gym has no check-in with this id. It never happened, or went with its customer; the id of another gym's check-in answers the same.",
});

export const checkInDenied = defineProblem({
  code: 'check_in_denied',
  status: 409,
  title: 'Check-in was denied',
  detail: 'The check-in was denied, so there is no visit',
  explanation: 'Only who was let in can be checked out, and only a visit can be voided.',
});

export const visitOver = defineProblem({
  code: 'visit_over',
  status: 409,
  title: 'Visit is over',
  detail: 'The visit is over already',
  explanation:
    'The customer was checked out before, perhaps at another desk, or the visit has lasted longer than `visit_timeout_minutes` of the gym, after which nobody counts as being in.',
});

export const visitVoided = defineProblem({
  code: 'visit_voided',
  status: 409,
  title: 'Visit voided',
  detail: 'The visit was voided',
  explanation:
    'A voided visit counts nowhere, and nothing more can be done about it. Check the customer in anew.',
});

export const nonceReused = defineProblem({
  code: 'nonce_reused',
  status: 409,
  title: 'Nonce reused',
  detail: 'The nonce was sent with another check-in; take a new one for this one',
  explanation:
    'Each scan has a `nonce` of its own, such as a random UUID. A check-in with this one was answered before, and it had another customer, card, moment or note. Nothing was done.',
});
