import { type GymTransaction, type Transaction } from '@libs/platform/database';
import { traceparent } from '@libs/platform/telemetry';
import { type DueRow, type JobRow, type RowKey } from './job-row';

/** Seconds for which one worker alone may do the work before it renews its lease; so long a killed worker's row waits. */
export const LEASE_SECONDS = 10;

/** Seconds after which the relay asks what became of a row that it put on the queue. */
export const PATIENCE_SECONDS = 10;

/** What a room says of a new row; the rest of the job columns is the platform's. */
export type NewRow<Row extends JobRow> = Partial<Omit<Row, Exclude<keyof JobRow, 'due_at'>>>;

/**
 * A table whose rows are work, with every statement on the columns of {@link JobRow}. Each is guarded by the row's own
 * state, so that any number of workers may run them at once. `attempts` tells one lease from the next: a worker that
 * lost its lease changes nothing.
 */
export class JobTable<Row extends JobRow> {
  private readonly ready: string;

  /**
   * @param name of the table, of its queue and of the channel on which new rows are announced
   * @param condition SQL on the table's columns; a row that does not meet it waits until it does
   */
  constructor(
    readonly name: string,
    { condition = 'true' }: { condition?: string } = {},
  ) {
    if (!/^[a-z][a-z_]*$/.test(name)) throw new Error(`${name} is not the plain name of a table`);
    this.ready = `status = 'pending' AND (${condition})`;
  }

  /**
   * Adds a row to the caller's transaction, and wakes the relay when that commits. A row that violates a unique
   * constraint exists already and changes nothing.
   *
   * @returns the row's id, or null when it existed
   */
  async add(tx: GymTransaction, values: NewRow<Row>): Promise<number | null> {
    const row = { gym_id: tx.gym_id, traceparent: traceparent(), ...values };
    const places = Object.keys(row).map((_, index) => `$${index + 1}`);
    const [added] = await tx.query<[{ id: number | null }]>(
      `WITH added AS (
         INSERT INTO ${this.name} (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})
         ON CONFLICT DO NOTHING RETURNING id
       )
       SELECT (SELECT id FROM added) AS id, pg_notify('${this.name}', '')`,
      Object.values(row),
    );
    return added.id;
  }

  /**
   * Adds rows, which name the same columns, with one statement; otherwise as `add` does.
   *
   * @returns how many did not exist
   */
  async addAll(tx: GymTransaction, rows: readonly NewRow<Row>[]): Promise<number> {
    if (rows.length === 0) return 0;
    const origin = { gym_id: tx.gym_id, traceparent: traceparent() };
    const columns = Object.keys({ ...origin, ...rows[0] }).join(', ');
    const [{ added }] = await tx.query<[{ added: number }]>(
      `WITH added AS (
         INSERT INTO ${this.name} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${this.name}, $1)
         ON CONFLICT DO NOTHING RETURNING id
       )
       SELECT (SELECT count(*)::integer FROM added) AS added, pg_notify('${this.name}', '')`,
      [JSON.stringify(rows.map((row) => ({ ...origin, ...row })))],
    );
    return added;
  }

  /**
   * Seconds that the most overdue row has waited for an attempt; 0 when none waits. A row waits for its first attempt
   * from its creation on, for another one from when it is due; while it rests after a failure it waits for nothing.
   */
  async oldestDueAge(tx: Transaction): Promise<number> {
    const [row] = await tx.query<[{ age: number }]>(
      `SELECT coalesce(extract(epoch FROM now() - min(CASE attempts WHEN 0 THEN created_at ELSE due_at END)), 0)::float AS age
       FROM ${this.name} WHERE ${this.ready} AND (attempts = 0 OR due_at <= now())`,
    );
    return row.age;
  }

  /**
   * Takes rows that are due, oldest first, and postpones them so that no other relay takes them too.
   * A row that waits long in a long queue is asked after ever less often: after its own age, five minutes at most.
   */
  takeDue(tx: Transaction, limit: number): Promise<DueRow[]> {
    return this.update(
      tx,
      `UPDATE ${this.name} AS row SET due_at = now() + least(greatest(now() - row.created_at, $2 * interval '1 second'), interval '5 minutes')
       FROM (SELECT gym_id, id FROM ${this.name} WHERE ${this.ready} AND due_at <= now()
             ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED) due
       WHERE row.gym_id = due.gym_id AND row.id = due.id
       RETURNING row.gym_id, row.id, row.dispatches`,
      [limit, PATIENCE_SECONDS],
    );
  }

  /** Counts one more time on the queue, and returns the new count, which names the job. */
  countDispatch(tx: Transaction, keys: RowKey[]): Promise<(DueRow & Pick<JobRow, 'traceparent'>)[]> {
    return this.update(
      tx,
      `UPDATE ${this.name} AS row SET dispatches = dispatches + 1
       FROM unnest($1::bigint[], $2::bigint[]) AS dispatched (gym_id, id)
       WHERE row.gym_id = dispatched.gym_id AND row.id = dispatched.id
       RETURNING row.gym_id, row.id, row.dispatches, row.traceparent`,
      [keys.map(({ gym_id }) => gym_id), keys.map(({ id }) => id)],
    );
  }

  /** Gives up on rows that were tried in vain for so many days. */
  expire(tx: Transaction, days: number): Promise<Row[]> {
    return this.update(
      tx,
      `UPDATE ${this.name} SET status = 'expired', settled_at = now(), leased_until = NULL
       WHERE status = 'pending' AND due_at <= now() AND attempts > 0 AND created_at < now() - $1 * interval '1 day'
       RETURNING *`,
      [days],
    );
  }

  /** Leases a row; undefined when it is settled, must wait, or another worker has it. */
  async claim(tx: Transaction, { gym_id, id }: RowKey): Promise<Row | undefined> {
    const [row] = await this.update<Row>(
      tx,
      `UPDATE ${this.name} SET attempts = attempts + 1, leased_until = now() + $3 * interval '1 second',
         due_at = now() + $3 * interval '1 second'
       WHERE gym_id = $1 AND id = $2 AND ${this.ready} AND (leased_until IS NULL OR leased_until <= now())
       RETURNING *`,
      [gym_id, id, LEASE_SECONDS],
    );
    return row;
  }

  /** Keeps the lease while the work takes its time. @returns false when it is lost */
  async renewLease(tx: Transaction, { gym_id, id, attempts }: Row): Promise<boolean> {
    const renewed = await this.update(
      tx,
      `UPDATE ${this.name} SET leased_until = now() + $4 * interval '1 second', due_at = now() + $4 * interval '1 second'
       WHERE gym_id = $1 AND id = $2 AND attempts = $3 AND status = 'pending' RETURNING id`,
      [gym_id, id, attempts, LEASE_SECONDS],
    );
    return renewed.length > 0;
  }

  /** Ends the work on a row. */
  async settle(tx: Transaction, { gym_id, id }: RowKey, status: string, error?: string): Promise<void> {
    await this.update(
      tx,
      `UPDATE ${this.name} SET status = $3, last_error = $4, settled_at = now(), leased_until = NULL
       WHERE gym_id = $1 AND id = $2 AND status = 'pending'`,
      [gym_id, id, status, error ?? null],
    );
  }

  /** Gives the lease back after a failure; the next attempt is due after so many seconds. */
  async release(
    tx: Transaction,
    { gym_id, id, attempts }: Row,
    error: string,
    delaySeconds: number,
  ): Promise<void> {
    await this.update(
      tx,
      `UPDATE ${this.name} SET last_error = $4, due_at = now() + $5 * interval '1 second', leased_until = NULL
       WHERE gym_id = $1 AND id = $2 AND attempts = $3 AND status = 'pending'`,
      [gym_id, id, attempts, error, delaySeconds],
    );
  }

  private async update<T>(tx: Transaction, statement: string, parameters: unknown[]): Promise<T[]> {
    return tx.query<T[]>(statement, parameters);
  }
}
