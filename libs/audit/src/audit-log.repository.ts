import { type GymTransaction, keyset, readRows, type WorkerTransaction } from '@libs/platform/database';
import { type Page, toPage } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { AuditEntry } from './audit-entry.entity';
import { ListAuditLogQuery } from './list-audit-log.query';

/** What whoever records an event says of it; PostgreSQL adds when, who and from where. */
export type AuditEvent = Pick<AuditEntry, 'action' | 'resource' | 'resource_id'> &
  Partial<Pick<AuditEntry, 'before' | 'after'>>;

/** How each filter narrows the log. */
const CONDITIONS = {
  actor_id: 'actor_id =',
  resource: 'resource =',
  resource_id: 'resource_id =',
  action: 'action =',
  from: 'at >=',
  to: 'at <',
} as const;

/** SQL: an entry that has not been erased about the customer $2 of the gym $1. */
const SAYS_WHAT_A_CUSTOMER_WAS = `gym_id = $1 AND resource = 'customer' AND resource_id = $2
  AND action <> 'customer.erased' AND (before IS NOT NULL OR after IS NOT NULL)`;

/** Every statement on `audit_log`, but for those of the triggers. */
@Injectable()
export class AuditLogRepository {
  async insert(tx: GymTransaction, event: AuditEvent): Promise<void> {
    const { action, resource, resource_id, before, after } = event;
    await tx.execute(
      'INSERT INTO audit_log (gym_id, action, resource, resource_id, before, after) VALUES ($1, $2, $3, $4, $5, $6)',
      [tx.gym_id, action, resource, resource_id, before, after],
    );
  }

  /** A page of the gym's log, newest first. @param resourceIds of which it is, where a thing has had more than one */
  async list(
    tx: GymTransaction,
    query: ListAuditLogQuery,
    resourceIds?: number[],
  ): Promise<Page<AuditEntry>> {
    const parameters: unknown[] = [tx.gym_id];
    const place = (value: unknown): string => `$${parameters.push(value)}`;
    const { after, order } = keyset(['id'], query, place);
    const conditions = ['gym_id = $1', ...after];
    for (const [name, condition] of Object.entries(CONDITIONS)) {
      const value = query[name as keyof typeof CONDITIONS];
      if (value !== undefined) conditions.push(`${condition} ${place(value)}`);
    }
    if (resourceIds?.length === 1) conditions.push(`resource_id = ${place(resourceIds[0])}`);
    else if (resourceIds) conditions.push(`resource_id = ANY (${place(resourceIds)})`);
    const entries = await tx.query<AuditEntry[]>(
      `SELECT * FROM audit_log WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ${place(query.limit + 1)}`,
      parameters,
    );
    return toPage(entries, query, ({ id }) => [id]);
  }

  /** The whole log of the gym, oldest first. */
  readAll(tx: GymTransaction): AsyncIterable<AuditEntry> {
    return readRows(tx, 'SELECT * FROM audit_log WHERE gym_id = $1 ORDER BY id', [tx.gym_id]);
  }

  /** The entries about one thing, oldest first. */
  readAbout(tx: GymTransaction, resource: string, id: number): AsyncIterable<AuditEntry> {
    return readRows(
      tx,
      'SELECT * FROM audit_log WHERE gym_id = $1 AND resource = $2 AND resource_id = $3 ORDER BY id',
      [tx.gym_id, resource, id],
    );
  }

  /** The last time that something was done to a thing. */
  async findLast(
    tx: GymTransaction,
    { resource, resource_id, action }: Pick<AuditEntry, 'resource' | 'resource_id' | 'action'>,
  ): Promise<AuditEntry | undefined> {
    const [entry] = await tx.query<AuditEntry[]>(
      `SELECT * FROM audit_log WHERE gym_id = $1 AND resource = $2 AND resource_id = $3 AND action = $4
       ORDER BY id DESC LIMIT 1`,
      [tx.gym_id, resource, resource_id, action],
    );
    return entry;
  }

  /** Whether something was done so many times within the last day. */
  async isFrequent(tx: GymTransaction, action: string, times: number): Promise<boolean> {
    const [entry] = await tx.query<{ is_recent: boolean }[]>(
      `SELECT at > now() - interval '1 day' AS is_recent FROM audit_log WHERE gym_id = $1 AND action = $2
       ORDER BY id DESC OFFSET $3 LIMIT 1`,
      [tx.gym_id, action, times - 1],
    );
    return entry?.is_recent ?? false;
  }

  /** Whether the log says what a customer was. */
  async isCustomerKnown(tx: GymTransaction, id: number): Promise<boolean> {
    const [{ is_known }] = await tx.query<[{ is_known: boolean }]>(
      `SELECT EXISTS (SELECT FROM audit_log WHERE ${SAYS_WHAT_A_CUSTOMER_WAS}) AS is_known`,
      [tx.gym_id, id],
    );
    return is_known;
  }

  /** Every address that the log has of a customer. */
  async emailsOfCustomer(tx: GymTransaction, id: number): Promise<string[]> {
    const rows = await tx.query<{ email: string }[]>(
      `SELECT DISTINCT email FROM audit_log, LATERAL (VALUES (before ->> 'email'), (after ->> 'email')) AS addresses (email)
       WHERE ${SAYS_WHAT_A_CUSTOMER_WAS} AND email IS NOT NULL`,
      [tx.gym_id, id],
    );
    return rows.map(({ email }) => email);
  }

  /**
   * Removes entries of all gyms that are so many days old. PostgreSQL itself keeps those of the last 90 days from the worker.
   *
   * @param limit how many at most
   * @returns how many
   */
  deleteOld(tx: WorkerTransaction, days: number, limit: number): Promise<number> {
    return tx.execute(
      `DELETE FROM audit_log WHERE (gym_id, id) IN (
         SELECT gym_id, id FROM audit_log WHERE at < now() - $1 * interval '1 day' ORDER BY at LIMIT $2)`,
      [days, limit],
    );
  }

  /** Removes from the log what a customer was, who must be deleted. @returns from how many entries */
  async eraseCustomer(tx: GymTransaction, id: number): Promise<number> {
    const [{ entries }] = await tx.query<[{ entries: number }]>(
      'SELECT erase_customer_from_audit_log($1) AS entries',
      [id],
    );
    return entries;
  }
}
