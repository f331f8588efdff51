import { AsyncLocalStorage } from 'node:async_hooks';
import { type AccountsTransaction, type GymTransaction } from './transaction';

/** A request that its client may send again, and whose work is to be done once (docs/decisions/0028-idempotency-keys.md). */
export interface RepeatableRequest {
  /** Does the work, unless an earlier copy of the request has: then it returns what the work returned to that one. */
  once<T>(tx: GymTransaction | AccountsTransaction, work: () => Promise<T>): Promise<T>;
}

/** The repeatable request that is being handled, if it is one. */
export const repeatableRequest = new AsyncLocalStorage<RepeatableRequest>();

/** Does the work of a transaction, once where the request says so. */
export function once<Tx extends GymTransaction | AccountsTransaction, T>(
  work: (tx: Tx) => Promise<T>,
): (tx: Tx) => Promise<T> {
  return (tx) => repeatableRequest.getStore()?.once(tx, () => work(tx)) ?? work(tx);
}
