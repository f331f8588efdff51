import { setTimeout as sleep } from 'node:timers/promises';
import { Config } from '@libs/platform/config';
import { runMigrations } from 'bullmq';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source-options';
import { sqlStateOf } from './database-errors';

/** Key of the advisory lock under which migrations run, so that two that start at once do not meet. */
const MIGRATION_LOCK = 7_496_010;

/**
 * Milliseconds to wait for a table. Whoever waits for a table that is in use makes everybody wait who comes after, so
 * this ends before their own patience does: better a migration that must be run again than requests that fail.
 */
const LOCK_TIMEOUT = 2_000;

/** Milliseconds for one statement, such as an index on the largest table. */
const STATEMENT_TIMEOUT = 15 * 60_000;

/** Milliseconds between two looks whether another process has ended its migrations. */
const POLL_INTERVAL = 250;

/** What the worker's role may do with the queue, whose tables BullMQ makes. With each new queue it makes a sequence. */
const QUEUE_RIGHTS = `
  GRANT USAGE, CREATE ON SCHEMA bullmq TO gym_worker;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA bullmq TO gym_worker;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA bullmq TO gym_worker;`;

const LOCK_NOT_AVAILABLE = '55P03';

/** A table was in use for too long. What the migration did is undone; it can be run again. */
export class MigrationBlockedError extends Error {
  constructor(cause: unknown) {
    super(
      `A migration needs a table that others have kept locked for more than ${LOCK_TIMEOUT / 1_000} seconds. ` +
        'It gave up, so that no request has to queue behind it, and is rolled back: run it again.',
      { cause },
    );
  }
}

/**
 * Brings the schema, and the queue's own, up to this release. Safe to run twice and by two at once: the second waits
 * and finds nothing to do. Goes past a pooler: the lock that keeps two apart belongs to a session.
 *
 * @returns the names of the migrations that ran
 * @throws MigrationBlockedError when a table is in use
 */
export function migrate(config: Config): Promise<string[]> {
  return migrating(config, async (dataSource, client) => {
    const ran = await dataSource.runMigrations();
    await runMigrations(client, 'bullmq');
    await client.query(QUEUE_RIGHTS);
    return ran.map(({ name }) => name);
  });
}

/**
 * Takes back the newest migration, with what it added.
 *
 * @throws MigrationBlockedError when a table is in use
 */
export function revert(config: Config): Promise<void> {
  return migrating(config, (dataSource) => dataSource.undoLastMigration());
}

/** Runs `work` as the only one who migrates. The lock goes with the connection, however the process ends. */
async function migrating<T>(
  config: Config,
  work: (dataSource: DataSource, client: Client) => Promise<T>,
): Promise<T> {
  const options = { ...dataSourceOptions(config), url: config.directDatabaseUrl };
  const limits = { statement_timeout: STATEMENT_TIMEOUT, lock_timeout: LOCK_TIMEOUT, keepAlive: true };
  const client = new Client({ connectionString: options.url, ...limits });
  await client.connect();
  try {
    while (!(await takeLock(client))) await sleep(POLL_INTERVAL);
    const dataSource = new DataSource({ ...options, poolSize: 2, extra: limits });
    await dataSource.initialize();
    try {
      return await work(dataSource, client);
    } finally {
      await dataSource.destroy();
    }
  } catch (error) {
    throw sqlStateOf(error) === LOCK_NOT_AVAILABLE ? new MigrationBlockedError(error) : error;
  } finally {
    await client.end();
  }
}

/**
 * Takes the lock if nobody has it. Asked again and again rather than once: a statement that waits for a lock is a
 * transaction, and CREATE INDEX CONCURRENTLY, run by whoever has the lock, waits for every transaction to end.
 */
async function takeLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
    MIGRATION_LOCK,
  ]);
  return rows[0]!.locked;
}
