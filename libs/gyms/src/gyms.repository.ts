import {
  columnsOf,
  type GymTransaction,
  insertReturning,
  type Transaction,
  updateReturning,
  type WorkerTransaction,
} from '@libs/platform/database';
import { type StaffRole } from '@libs/platform/identity';
import { Injectable } from '@nestjs/common';
import { Gym } from './gym.entity';

const COLUMNS = columnsOf(Gym);

/** Every statement on `gyms`. */
@Injectable()
export class GymsRepository {
  insert(tx: Transaction, gym: Partial<Gym>): Promise<Gym> {
    return insertReturning(tx, Gym, gym);
  }

  async find(tx: GymTransaction): Promise<Gym | undefined> {
    const [gym] = await tx.query<Gym[]>(`SELECT ${COLUMNS} FROM gyms WHERE id = $1`, [tx.gym_id]);
    return gym;
  }

  /** Reads the gym and keeps others from changing it until the transaction ends. */
  async findForUpdate(tx: GymTransaction): Promise<Gym | undefined> {
    const [gym] = await tx.query<Gym[]>(`SELECT ${COLUMNS} FROM gyms WHERE id = $1 FOR UPDATE`, [tx.gym_id]);
    return gym;
  }

  update(tx: GymTransaction, changes: Partial<Gym>): Promise<Gym | undefined> {
    if (changes.timezone !== undefined) tx.changesPrincipals();
    return updateReturning(tx, Gym, { id: tx.gym_id }, changes);
  }

  async changeContact(tx: GymTransaction, oldEmail: string, newEmail: string): Promise<void> {
    await tx.execute(
      'UPDATE gyms SET email = $3, updated_at = now() WHERE id = $1 AND lower(email) = lower($2)',
      [tx.gym_id, oldEmail, newEmail],
    );
  }

  /** Changes who must have a second factor, which is no change of the gym's profile: `updated_at` stays. */
  async requireSecondFactor(tx: GymTransaction, roles: StaffRole[]): Promise<void> {
    tx.changesPrincipals();
    await tx.execute('UPDATE gyms SET second_factor_roles = $2 WHERE id = $1', [tx.gym_id, roles]);
  }

  async setPhonesOutdated(tx: GymTransaction, areOutdated: boolean): Promise<void> {
    await tx.execute('UPDATE gyms SET phones_outdated = $2 WHERE id = $1', [tx.gym_id, areOutdated]);
  }

  async withOutdatedPhones(tx: WorkerTransaction, limit: number): Promise<number[]> {
    const rows = await tx.query<{ id: number }[]>(
      'SELECT id FROM gyms WHERE phones_outdated ORDER BY id LIMIT $1',
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  async delete(tx: GymTransaction): Promise<void> {
    tx.changesPrincipals();
    await tx.execute('DELETE FROM gyms WHERE id = $1', [tx.gym_id]);
  }
}
