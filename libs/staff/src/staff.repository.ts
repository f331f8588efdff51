import { type AccountsTransaction, type GymTransaction, insertReturning } from '@libs/platform/database';
import { type StaffRole } from '@libs/platform/identity';
import { canonicalEmail } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { Staff } from './staff.entity';

/** A staff member with their account's address. */
export interface StaffMember {
  id: number;
  email: string;
  role: StaffRole;
  created_at: string;
}

/** A gym that an account works for, and as what. */
export interface Workplace {
  gym_id: number;
  name: string;
  role: StaffRole;
  timezone: string;
}

const MEMBERS = `SELECT users.id, users.email, staff.role, staff.created_at
  FROM staff JOIN users ON users.id = staff.user_id WHERE staff.gym_id = $1`;

/** Every statement on `staff`, but for those that find out who signs in. */
@Injectable()
export class StaffRepository {
  /** Makes the transaction's actor a member of the gym's staff. */
  async insert(tx: GymTransaction, role: StaffRole): Promise<void> {
    const { gym_id, user_id } = tx.actor;
    await insertReturning(tx, Staff, { gym_id, user_id, role });
  }

  /** Who works for the gym, who came first. */
  list(tx: GymTransaction): Promise<StaffMember[]> {
    return tx.query<StaffMember[]>(`${MEMBERS} ORDER BY staff.created_at, users.id`, [tx.gym_id]);
  }

  async find(tx: GymTransaction, id: number): Promise<StaffMember | undefined> {
    const [member] = await tx.query<StaffMember[]>(`${MEMBERS} AND users.id = $2`, [tx.gym_id, id]);
    return member;
  }

  /** Everybody who works for the gym, by the ids of their accounts. Nobody else changes them until the transaction ends. */
  async lock(tx: GymTransaction): Promise<Map<number, StaffMember>> {
    const members = await tx.query<StaffMember[]>(`${MEMBERS} ORDER BY users.id FOR NO KEY UPDATE OF staff`, [
      tx.gym_id,
    ]);
    return new Map(members.map((member) => [member.id, member]));
  }

  /** Whether an account with this address, in whatever spelling, works for the gym. */
  async hasEmail(tx: GymTransaction, email: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `${MEMBERS} AND coalesce(users.email_key, lower(users.email)) = $2`,
      [tx.gym_id, canonicalEmail(email)],
    );
    return rows.length > 0;
  }

  async changeRole(tx: GymTransaction, id: number, role: StaffRole): Promise<void> {
    tx.changesPrincipals();
    await tx.execute('UPDATE staff SET role = $3 WHERE gym_id = $1 AND user_id = $2', [tx.gym_id, id, role]);
  }

  async delete(tx: GymTransaction, id: number): Promise<void> {
    tx.changesPrincipals();
    await tx.execute('DELETE FROM staff WHERE gym_id = $1 AND user_id = $2', [tx.gym_id, id]);
  }

  /** The gyms that an account works for, the first one first. */
  workplaces(tx: AccountsTransaction, userId: number): Promise<Workplace[]> {
    return tx.query<Workplace[]>(
      `SELECT staff.gym_id, gyms.name, staff.role, gyms.timezone FROM staff JOIN gyms ON gyms.id = staff.gym_id
       WHERE staff.user_id = $1 ORDER BY staff.created_at, staff.gym_id`,
      [userId],
    );
  }
}
