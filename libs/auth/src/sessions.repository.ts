import { type AccountsTransaction, insertReturning, type WorkerTransaction } from '@libs/platform/database';
import { type SessionPrincipal } from '@libs/platform/identity';
import { Injectable } from '@nestjs/common';
import { type RefreshToken } from './refresh-token';
import { Session } from './session.entity';

/** Where a session is used from. */
export type Device = Pick<Session, 'user_agent' | 'address'>;

/** Seconds in which a token that was exchanged may be sent again: by another tab, or after an answer that got lost. */
const REUSE_GRACE = 10;

/** Sessions that one account has at most; the one that was not refreshed for longest makes room. */
const MAX_SESSIONS = 100;

/** Every statement on `sessions` and `refresh_tokens`. */
@Injectable()
export class SessionsRepository {
  async insert(
    tx: AccountsTransaction,
    session: Pick<Session, 'gym_id' | 'user_id' | 'expires_at'> & Device,
  ): Promise<Session> {
    const ended = await tx.execute(
      `DELETE FROM sessions WHERE user_id = $1 AND (expires_at <= now() OR (gym_id, id) IN (
         SELECT gym_id, id FROM sessions WHERE user_id = $1 ORDER BY refreshed_at DESC, id DESC OFFSET $2))`,
      [session.user_id, MAX_SESSIONS - 1],
    );
    if (ended > 0) tx.changesPrincipals();
    return insertReturning(tx, Session, session);
  }

  async insertToken(tx: AccountsTransaction, { gym_id, session_id, hash }: RefreshToken): Promise<void> {
    await tx.execute(
      'INSERT INTO refresh_tokens (gym_id, session_id, hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [gym_id, session_id, hash],
    );
  }

  /** The session of a refresh token, which nobody else refreshes until the transaction ends; none when it has ended. */
  async findForUpdate(
    tx: AccountsTransaction,
    { gym_id, session_id }: RefreshToken,
  ): Promise<Session | undefined> {
    const [session] = await tx.query<Session[]>(
      'SELECT * FROM sessions WHERE gym_id = $1 AND id = $2 AND expires_at > now() FOR UPDATE',
      [gym_id, session_id],
    );
    return session;
  }

  /** Whether a token may still be exchanged: `reused` was exchanged some time ago, `unknown` is none of the session's. */
  async stateOf(
    tx: AccountsTransaction,
    { gym_id, session_id, hash }: RefreshToken,
  ): Promise<'usable' | 'reused' | 'unknown'> {
    const [token] = await tx.query<{ is_reused: boolean | null }[]>(
      `SELECT used_at < now() - $4 * interval '1 second' AS is_reused FROM refresh_tokens
       WHERE gym_id = $1 AND session_id = $2 AND hash = $3`,
      [gym_id, session_id, hash, REUSE_GRACE],
    );
    if (!token) return 'unknown';
    return token.is_reused ? 'reused' : 'usable';
  }

  /** Replaces a token by its successor. */
  async exchange(
    tx: AccountsTransaction,
    { gym_id, session_id, hash }: RefreshToken,
    successor: RefreshToken,
    { user_agent, address }: Device,
  ): Promise<void> {
    await tx.execute(
      `UPDATE refresh_tokens SET used_at = coalesce(used_at, now()) WHERE gym_id = $1 AND session_id = $2 AND hash = $3`,
      [gym_id, session_id, hash],
    );
    await this.insertToken(tx, successor);
    await tx.execute(
      'UPDATE sessions SET refreshed_at = now(), user_agent = $3, address = $4 WHERE gym_id = $1 AND id = $2',
      [gym_id, session_id, user_agent, address],
    );
  }

  /** The sessions of an account, in whichever gym, the one that was used last first. */
  list(tx: AccountsTransaction, userId: number): Promise<Session[]> {
    return tx.query<Session[]>(
      'SELECT * FROM sessions WHERE user_id = $1 AND expires_at > now() ORDER BY refreshed_at DESC, id DESC',
      [userId],
    );
  }

  /** @returns whether the account had such a session */
  async delete(tx: AccountsTransaction, userId: number, id: number): Promise<boolean> {
    tx.changesPrincipals();
    const count = await tx.execute('DELETE FROM sessions WHERE user_id = $1 AND id = $2', [userId, id]);
    return count > 0;
  }

  /** Ends every session of an account. @param keep the id of one that goes on */
  async deleteAll(tx: AccountsTransaction, userId: number, keep?: number): Promise<void> {
    tx.changesPrincipals();
    await tx.execute('DELETE FROM sessions WHERE user_id = $1 AND id IS DISTINCT FROM $2', [
      userId,
      keep ?? null,
    ]);
  }

  /**
   * Removes sessions that have expired, with their refresh tokens.
   *
   * @param limit how many at most
   * @returns how many
   */
  deleteExpired(tx: WorkerTransaction, limit: number): Promise<number> {
    return tx.execute(
      `DELETE FROM sessions WHERE (gym_id, id) IN (
         SELECT gym_id, id FROM sessions WHERE expires_at <= now() ORDER BY expires_at LIMIT $1)`,
      [limit],
    );
  }

  /** The principal of a token; none when the session has ended. `PrincipalCache` keeps it. */
  async findPrincipal(
    tx: AccountsTransaction,
    { gym_id, id, user_id }: Pick<Session, 'gym_id' | 'id' | 'user_id'>,
  ): Promise<SessionPrincipal | undefined> {
    const [principal] = await tx.query<SessionPrincipal[]>(
      `SELECT sessions.user_id, sessions.gym_id, sessions.id AS session_id, sessions.expires_at, staff.role, gyms.timezone,
         staff.role = ANY (gyms.second_factor_roles) AS requires_second_factor,
         CASE WHEN staff.role = ANY (gyms.second_factor_roles) THEN NOT EXISTS (
           SELECT FROM second_factors WHERE user_id = sessions.user_id AND confirmed_at IS NOT NULL)
         ELSE false END AS lacks_second_factor
       FROM sessions JOIN staff ON staff.gym_id = sessions.gym_id AND staff.user_id = sessions.user_id
         JOIN gyms ON gyms.id = sessions.gym_id
       WHERE sessions.gym_id = $1 AND sessions.id = $2 AND sessions.user_id = $3 AND sessions.expires_at > now()`,
      [gym_id, id, user_id],
    );
    return principal;
  }
}
