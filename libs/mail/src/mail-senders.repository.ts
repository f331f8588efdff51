import { type AccountsTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';

/** Statements on `mail_senders` outside of the worker. */
@Injectable()
export class MailSendersRepository {
  /** Makes a gym, which is inserted in the same transaction, wait for whoever has the token. */
  async expectToken(tx: AccountsTransaction, gymId: number, tokenHash: Buffer): Promise<void> {
    await tx.execute('UPDATE mail_senders SET verified_at = NULL, token_hash = $2 WHERE gym_id = $1', [
      gymId,
      tokenHash,
    ]);
  }

  async isVerified(tx: AccountsTransaction, gymId: number): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      'SELECT FROM mail_senders WHERE gym_id = $1 AND verified_at IS NOT NULL',
      [gymId],
    );
    return rows.length > 0;
  }

  /**
   * Verifies the gym whose token it is, and wakes the relay. A gym that is verified stays so.
   *
   * @returns whether there is such a gym
   */
  async verify(tx: AccountsTransaction, gymId: number, tokenHash: Buffer): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `WITH verified AS (
         UPDATE mail_senders SET verified_at = coalesce(verified_at, now())
         WHERE gym_id = $1 AND token_hash = $2 RETURNING gym_id
       )
       SELECT pg_notify('mails', '') FROM verified`,
      [gymId, tokenHash],
    );
    return rows.length > 0;
  }
}
