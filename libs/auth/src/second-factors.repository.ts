import { type AccountsTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type SealedSecret } from './secret-box';
import { type SecondFactor } from './second-factor.entity';

/** Every statement on `second_factors`, but for the one that reads a principal. */
@Injectable()
export class SecondFactorsRepository {
  /** That of an account, confirmed or not. */
  async find(tx: AccountsTransaction, userId: number): Promise<SecondFactor | undefined> {
    const [factor] = await tx.query<SecondFactor[]>('SELECT * FROM second_factors WHERE user_id = $1', [
      userId,
    ]);
    return factor;
  }

  /** The same; nobody else uses or changes it until the transaction ends, so that a code is good once. */
  async findForUpdate(tx: AccountsTransaction, userId: number): Promise<SecondFactor | undefined> {
    const [factor] = await tx.query<SecondFactor[]>(
      'SELECT * FROM second_factors WHERE user_id = $1 FOR UPDATE',
      [userId],
    );
    return factor;
  }

  /** Begins one, in the place of one that was begun before. @returns false when the account has a confirmed one */
  async begin(tx: AccountsTransaction, userId: number, { key_id, secret }: SealedSecret): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `INSERT INTO second_factors AS known (user_id, key_id, secret) VALUES ($1, $2, $3)
       ON CONFLICT (user_id) DO UPDATE SET key_id = $2, secret = $3, created_at = now() WHERE known.confirmed_at IS NULL
       RETURNING user_id`,
      [userId, key_id, secret],
    );
    return rows.length > 0;
  }

  /** Has it be asked for from now on. */
  async confirm(tx: AccountsTransaction, userId: number): Promise<void> {
    tx.changesPrincipals();
    await tx.execute('UPDATE second_factors SET confirmed_at = now() WHERE user_id = $1', [userId]);
  }

  /** Notes which code was used last, and stores the secret as it is sealed now. */
  async useStep(
    tx: AccountsTransaction,
    userId: number,
    step: number,
    { key_id, secret }: SealedSecret,
  ): Promise<void> {
    await tx.execute(
      'UPDATE second_factors SET last_step = $2, key_id = $3, secret = $4 WHERE user_id = $1',
      [userId, step, key_id, secret],
    );
  }

  /** Replaces the recovery codes that are left. @param hashes of the new ones */
  async setRecoveryCodes(tx: AccountsTransaction, userId: number, hashes: Buffer[]): Promise<void> {
    await tx.execute('UPDATE second_factors SET recovery_codes = $2 WHERE user_id = $1', [userId, hashes]);
  }

  /** @returns whether the account had a confirmed one */
  async delete(tx: AccountsTransaction, userId: number): Promise<boolean> {
    tx.changesPrincipals();
    const rows = await tx.query<Pick<SecondFactor, 'confirmed_at'>[]>(
      'DELETE FROM second_factors WHERE user_id = $1 RETURNING confirmed_at',
      [userId],
    );
    return rows.some(({ confirmed_at }) => confirmed_at !== null);
  }
}
