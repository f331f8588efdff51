import {
  columnsOf,
  type GymTransaction,
  insertReturning,
  keyset,
  readRows,
  updateReturning,
  type WorkerTransaction,
} from '@libs/platform/database';
import { type Page, toPage } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { type Days } from './calendar';
import { ListMembershipsQuery } from './list-memberships.query';
import { Membership } from './membership.entity';
import { MembershipFreeze } from './membership-freeze.entity';
import { type FrozenMembership } from './membership.response';
import { statusCondition } from './membership-status';

const COLUMNS = `${columnsOf(Membership)}, coalesce((
  SELECT jsonb_agg(jsonb_build_object('id', frozen.id, 'start_date', frozen.start_date, 'end_date', frozen.end_date, 'reason', frozen.reason)
    ORDER BY frozen.start_date, frozen.id)
  FROM membership_freezes AS frozen WHERE frozen.gym_id = memberships.gym_id AND frozen.membership_id = memberships.id
), '[]') AS freezes`;

/**
 * SQL for statements of other rooms: all memberships of a customer, oldest first, as a JSON list of `EntitlingMembership`.
 *
 * @param gym the gym's id in that statement, as is `customer`
 */
export const entitlementsSql = (gym: string, customer: string): string => `coalesce((
  SELECT jsonb_agg(to_jsonb(sold) ORDER BY id) FROM (
    SELECT id, plan_name, start_date, end_date, cancelled_at, ends_reason, period_unit, period_count, visits_per_period, access,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('start_date', frozen.start_date, 'end_date', frozen.end_date))
        FROM membership_freezes AS frozen WHERE frozen.gym_id = memberships.gym_id AND frozen.membership_id = memberships.id
      ), '[]') AS freezes
    FROM memberships WHERE gym_id = ${gym} AND customer_id = ${customer}
  ) AS sold
), '[]')`;

/** Every statement on memberships and their freezes. */
@Injectable()
export class MembershipsRepository {
  insert(tx: GymTransaction, membership: Partial<Membership>): Promise<Membership> {
    return insertReturning(tx, Membership, { ...membership, gym_id: tx.gym_id });
  }

  async find(tx: GymTransaction, id: number): Promise<FrozenMembership | undefined> {
    const [membership] = await tx.query<FrozenMembership[]>(
      `SELECT ${COLUMNS} FROM memberships WHERE gym_id = $1 AND id = $2`,
      [tx.gym_id, id],
    );
    return membership;
  }

  /** Those of the memberships that there are, one customer after the other. */
  async inOrderOfCustomers(tx: GymTransaction, ids: readonly number[]): Promise<number[]> {
    const found = await tx.query<{ id: number }[]>(
      'SELECT id FROM memberships WHERE gym_id = $1 AND id = ANY ($2) ORDER BY customer_id, id',
      [tx.gym_id, ids],
    );
    return found.map(({ id }) => id);
  }

  /** All that a customer has had, oldest first. */
  ofCustomer(tx: GymTransaction, customerId: number): Promise<FrozenMembership[]> {
    return tx.query<FrozenMembership[]>(
      `SELECT ${COLUMNS} FROM memberships WHERE gym_id = $1 AND customer_id = $2 ORDER BY id`,
      [tx.gym_id, customerId],
    );
  }

  /** Every membership of the gym, or of one customer, in the order in which they were sold. */
  readAll(tx: GymTransaction, customerId?: number): AsyncIterable<FrozenMembership> {
    const ofCustomer = customerId === undefined ? '' : 'AND customer_id = $2';
    const parameters = customerId === undefined ? [tx.gym_id] : [tx.gym_id, customerId];
    return readRows(
      tx,
      `SELECT ${COLUMNS} FROM memberships WHERE gym_id = $1 ${ofCustomer} ORDER BY id`,
      parameters,
    );
  }

  /** Gives the memberships of one customer to another. @returns how many */
  move(tx: GymTransaction, from: number, to: number): Promise<number> {
    return tx.execute(
      'UPDATE memberships SET customer_id = $3, updated_at = now() WHERE gym_id = $1 AND customer_id = $2',
      [tx.gym_id, from, to],
    );
  }

  async countOfCustomer(tx: GymTransaction, customerId: number): Promise<number> {
    const [{ count }] = await tx.query<[{ count: number }]>(
      'SELECT count(*) AS count FROM memberships WHERE gym_id = $1 AND customer_id = $2',
      [tx.gym_id, customerId],
    );
    return count;
  }

  /** A page of the gym's memberships. */
  async list(tx: GymTransaction, query: ListMembershipsQuery): Promise<Page<FrozenMembership>> {
    const parameters: unknown[] = [tx.gym_id];
    const place = (value: unknown): string => `$${parameters.push(value)}`;
    const { status, plan_id, customer_id, ends_before, ends_after } = query;
    const conditions = ['gym_id = $1'];
    if (status !== undefined) conditions.push(statusCondition(status, `${place(tx.today)}::date`));
    if (plan_id !== undefined) conditions.push(`plan_id = ${place(plan_id)}`);
    if (customer_id !== undefined) conditions.push(`customer_id = ${place(customer_id)}`);
    if (ends_before !== undefined) conditions.push(`end_date < ${place(ends_before)}`);
    if (ends_after !== undefined) conditions.push(`coalesce(end_date, 'infinity') > ${place(ends_after)}`);
    const { after, order } = keyset(['id'], query, place);
    const rows = await tx.query<FrozenMembership[]>(
      `SELECT ${COLUMNS} FROM memberships WHERE ${[...conditions, ...after].join(' AND ')}
       ORDER BY ${order} LIMIT ${query.limit + 1}`,
      parameters,
    );
    return toPage(rows, query, ({ id }) => [id]);
  }

  async update(tx: GymTransaction, id: number, changes: Partial<Membership>): Promise<void> {
    await updateReturning(tx, Membership, { gym_id: tx.gym_id, id }, changes);
  }

  async addFreeze(
    tx: GymTransaction,
    membershipId: number,
    days: Days,
    reason: string | null,
  ): Promise<void> {
    await insertReturning(tx, MembershipFreeze, {
      gym_id: tx.gym_id,
      membership_id: membershipId,
      start_date: days.start_date,
      end_date: days.end_date,
      reason,
    });
  }

  /** Gives back what is frozen from a day on. */
  async endFreezes(tx: GymTransaction, membershipId: number, from: string): Promise<void> {
    const parameters = [tx.gym_id, membershipId, from];
    await tx.execute(
      'DELETE FROM membership_freezes WHERE gym_id = $1 AND membership_id = $2 AND start_date >= $3',
      parameters,
    );
    await tx.execute(
      `UPDATE membership_freezes SET end_date = $3::date - 1 WHERE gym_id = $1 AND membership_id = $2 AND end_date >= $3`,
      parameters,
    );
  }

  /** Has customers of any gym show their next stretch of memberships. @returns how many, `most` at most */
  async showNext(tx: WorkerTransaction, most: number): Promise<number> {
    const [{ shown }] = await tx.query<[{ shown: number }]>('SELECT show_next_memberships($1) AS shown', [
      most,
    ]);
    return shown;
  }
}
