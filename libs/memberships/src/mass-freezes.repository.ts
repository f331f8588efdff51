import { columnsOf, type GymTransaction, type WorkerTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type Days } from './calendar';
import { MASS_FREEZES, MassFreeze } from './mass-freeze.entity';

/** SQL: a membership that has days between `$2` and `$3`, and is not over. */
const AFFECTED = `gym_id = $1 AND start_date <= $3 AND coalesce(end_date, 'infinity') >= $2 AND coalesce(end_date >= start_date, true)`;

/** Every statement on `mass_freezes`, besides those of its job, and which memberships they are about. */
@Injectable()
export class MassFreezesRepository {
  /** How many memberships have days in a time. */
  async countAffected(tx: GymTransaction, { start_date, end_date }: Days): Promise<number> {
    const [{ count }] = await tx.query<[{ count: number }]>(
      `SELECT count(*) AS count FROM memberships WHERE ${AFFECTED}`,
      [tx.gym_id, start_date, end_date],
    );
    return count;
  }

  /** The next of them behind an id, in the order of their ids. */
  nextAffected(
    tx: GymTransaction,
    { start_date, end_date }: Days,
    after: number,
    most: number,
  ): Promise<{ id: number; customer_id: number }[]> {
    return tx.query(
      `SELECT id, customer_id FROM memberships WHERE ${AFFECTED} AND id > $4 ORDER BY id LIMIT ${most}`,
      [tx.gym_id, start_date, end_date, after],
    );
  }

  /** @returns its id */
  async add(tx: GymTransaction, days: Days, reason: string | null, total: number): Promise<number> {
    const { start_date, end_date } = days;
    const requested_by = tx.actor.user_id;
    return (await MASS_FREEZES.add(tx, { start_date, end_date, reason, total, requested_by }))!;
  }

  async find(tx: GymTransaction, id: number): Promise<MassFreeze | undefined> {
    const [massFreeze] = await tx.query<MassFreeze[]>(
      `SELECT ${columnsOf(MassFreeze)}, status FROM mass_freezes WHERE gym_id = $1 AND id = $2`,
      [tx.gym_id, id],
    );
    return massFreeze;
  }

  /** Notes how far it is, with what was done in the same transaction. */
  async proceed(tx: GymTransaction, id: number, lastMembershipId: number, frozen: number): Promise<void> {
    await tx.execute(
      'UPDATE mass_freezes SET last_membership_id = $3, frozen = frozen + $4 WHERE gym_id = $1 AND id = $2',
      [tx.gym_id, id, lastMembershipId, frozen],
    );
  }

  /**
   * Removes what was settled a year ago, of all gyms.
   *
   * @returns how many, `most` at most
   */
  deleteOld(tx: WorkerTransaction, most: number): Promise<number> {
    return tx.execute(
      `DELETE FROM mass_freezes WHERE (gym_id, id) IN (
         SELECT gym_id, id FROM mass_freezes WHERE settled_at < now() - interval '1 year' ORDER BY settled_at LIMIT $1)`,
      [most],
    );
  }
}
