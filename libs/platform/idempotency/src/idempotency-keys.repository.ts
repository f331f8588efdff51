import { AccountsTransaction, type GymTransaction, type Transaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';

/** What a request with a key led to. */
export interface Outcome {
  fingerprint: Buffer;
  /** What the request's work returned. */
  result: unknown;
}

export interface KeptOutcome extends Outcome {
  key_hash: Buffer;
  user_id: number | undefined;
  /** Of whatever the result tells about, so that it can be deleted together with that. */
  mentioned_ids: number[];
}

/** Every statement on `idempotency_keys`. */
@Injectable()
export class IdempotencyKeysRepository {
  /** Keeps others from using the key until the end of the transaction. @returns false when one of them does so already */
  async lock(tx: Transaction, keyHash: Buffer): Promise<boolean> {
    const [row] = await tx.query<[{ locked: boolean }]>('SELECT pg_try_advisory_xact_lock($1) AS locked', [
      keyHash.readBigInt64BE(),
    ]);
    return row.locked;
  }

  /** What came of the first request with the key, if that is known. */
  async find(tx: GymTransaction | AccountsTransaction, keyHash: Buffer): Promise<Outcome | undefined> {
    const [outcome] =
      tx instanceof AccountsTransaction
        ? await tx.query<Outcome[]>(
            'SELECT fingerprint, result FROM idempotency_keys WHERE key_hash = $1 AND user_id IS NULL',
            [keyHash],
          )
        : await tx.query<Outcome[]>(
            'SELECT fingerprint, result FROM idempotency_keys WHERE gym_id = $1 AND key_hash = $2',
            [tx.gym_id, keyHash],
          );
    return outcome;
  }

  async insert(tx: GymTransaction, outcome: KeptOutcome): Promise<void> {
    const { key_hash, user_id, fingerprint, result, mentioned_ids } = outcome;
    await tx.execute(
      `INSERT INTO idempotency_keys (gym_id, key_hash, user_id, fingerprint, result, mentioned_ids)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [tx.gym_id, key_hash, user_id, fingerprint, JSON.stringify(result), mentioned_ids],
    );
  }

  /**
   * Removes keys that came so many hours ago.
   *
   * @param limit how many at most
   * @returns how many
   */
  deleteOld(tx: Transaction, hours: number, limit: number): Promise<number> {
    return tx.execute(
      `DELETE FROM idempotency_keys WHERE (gym_id, key_hash) IN (
         SELECT gym_id, key_hash FROM idempotency_keys
         WHERE created_at < now() - $1 * interval '1 hour' ORDER BY created_at LIMIT $2)`,
      [hours, limit],
    );
  }
}
