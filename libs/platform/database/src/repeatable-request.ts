import { type IncomingMessage } from 'node:http';
import { currentRequest } from '@libs/platform/identity';
import { type AccountsTransaction, type GymTransaction } from './transaction';

/** A request that its client may send again, and whose work is to be done once (docs/decisions/0028-idempotency-keys.md). */
export interface RepeatableRequest {
  /** Does the work, unless an earlier copy of the request has: then it returns what the work returned to that one. */
  once<T>(tx: GymTransaction | AccountsTransaction, work: () => Promise<T>): Promise<T>;
}

const repeatable = new WeakMap<IncomingMessage, RepeatableRequest>();

/** From now on, what the request's transaction does is done once. */
export function makeRepeatable(request: IncomingMessage, as: RepeatableRequest): void {
  repeatable.set(request, as);
}

/** Does the work of a transaction, once where the request that is being handled says so. */
export function once<Tx extends GymTransaction | AccountsTransaction, T>(
  work: (tx: Tx) => Promise<T>,
): (tx: Tx) => Promise<T> {
  const request = currentRequest.getStore();
  const as = request && repeatable.get(request);
  return as ? (tx) => as.once(tx, () => work(tx)) : work;
}
