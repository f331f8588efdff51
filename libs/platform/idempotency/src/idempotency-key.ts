import { createHash, createHmac } from 'node:crypto';
import { type Principal } from '@libs/platform/identity';
import { InvalidInputError } from '@libs/platform/problems';
import { type Request } from 'express';

export const IDEMPOTENCY_KEY = 'Idempotency-Key';
export const MAX_KEY_LENGTH = 255;

const PRINTABLE = new RegExp(`^[ -~]{1,${MAX_KEY_LENGTH}}$`);

/**
 * The request's key.
 *
 * @returns undefined when it has none
 * @throws InvalidInputError when it is malformed
 */
export function keyOf(request: Request): string | undefined {
  const key = request.get(IDEMPOTENCY_KEY);
  if (key === undefined || PRINTABLE.test(key)) return key;
  const msg = `must have 1 to ${MAX_KEY_LENGTH} printable ASCII characters, such as a random UUID`;
  throw new InvalidInputError([{ loc: ['header', IDEMPOTENCY_KEY], msg, type: 'idempotency_key' }]);
}

/** What is stored of a key: two people's equal keys are different ones, and nobody's key is readable. */
export const hashOfKey = (key: string, actor: Principal | undefined): Buffer =>
  createHash('sha256')
    .update(`${actor ? `${actor.gym_id} ${actor.user_id}` : 'nobody'} ${key}`)
    .digest();

/**
 * What two requests must have in common to be the same: path and body, whatever the order of its members. A body may hold a
 * password, so it takes a secret to try out which one it was.
 */
export const fingerprintOf = ({ originalUrl, body }: Request, secret: string): Buffer =>
  createHmac('sha256', secret)
    .update(`idempotency-key:${originalUrl} ${JSON.stringify(body, inOrder)}`)
    .digest();

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
