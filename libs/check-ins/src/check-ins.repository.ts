import { visitTimeoutSql } from '@libs/gyms';
import { entitlementsSql, type EntitlingMembership } from '@libs/memberships';
import { type OpeningRules, openingRulesSql } from '@libs/opening-hours';
import {
  columnsOf,
  countRows,
  type GymTransaction,
  insertReturning,
  keyset,
  readRows,
  updateReturning,
  type WorkerTransaction,
} from '@libs/platform/database';
import { type Count, type Page, toPage } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { CheckIn } from './check-in.entity';
import { CheckInNonce } from './check-in-nonce.entity';
import { type ListCheckInsQuery } from './list-check-ins.query';

const COLUMNS = columnsOf(CheckIn);

/** SQL: whether a row is a visit that counts. */
export const IS_VISIT = `decision = 'allowed' AND voided_at IS NULL`;

/** SQL: whether somebody is in by it. `isOpen` is the same in TypeScript. */
export const OPEN = (since: string): string =>
  `(${IS_VISIT} AND checked_out_at IS NULL AND occurred_at > ${since})`;

/** SQL: the first moment of a day in a time zone. */
const START_OF = (day: string, timezone: string): string =>
  `((${day})::timestamp AT TIME ZONE ${timezone}::text)`;

/** Somebody who is in. */
export interface PresentCustomer {
  id: number;
  customer_id: number;
  occurred_at: string;
  /** How many are in. */
  count: number;
}

/** What a decision follows from, as it is stored. */
export interface StoredFacts {
  /** Minutes after which a visit that nobody ended is over. */
  timeout: number;
  opening: OpeningRules;
  /** Of the customer, oldest first. */
  memberships: EntitlingMembership[];
  /** Those of the customer that began within a day of the moment, which is the longest time-out, by when they began. */
  visits: Pick<CheckIn, 'id' | 'occurred_at' | 'checked_out_at'>[];
}

/** Every statement on `check_ins` and `check_in_nonces`. */
@Injectable()
export class CheckInsRepository {
  insert(tx: GymTransaction, checkIn: Partial<CheckIn>): Promise<CheckIn> {
    const { gym_id, user_id: checked_in_by, device_id } = tx.actor;
    return insertReturning(tx, CheckIn, { ...checkIn, gym_id, checked_in_by, device_id });
  }

  async find(tx: GymTransaction, id: number): Promise<CheckIn | undefined> {
    const [checkIn] = await tx.query<CheckIn[]>(
      `SELECT ${COLUMNS} FROM check_ins WHERE gym_id = $1 AND id = $2`,
      [tx.gym_id, id],
    );
    return checkIn;
  }

  /** Reads a check-in and keeps others from changing it until the transaction ends. */
  async findForUpdate(tx: GymTransaction, id: number): Promise<CheckIn | undefined> {
    const [checkIn] = await tx.query<CheckIn[]>(
      `SELECT ${COLUMNS} FROM check_ins WHERE gym_id = $1 AND id = $2 FOR UPDATE`,
      [tx.gym_id, id],
    );
    return checkIn;
  }

  async update(tx: GymTransaction, id: number, changes: Partial<CheckIn>): Promise<CheckIn> {
    return (await updateReturning(tx, CheckIn, { gym_id: tx.gym_id, id }, changes))!;
  }

  async insertNonce(tx: GymTransaction, nonce: Omit<CheckInNonce, 'gym_id'>): Promise<void> {
    await insertReturning(tx, CheckInNonce, { ...nonce, gym_id: tx.gym_id });
  }

  async findNonce(tx: GymTransaction, nonce: string): Promise<CheckInNonce | undefined> {
    const [known] = await tx.query<CheckInNonce[]>(
      `SELECT ${columnsOf(CheckInNonce)} FROM check_in_nonces WHERE gym_id = $1 AND nonce = $2`,
      [tx.gym_id, nonce],
    );
    return known;
  }

  /**
   * What a decision follows from, in one statement.
   *
   * @param customerId undefined for an unknown card
   * @param at the moment, as ISO 8601, and its date in the gym
   */
  async facts(
    tx: GymTransaction,
    customerId: number | undefined,
    at: string,
    day: string,
  ): Promise<StoredFacts> {
    const [facts] = await tx.query<[StoredFacts]>(
      `SELECT ${visitTimeoutSql('$1')} AS timeout, ${openingRulesSql('$1', '$4::date')} AS opening,
         ${entitlementsSql('$1', '$2')} AS memberships, coalesce((
           SELECT jsonb_agg(jsonb_build_object('id', id, 'occurred_at', occurred_at, 'checked_out_at', checked_out_at)
             ORDER BY occurred_at, id)
           FROM check_ins WHERE gym_id = $1 AND customer_id = $2 AND ${IS_VISIT}
             AND occurred_at > $3::timestamptz - interval '1 day' AND occurred_at < $3::timestamptz + interval '1 day'
         ), '[]') AS visits`,
      [tx.gym_id, customerId, at, day],
    );
    return facts;
  }

  /** How many visits a membership had from one day to another, both inclusive. */
  async countVisits(
    tx: GymTransaction,
    customerId: number,
    membershipId: number,
    { start_date, end_date }: { start_date: string; end_date: string },
  ): Promise<number> {
    const [{ visits }] = await tx.query<[{ visits: number }]>(
      `SELECT count(id) AS visits FROM check_ins
       WHERE gym_id = $1 AND customer_id = $2 AND membership_id = $3 AND ${IS_VISIT}
         AND occurred_at >= ${START_OF('$4::date', '$6')} AND occurred_at < ${START_OF('$5::date + 1', '$6')}`,
      [tx.gym_id, customerId, membershipId, start_date, end_date, tx.actor.timezone],
    );
    return visits;
  }

  /**
   * Who is in, newest first, each once, and how many are.
   *
   * @param since when a visit must have begun to be under way still
   */
  present(tx: GymTransaction, since: string, most: number): Promise<PresentCustomer[]> {
    return tx.query(
      `SELECT id, customer_id, occurred_at, count(id) OVER () AS count FROM (
         SELECT DISTINCT ON (customer_id) id, customer_id, occurred_at FROM check_ins WHERE gym_id = $1 AND ${OPEN('$2')}
         ORDER BY customer_id, occurred_at DESC
       ) AS present ORDER BY occurred_at DESC, id DESC LIMIT ${most}`,
      [tx.gym_id, since],
    );
  }

  /**
   * A page of the gym's check-ins.
   *
   * @param since when a visit must have begun to be under way still
   */
  async list(tx: GymTransaction, query: ListCheckInsQuery, since: string): Promise<Page<CheckIn>> {
    const { conditions, parameters, place } = selectionOf(tx, query, since);
    const { after, order } = keyset(['occurred_at', 'id'], query, place);
    const rows = await tx.query<CheckIn[]>(
      `SELECT ${COLUMNS} FROM check_ins WHERE ${[...conditions, ...after].join(' AND ')}
       ORDER BY ${order} LIMIT ${query.limit + 1}`,
      parameters,
    );
    return toPage(rows, query, ({ occurred_at, id }) => [occurred_at, id]);
  }

  /** How many check-ins all pages of a list have. */
  count(tx: GymTransaction, query: ListCheckInsQuery, since: string, count: Count): Promise<number> {
    const { conditions, parameters } = selectionOf(tx, query, since);
    const statement = `SELECT FROM check_ins WHERE ${conditions.join(' AND ')}`;
    return countRows(tx, statement, parameters, count === 'estimated');
  }

  /** Every check-in of the gym, or of one customer, in the order in which they were sent. */
  readAll(tx: GymTransaction, customerId?: number): AsyncIterable<CheckIn> {
    const ofCustomer = customerId === undefined ? '' : 'AND customer_id = $2';
    const parameters = customerId === undefined ? [tx.gym_id] : [tx.gym_id, customerId];
    return readRows(
      tx,
      `SELECT ${COLUMNS} FROM check_ins WHERE gym_id = $1 ${ofCustomer} ORDER BY id`,
      parameters,
    );
  }

  async countOfCustomer(tx: GymTransaction, customerId: number): Promise<number> {
    const [{ count }] = await tx.query<[{ count: number }]>(
      'SELECT count(id) AS count FROM check_ins WHERE gym_id = $1 AND customer_id = $2',
      [tx.gym_id, customerId],
    );
    return count;
  }

  /** Gives the check-ins of one customer to another. */
  async move(tx: GymTransaction, from: number, to: number): Promise<void> {
    await tx.execute('UPDATE check_ins SET customer_id = $3 WHERE gym_id = $1 AND customer_id = $2', [
      tx.gym_id,
      from,
      to,
    ]);
  }

  /**
   * Removes scans of unknown cards that came 90 days ago, of all gyms.
   *
   * @returns how many, `most` at most
   */
  deleteOldUnknownCards(tx: WorkerTransaction, most: number): Promise<number> {
    return tx.execute(
      `DELETE FROM check_ins WHERE (gym_id, id) IN (
         SELECT gym_id, id FROM check_ins WHERE customer_id IS NULL AND created_at < now() - interval '90 days'
         ORDER BY created_at LIMIT $1)`,
      [most],
    );
  }
}

/** The check-ins that the filters leave, as parts of a statement. */
function selectionOf(tx: GymTransaction, query: ListCheckInsQuery, since: string) {
  const { customer_id, decision, from, to, open, voided } = query;
  const parameters: unknown[] = [tx.gym_id];
  /** Adds a parameter to the statement. @returns its place there */
  const place = (value: unknown): string => `$${parameters.push(value)}`;
  const startOf = (day: string): string => START_OF(day, place(tx.actor.timezone));
  const conditions = ['gym_id = $1'];
  if (customer_id !== undefined) conditions.push(`customer_id = ${place(customer_id)}`);
  // As the indexes of what is rare have it: not as parameters.
  if (decision !== undefined) conditions.push(`decision = '${decision}'`);
  if (voided !== undefined) conditions.push(`voided_at IS ${voided ? 'NOT ' : ''}NULL`);
  if (from !== undefined) conditions.push(`occurred_at >= ${startOf(`${place(from)}::date`)}`);
  if (to !== undefined) conditions.push(`occurred_at < ${startOf(`${place(to)}::date + 1`)}`);
  if (open !== undefined) conditions.push(open ? OPEN(place(since)) : `NOT ${OPEN(place(since))}`);
  return { conditions, parameters, place };
}
