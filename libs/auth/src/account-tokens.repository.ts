import { type AccountsTransaction, insertReturning, type WorkerTransaction } from '@libs/platform/database';
import { hashOfToken, newSecretToken } from '@libs/platform/identity';
import { Injectable } from '@nestjs/common';
import { AccountToken } from './account-token.entity';

/** For how long a link is good. */
const LIFETIME_MINUTES = 30;

/** Every statement on `account_tokens`. */
@Injectable()
export class AccountTokensRepository {
  /** @returns the token for the link; only its hash is stored */
  async issue(
    tx: AccountsTransaction,
    { user_id, purpose, email }: Pick<AccountToken, 'user_id' | 'purpose' | 'email'>,
  ): Promise<string> {
    await tx.execute('DELETE FROM account_tokens WHERE user_id = $1 AND expires_at <= now()', [user_id]);
    const token = newSecretToken();
    const expires_at = new Date(Date.now() + LIFETIME_MINUTES * 60_000).toISOString();
    await insertReturning(tx, AccountToken, {
      hash: hashOfToken(token),
      user_id,
      purpose,
      email,
      expires_at,
    });
    return token;
  }

  /** The token, while it is good. */
  async find(
    tx: AccountsTransaction,
    purpose: AccountToken['purpose'],
    token: string,
  ): Promise<AccountToken | undefined> {
    const [found] = await tx.query<AccountToken[]>(
      'SELECT * FROM account_tokens WHERE hash = $1 AND purpose = $2 AND expires_at > now()',
      [hashOfToken(token), purpose],
    );
    return found;
  }

  /** Uses a token up, and all others of its account with it. @returns false when somebody was faster */
  async take(tx: AccountsTransaction, { hash, user_id }: AccountToken): Promise<boolean> {
    const count = await tx.execute('DELETE FROM account_tokens WHERE hash = $1 AND expires_at > now()', [
      hash,
    ]);
    if (count > 0) await this.deleteAll(tx, user_id);
    return count > 0;
  }

  /**
   * Removes tokens that have expired.
   *
   * @param limit how many at most
   * @returns how many
   */
  deleteExpired(tx: WorkerTransaction, limit: number): Promise<number> {
    return tx.execute(
      `DELETE FROM account_tokens WHERE hash IN (
         SELECT hash FROM account_tokens WHERE expires_at <= now() ORDER BY expires_at LIMIT $1)`,
      [limit],
    );
  }

  /** Makes all links of an account good for nothing. */
  async deleteAll(tx: AccountsTransaction, userId: number): Promise<void> {
    await tx.execute('DELETE FROM account_tokens WHERE user_id = $1', [userId]);
  }
}
