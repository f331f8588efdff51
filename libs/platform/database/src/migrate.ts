import { Config } from '@libs/platform/config';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { runMigrations } from 'bullmq';
import { dataSourceOptions } from './data-source-options';

/** Key of the advisory lock under which migrations run, so that two that start at once do not meet. */
const MIGRATION_LOCK = 7_496_010;

/**
 * Brings the schema, and the queue's own, up to this release. Safe to run twice and by two at once.
 *
 * @returns the names of the migrations that ran
 */
export async function migrate(config: Config): Promise<string[]> {
  const options = dataSourceOptions(config);
  const lock = new Client({ connectionString: options.url });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    // A migration may have to wait for traffic to let go of a table, or build an index: longer than a request may take.
    const dataSource = new DataSource({ ...options, poolSize: 2, extra: { lock_timeout: 10_000 } });
    await dataSource.initialize();
    try {
      const ran = await dataSource.runMigrations();
      await runMigrations(lock, 'bullmq');
      return ran.map(({ name }) => name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await lock.end();
  }
}

/** Takes back the newest migration. */
export async function revert(config: Config): Promise<void> {
  const dataSource = new DataSource(dataSourceOptions(config));
  await dataSource.initialize();
  try {
    await dataSource.undoLastMigration();
  } finally {
    await dataSource.destroy();
  }
}
