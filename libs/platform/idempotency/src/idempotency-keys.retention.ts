import { type WorkerTransaction } from '@libs/platform/database';
import { type RetentionPolicy, Retains } from '@libs/platform/retention';
import { IdempotencyKeysRepository } from './idempotency-keys.repository';

/** Hours for which a request can be repeated. */
const KEEP_HOURS = 24;

/** What requests led to that nobody repeats any more names people. */
@Retains({ table: 'idempotency_keys' })
export class IdempotencyKeysRetention implements RetentionPolicy {
  constructor(private readonly keys: IdempotencyKeysRepository) {}

  deleteBatch(tx: WorkerTransaction, limit: number): Promise<number> {
    return this.keys.deleteOld(tx, KEEP_HOURS, limit);
  }
}
