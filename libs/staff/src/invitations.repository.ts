import {
  type AccountsTransaction,
  type GymTransaction,
  insertReturning,
  type WorkerTransaction,
} from '@libs/platform/database';
import { canonicalEmail } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { StaffInvitation } from './staff-invitation.entity';

/** Days for which the link of an invitation is good. */
const LIFETIME_DAYS = 7;

/** An invitation as whoever has its link sees it. */
export type FoundInvitation = StaffInvitation & { gym_name: string };

/** Every statement on `staff_invitations`. */
@Injectable()
export class InvitationsRepository {
  /** Replaces the invitation that the address may have. */
  async insert(
    tx: GymTransaction,
    { email, role, token_hash }: Pick<StaffInvitation, 'email' | 'role' | 'token_hash'>,
  ): Promise<StaffInvitation> {
    const { gym_id } = tx;
    const email_key = canonicalEmail(email);
    await tx.execute(
      'DELETE FROM staff_invitations WHERE gym_id = $1 AND (email_key = $2 OR expires_at <= now())',
      [gym_id, email_key],
    );
    const expires_at = new Date(Date.now() + LIFETIME_DAYS * 86_400_000).toISOString();
    return insertReturning(tx, StaffInvitation, { gym_id, email, email_key, role, token_hash, expires_at });
  }

  /** The gym's invitations that can be accepted, newest first. */
  list(tx: GymTransaction): Promise<StaffInvitation[]> {
    return tx.query<StaffInvitation[]>(
      'SELECT * FROM staff_invitations WHERE gym_id = $1 AND expires_at > now() ORDER BY id DESC',
      [tx.gym_id],
    );
  }

  /** @returns whether there was one */
  async delete(tx: GymTransaction, id: number): Promise<boolean> {
    const count = await tx.execute(
      'DELETE FROM staff_invitations WHERE gym_id = $1 AND id = $2 AND expires_at > now()',
      [tx.gym_id, id],
    );
    return count > 0;
  }

  /**
   * Removes invitations that have expired, of all gyms.
   *
   * @param limit how many at most
   * @returns how many
   */
  deleteExpired(tx: WorkerTransaction, limit: number): Promise<number> {
    return tx.execute(
      `DELETE FROM staff_invitations WHERE (gym_id, id) IN (
         SELECT gym_id, id FROM staff_invitations WHERE expires_at <= now() ORDER BY expires_at LIMIT $1)`,
      [limit],
    );
  }

  /** The invitation whose link has this token. */
  async find(
    tx: AccountsTransaction,
    gymId: number,
    tokenHash: Buffer,
  ): Promise<FoundInvitation | undefined> {
    const [invitation] = await tx.query<FoundInvitation[]>(
      `SELECT staff_invitations.*, gyms.name AS gym_name FROM staff_invitations JOIN gyms ON gyms.id = gym_id
       WHERE gym_id = $1 AND token_hash = $2 AND expires_at > now()`,
      [gymId, tokenHash],
    );
    return invitation;
  }

  /** Uses an invitation up. @returns false when somebody was faster */
  async take(tx: AccountsTransaction, { gym_id, id }: StaffInvitation): Promise<boolean> {
    const count = await tx.execute(
      'DELETE FROM staff_invitations WHERE gym_id = $1 AND id = $2 AND expires_at > now()',
      [gym_id, id],
    );
    return count > 0;
  }
}
