import { type ServerResponse } from 'node:http';
import { AccountsTransaction, type GymTransaction, type RepeatableRequest } from '@libs/platform/database';
import { ProblemError } from '@libs/platform/problems';
import { hashOfKey } from './idempotency-key';
import { type IdempotencyKeysRepository, type Outcome } from './idempotency-keys.repository';
import { keyReused, requestInFlight } from './idempotency.problems';

/** A request with an `Idempotency-Key`. What its transaction returns is stored by that transaction, and returned to its copies. */
export class KeyedRequest implements RepeatableRequest {
  private isDone = false;

  /**
   * @param fingerprints by the current secret first, then by those before it
   * @param response gets the headers that go with a key
   */
  constructor(
    private readonly keys: IdempotencyKeysRepository,
    private readonly key: string,
    private readonly fingerprints: () => Buffer[],
    private readonly response: ServerResponse,
  ) {}

  /** @throws ProblemError `idempotency_key_reused`, `idempotency_request_in_flight` */
  async once<T>(tx: GymTransaction | AccountsTransaction, work: () => Promise<T>): Promise<T> {
    // Of two transactions, a request that breaks off would leave one, and a copy would do the other twice.
    if (this.isDone) throw new Error('A request with an Idempotency-Key does its work in one transaction');
    const actor = tx instanceof AccountsTransaction ? undefined : tx.actor;
    const key_hash = hashOfKey(this.key, actor);
    // They leave together, and in this order: who gets the lock sees what its last holder committed.
    const [isLocked, first] = await Promise.all([this.keys.lock(tx, key_hash), this.keys.find(tx, key_hash)]);
    if (first) return this.replay(first) as T;
    if (!isLocked) {
      this.response.setHeader('Retry-After', '1');
      throw new ProblemError(requestInFlight);
    }
    const result = await work();
    const outcome = { fingerprint: this.fingerprints()[0]!, result, mentioned_ids: idsIn(result) };
    await this.keys.insert(gymOf(tx), { key_hash, user_id: actor?.user_id, ...outcome });
    this.isDone = true;
    return result;
  }

  private replay({ fingerprint, result }: Outcome): unknown {
    if (!this.fingerprints().some((own) => own.equals(fingerprint))) throw keyReused();
    this.isDone = true;
    this.response.setHeader('Idempotency-Replayed', 'true');
    return result ?? undefined;
  }
}

function gymOf(tx: GymTransaction | AccountsTransaction): GymTransaction {
  const gym = tx instanceof AccountsTransaction ? tx.entered : tx;
  if (!gym) throw new Error('What is done once is kept with the gym that it is about');
  return gym;
}

/** Every `id` and `…_id` in a result, at any depth, but the gym's own. */
function idsIn(result: unknown): number[] {
  const ids = new Set<number>();
  JSON.stringify(result, (name, value: unknown) => {
    if (name !== 'gym_id' && /(?:^|_)id$/.test(name) && Number.isSafeInteger(value)) ids.add(value as number);
    return value;
  });
  return [...ids];
}
