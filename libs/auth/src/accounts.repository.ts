import {
  type AccountsTransaction,
  insertReturning,
  type Transaction,
  violates,
} from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { canonicalEmail } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { User } from './user.entity';

/** An account, and the gym that it has worked for longest. */
export interface Account extends Principal {
  email: string;
  password_hash: string;
  gym_name: string;
}

const ACCOUNTS = `SELECT users.id AS user_id, users.email, users.password_hash, staff.gym_id, staff.role, gyms.timezone,
    gyms.name AS gym_name
  FROM users JOIN staff ON staff.user_id = users.id JOIN gyms ON gyms.id = staff.gym_id`;
const FIRST_GYM = 'staff.created_at, staff.gym_id LIMIT 1';

/** SQL: what is unique of an account's address; one of earlier releases may lack a key. */
const EMAIL_KEY = 'coalesce(users.email_key, lower(users.email))';

/** Whether a statement failed because another account has the address, in whatever spelling. */
export const isEmailTaken = (error: unknown): boolean =>
  violates(error, 'users_email_key') || violates(error, 'users_email_key_key');

/** Every statement on `users`. */
@Injectable()
export class AccountsRepository {
  insert(tx: Transaction, user: Pick<User, 'email' | 'password_hash'>): Promise<User> {
    return insertReturning(tx, User, { ...user, email_key: canonicalEmail(user.email) });
  }

  /**
   * The account with this address. Two of earlier releases may share one in two spellings: the very spelling goes first.
   */
  async findByEmail(tx: AccountsTransaction, email: string): Promise<Account | undefined> {
    const [account] = await tx.query<Account[]>(
      `${ACCOUNTS} WHERE ${EMAIL_KEY} = $1 OR lower(users.email) = lower($2)
       ORDER BY lower(users.email) = lower($2) DESC, ${FIRST_GYM}`,
      [canonicalEmail(email), email],
    );
    return account;
  }

  async find(tx: AccountsTransaction, userId: number): Promise<Account | undefined> {
    const [account] = await tx.query<Account[]>(`${ACCOUNTS} WHERE users.id = $1 ORDER BY ${FIRST_GYM}`, [
      userId,
    ]);
    return account;
  }

  /** Replaces the hash. @returns false when it was not the one that `account` has any more */
  async changePassword(
    tx: AccountsTransaction,
    { user_id, password_hash }: Pick<Account, 'user_id' | 'password_hash'>,
    newHash: string,
  ): Promise<boolean> {
    const count = await tx.execute(
      'UPDATE users SET password_hash = $3, updated_at = now() WHERE id = $1 AND password_hash = $2',
      [user_id, password_hash, newHash],
    );
    return count === 1;
  }

  async changeEmail(tx: AccountsTransaction, userId: number, email: string): Promise<void> {
    await tx.execute('UPDATE users SET email = $2, email_key = $3, updated_at = now() WHERE id = $1', [
      userId,
      email,
      canonicalEmail(email),
    ]);
  }
}
