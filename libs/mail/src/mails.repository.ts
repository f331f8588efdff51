import { columnsOf, type GymTransaction, keyset, readRows, type Transaction } from '@libs/platform/database';
import { type Page, toPage } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { type ListMailsQuery } from './list-mails.query';
import { Mail } from './mail.entity';

/** SQL: a mail that waits to be let through. */
const IS_HELD = `status = 'pending' AND due_at = 'infinity'`;

/**
 * SQL: how many mails to customers a gym may send on one day: 100 in its first week, then 1,000, or a tenth of all that it
 * has delivered if that is more.
 */
const ALLOWANCE = `CASE WHEN created_at > now() - interval '7 days' THEN 100 ELSE greatest(1000, delivered / 10) END`;

/** SQL: the allowance's day, and what was let through on it. */
const TODAY = `(now() AT TIME ZONE 'UTC')::date`;
const ADMITTED_TODAY = `CASE WHEN admitted_on = ${TODAY} THEN admitted ELSE 0 END`;

/** How many mails one look lets through, of one gym and of all: a statement must not take seconds. The next look is soon. */
const ADMITTED_OF_A_GYM = 500;
const ADMITTED_AT_A_TIME = 1_000;

/** What a held mail waits for. */
export const HOLD_REASONS = ['verification', 'bounces', 'allowance'] as const;

/** Those of every job's row, and those of mails. */
const COLUMNS = [
  'status, due_at, leased_until, dispatches, attempts, last_error, settled_at, traceparent, created_at',
  columnsOf(Mail),
].join(', ');

/** Statements on `mails` besides those of its jobs. */
@Injectable()
export class MailsRepository {
  /** Notes that an address is welcomed. @returns false when the gym has welcomed it before */
  async noteWelcome(tx: GymTransaction, addressHash: Buffer): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `INSERT INTO welcomed_addresses (gym_id, address_hash) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING gym_id`,
      [tx.gym_id, addressHash],
    );
    return rows.length > 0;
  }

  /** Forgets that addresses were welcomed. @returns how many were */
  forgetWelcomesOf(tx: GymTransaction, addressHashes: Buffer[]): Promise<number> {
    return tx.execute('DELETE FROM welcomed_addresses WHERE gym_id = $1 AND address_hash = ANY ($2)', [
      tx.gym_id,
      addressHashes,
    ]);
  }

  async find(tx: GymTransaction, id: number): Promise<Mail | undefined> {
    const [mail] = await tx.query<Mail[]>(`SELECT ${COLUMNS} FROM mails WHERE gym_id = $1 AND id = $2`, [
      tx.gym_id,
      id,
    ]);
    return mail;
  }

  /** A page of the mails that the filters leave. */
  async list(tx: GymTransaction, query: ListMailsQuery): Promise<Page<Mail>> {
    const parameters: unknown[] = [tx.gym_id];
    const place = (value: unknown): string => `$${parameters.push(value)}`;
    const { after, order } = keyset(['id'], query, place);
    const conditions = ['gym_id = $1', ...after];
    // As the indexes of what is rare have it: not as parameters.
    if (query.status === 'held') conditions.push(IS_HELD);
    else if (query.status !== undefined) conditions.push(`status = '${query.status}'`);
    if (query.status === 'pending') conditions.push(`due_at < 'infinity'`);
    if (query.customer_id !== undefined) conditions.push(`customer_id = ${place(query.customer_id)}`);
    if (query.template !== undefined) conditions.push(`template = ${place(query.template)}`);
    const rows = await tx.query<Mail[]>(
      `SELECT ${COLUMNS} FROM mails WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ${query.limit + 1}`,
      parameters,
    );
    return toPage(rows, query, ({ id }) => [id]);
  }

  /** The gym's mails, or those to one of its customers, oldest first. */
  read(tx: GymTransaction, customerId?: number): AsyncIterable<Mail> {
    const ofCustomer = customerId === undefined ? '' : ' AND customer_id = $2';
    const parameters = customerId === undefined ? [tx.gym_id] : [tx.gym_id, customerId];
    return readRows(tx, `SELECT * FROM mails WHERE gym_id = $1${ofCustomer} ORDER BY id`, parameters);
  }

  /** Gives the mails to one customer to another. */
  async move(tx: GymTransaction, from: number, to: number): Promise<void> {
    await tx.execute('UPDATE mails SET customer_id = $3 WHERE gym_id = $1 AND customer_id = $2', [
      tx.gym_id,
      from,
      to,
    ]);
  }

  async countOfCustomer(tx: GymTransaction, customerId: number): Promise<number> {
    const [{ mails }] = await tx.query<[{ mails: number }]>(
      'SELECT count(*)::integer AS mails FROM mails WHERE gym_id = $1 AND customer_id = $2',
      [tx.gym_id, customerId],
    );
    return mails;
  }

  /**
   * Forgets which addresses were welcomed so many days ago.
   *
   * @param limit how many at most
   * @returns how many
   */
  forgetWelcomes(tx: Transaction, days: number, limit: number): Promise<number> {
    return tx.execute(
      `DELETE FROM welcomed_addresses WHERE (gym_id, address_hash) IN (
         SELECT gym_id, address_hash FROM welcomed_addresses
         WHERE created_at < now() - $1 * interval '1 day' ORDER BY created_at LIMIT $2)`,
      [days, limit],
    );
  }

  /** Lets all mails through. */
  async admitAll(tx: Transaction): Promise<void> {
    await tx.execute(`UPDATE mails SET due_at = now(), created_at = now() WHERE ${IS_HELD}`);
  }

  /**
   * Lets mails through, oldest first, of gyms whose address is confirmed, whose mails do not bounce too much, and that
   * have not used up the day's allowance; a thousand at a time. A gym that another worker looks at in this moment has
   * its turn in the next look.
   */
  async admit(tx: Transaction): Promise<void> {
    await tx.execute(
      `-- The gyms that have held mails, by one look into the index for each.
       WITH RECURSIVE waiting AS (
         SELECT min(gym_id) AS gym_id FROM mails WHERE ${IS_HELD}
         UNION ALL
         SELECT (SELECT min(gym_id) FROM mails WHERE ${IS_HELD} AND gym_id > waiting.gym_id)
         FROM waiting WHERE gym_id IS NOT NULL
       ), senders AS (
         SELECT gym_id, greatest(0, ${ALLOWANCE} - ${ADMITTED_TODAY}) AS places FROM mail_senders
         WHERE gym_id IN (SELECT gym_id FROM waiting) AND verified_at IS NOT NULL AND stopped_at IS NULL
         FOR UPDATE SKIP LOCKED
       ), admitted AS (
         UPDATE mails SET due_at = now(), created_at = now()
         FROM (
           SELECT next.* FROM senders CROSS JOIN LATERAL (
             SELECT gym_id, id FROM mails WHERE gym_id = senders.gym_id AND ${IS_HELD}
             ORDER BY id LIMIT least(places, ${ADMITTED_OF_A_GYM})
           ) AS next LIMIT ${ADMITTED_AT_A_TIME}
         ) AS batch
         WHERE mails.gym_id = batch.gym_id AND mails.id = batch.id
         RETURNING mails.gym_id
       )
       UPDATE mail_senders SET admitted_on = ${TODAY}, admitted = ${ADMITTED_TODAY} + counted.mails
       FROM (SELECT gym_id, count(*)::integer AS mails FROM admitted GROUP BY gym_id) AS counted
       WHERE mail_senders.gym_id = counted.gym_id`,
    );
  }

  /** How many mails are held, by what they wait for; what none waits for is left out. */
  async countHeld(tx: Transaction): Promise<Map<string, number>> {
    const rows = await tx.query<{ reason: string; mails: number }[]>(
      `SELECT CASE WHEN verified_at IS NULL THEN 'verification' WHEN stopped_at IS NOT NULL THEN 'bounces'
           ELSE 'allowance' END AS reason, sum(held.mails)::integer AS mails
       FROM (SELECT gym_id, count(*) AS mails FROM mails WHERE ${IS_HELD} GROUP BY gym_id) AS held
       JOIN mail_senders ON mail_senders.gym_id = held.gym_id GROUP BY reason`,
    );
    return new Map(rows.map(({ reason, mails }) => [reason, mails]));
  }

  /**
   * Removes mails that were settled so many days ago.
   *
   * @param limit how many at most
   * @returns how many
   */
  deleteSettled(tx: Transaction, days: number, limit: number): Promise<number> {
    return tx.execute(
      `DELETE FROM mails WHERE (gym_id, id) IN (
         SELECT gym_id, id FROM mails WHERE settled_at < now() - $1 * interval '1 day' ORDER BY settled_at LIMIT $2)`,
      [days, limit],
    );
  }
}
