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

/** Milliseconds for one statement, such as an index on the largest table; and for another migration to end. */
const STATEMENT_TIMEOUT = 15 * 60_000;

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
 * and finds nothing to do. Needs a connection of its own to PostgreSQL, not one of PgBouncer's transaction mode.
 *
 * @returns the names of the migrations that ran
 * @throws MigrationBlockedError when a table is in use
 */
export function migrate(config: Config): Promise<string[]> {
  return migrating(config, async (dataSource, client) => {
    const ran = await dataSource.runMigrations();
    await runMigrations(client, 'bullmq');
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
  const options = dataSourceOptions(config);
  const limits = { statement_timeout: STATEMENT_TIMEOUT, keepAlive: true };
  const client = new Client({ connectionString: options.url, ...limits });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(`SET lock_timeout = ${LOCK_TIMEOUT}`);
    const dataSource = new DataSource({
      ...options,
      poolSize: 2,
      extra: { ...limits, lock_timeout: LOCK_TIMEOUT },
    });
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
