import { join } from 'node:path';
import { Config, requireDatabaseUrl } from '@libs/platform/config';
import { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions';
import { ObservedClient } from './observed-client';
import { typeParsers } from './type-parsers';

/** What bounds every transaction. Times are in milliseconds. */
const LIMITS = Object.entries({
  statement_timeout: 3_000,
  // Well below the time that others wait for a connection.
  lock_timeout: 1_500,
  idle_in_transaction_session_timeout: 15_000,
  // A statement occupies one core of the server: parallel workers would take those of other gyms' requests.
  max_parallel_workers_per_gather: 0,
  // PostgreSQL's own 4 is of spinning disks: for a page far into a list it would rather sort the whole gym.
  random_page_cost: 1.1,
}).map(([name, value]) => `${name}=${value}`);

/** The same as statements of a transaction, for a pooler: it refuses to set anything for a session that it shares. */
export const SET_LIMITS = LIMITS.map((limit) => `SET LOCAL ${limit}; `).join('');

const root = join(__dirname, '../../../..');

/**
 * How transactions connect to any server. Each wait has an end: `query_timeout` frees a client from a frozen server, which
 * `statement_timeout` alone does not.
 */
export const connectionSettings = ({ DATABASE_DIRECT_URL }: Config) => ({
  Client: ObservedClient,
  types: typeParsers(),
  // Statements leave without waiting for the answers to those before them.
  pipeline: true,
  query_timeout: 6_000,
  keepAlive: true,
  options: DATABASE_DIRECT_URL
    ? undefined
    : [...LIMITS, 'timezone=UTC'].map((setting) => `-c ${setting}`).join(' '),
});

/**
 * How every process connects to the primary.
 *
 * @throws ConfigError without DATABASE_URL
 */
export function dataSourceOptions(config: Config): PostgresDataSourceOptions {
  return {
    type: 'postgres',
    url: requireDatabaseUrl(config),
    applicationName: 'gym-manager',
    poolSize: config.DATABASE_POOL_SIZE,
    connectTimeoutMS: 3_000,
    parseInt8: true,
    extra: connectionSettings(config),
    migrations: [join(root, 'migrations/*.{ts,js}')],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
  };
}
