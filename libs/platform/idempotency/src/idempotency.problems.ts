import { defineProblem, InvalidInputError } from '@libs/platform/problems';
import { IDEMPOTENCY_KEY } from './idempotency-key';

export const idempotencyKeyReused = defineProblem({
  code: 'idempotency_key_reused',
  status: 422,
  title: 'Idempotency key reused',
  detail: 'Idempotency-Key was sent with another request; take a new one for this one',
  explanation:
    'A request with this `Idempotency-Key` has been carried out, and it had another path or body. Nothing was done. Send the same request again to get its answer, or a new key, such as a random UUID, with a new request.',
});

export const requestInFlight = defineProblem({
  code: 'idempotency_request_in_flight',
  status: 409,
  title: 'Request in flight',
  detail: 'A request with this Idempotency-Key is being carried out; please try again',
  explanation:
    'A copy of this request, with the same `Idempotency-Key`, is being carried out at the moment. This one did nothing. Send it again after the seconds in `Retry-After`: it gets the answer of the first, or is carried out if that one failed.',
});

/** The answer to a key that came with another request before. */
export const keyReused = (): InvalidInputError =>
  new InvalidInputError(
    [
      {
        loc: ['header', IDEMPOTENCY_KEY],
        msg: 'was sent with another request; take a new one for this one',
        type: 'idempotency_key_reused',
      },
    ],
    idempotencyKeyReused,
  );
