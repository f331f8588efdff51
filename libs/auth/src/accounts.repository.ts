import { type GymTransaction, insertReturning, readRows, type Transaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { canonicalEmail } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { Staff } from './staff.entity';
import { User } from './user.entity';

/** An account as signing in needs it. */
export interface Credentials extends Principal {
  password_hash: string;
}

/** Somebody who works for a gym, as the gym may see it. */
export type StaffMember = Pick<Staff, 'user_id' | 'role' | 'created_at'> & Pick<User, 'email'>;

/** Every statement on accounts and the gyms they work for. */
@Injectable()
export class AccountsRepository {
  insertUser(tx: Transaction, user: Pick<User, 'email' | 'password_hash'>): Promise<User> {
    return insertReturning(tx, User, { ...user, email_key: canonicalEmail(user.email) });
  }

  /** Makes the transaction's actor a member of the gym's staff. */
  async insertStaff(tx: GymTransaction): Promise<void> {
    const { gym_id, user_id, role } = tx.actor;
    await tx.manager.insert(Staff, { gym_id, user_id, role });
  }

  /** Who works for the gym. */
  readStaff(tx: GymTransaction): AsyncIterable<StaffMember> {
    return readRows(
      tx,
      `SELECT user_id, email, role, staff.created_at FROM staff JOIN users ON users.id = user_id
       WHERE gym_id = $1 ORDER BY user_id`,
      [tx.gym_id],
    );
  }

  /**
   * The account with this address, and the gym it has worked for longest. Accounts of earlier releases may lack a key
   * or share an address in two spellings: the very spelling goes first.
   */
  async findCredentials(tx: Transaction, email: string): Promise<Credentials | undefined> {
    const [credentials] = await tx.manager.query<Credentials[]>(
      `SELECT users.id AS user_id, staff.gym_id, staff.role, gyms.timezone, users.password_hash
       FROM users JOIN staff ON staff.user_id = users.id JOIN gyms ON gyms.id = staff.gym_id
       WHERE coalesce(users.email_key, lower(users.email)) = $1 OR lower(users.email) = lower($2)
       ORDER BY lower(users.email) = lower($2) DESC, staff.created_at, staff.gym_id
       LIMIT 1`,
      [canonicalEmail(email), email],
    );
    return credentials;
  }

  /** The account with this id. */
  async find(tx: Transaction, userId: number): Promise<User | undefined> {
    const [user] = await tx.manager.query<User[]>('SELECT * FROM users WHERE id = $1', [userId]);
    return user;
  }

  /** Replaces the hash. @returns false when it was not the one that `user` has any more */
  async changePassword(
    tx: Transaction,
    { id, password_hash }: Pick<User, 'id' | 'password_hash'>,
    newHash: string,
  ): Promise<boolean> {
    const [, count] = await tx.manager.query<[unknown[], number]>(
      'UPDATE users SET password_hash = $3, updated_at = now() WHERE id = $1 AND password_hash = $2',
      [id, password_hash, newHash],
    );
    return count === 1;
  }
}
