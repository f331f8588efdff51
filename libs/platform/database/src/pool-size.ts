import { type Config, requireDatabaseUrl } from '@libs/platform/config';
import { Client } from 'pg';
import { reasonOf } from './database-connector';
import { isPooled } from './pooler';

/** Connections of a pool when there are enough for all. */
const ENOUGH = 10;

/** Connections left alone for whoever looks after the server. */
const SPARE = 10;

/** What PostgreSQL grants to users that are no superusers, unless it is configured: 100, of which 3 are reserved. */
const GRANTED_BY_DEFAULT = 97;

/** Who connects with one configuration. */
export interface Connecting {
  /** Processes on this host. */
  processes: number;
  /** Connections that each of them has beside its pool: the one that listens, and those of the queue. */
  beside: number;
}

interface Server {
  /** Connections that it grants to all who use it. */
  granted: number;
  /** Whether a pooler stands in front of it. */
  isPooled: boolean;
}

/**
 * Chooses `DATABASE_POOL_SIZE` unless it is set, so that all processes together use half of what PostgreSQL grants: for a
 * while during a deployment there are twice as many (docs/decisions/0035-processes-and-connections.md).
 *
 * @param log takes the one line that says what comes of it
 * @throws ConfigError without DATABASE_URL; never because PostgreSQL is away
 */
export async function sizePool(
  config: Config,
  { processes, beside }: Connecting,
  log: { info(message: string): void; warn(message: string): void },
): Promise<void> {
  const sentence = (connections: number): string =>
    `${processes} × (${config.DATABASE_POOL_SIZE} in the pool + ${beside} beside it) = ${connections} connections`;
  requireDatabaseUrl(config);
  if (config.DATABASE_DIRECT_URL) {
    config.DATABASE_POOL_SIZE ??= ENOUGH;
    log.info(`${sentence(processes * (config.DATABASE_POOL_SIZE + beside))}, those of the pools to a pooler`);
    return;
  }
  const server = await ask(config).catch((error: unknown) => ({
    granted: GRANTED_BY_DEFAULT,
    isPooled: false,
    failure: `; it could not be asked how many it grants (${reasonOf(error)}), by default that is `,
  }));
  config.DATABASE_POOL_SIZE ??= fittingSize(server.granted, processes, beside);
  const needed = processes * (config.DATABASE_POOL_SIZE + beside);
  if (server.isPooled)
    log.warn(`${sentence(needed)} to a pooler: set DATABASE_DIRECT_URL too (docs/operations.md)`);
  else if ('failure' in server)
    log.warn(`${sentence(needed)} to PostgreSQL${server.failure}${server.granted}`);
  else if (needed > server.granted)
    log.warn(
      `${sentence(needed)}, more than the ${server.granted} that PostgreSQL grants: lower DATABASE_POOL_SIZE or WEB_CONCURRENCY, or raise max_connections`,
    );
  else log.info(`${sentence(needed)} of the ${server.granted} that PostgreSQL grants`);
}

function fittingSize(granted: number, processes: number, beside: number): number {
  const each = Math.floor((granted - SPARE) / 2 / processes) - beside;
  return Math.max(1, Math.min(each, ENOUGH));
}

/** A connection without settings, which a pooler would refuse. */
async function ask({ DATABASE_URL }: Config): Promise<Server> {
  const client = new Client({
    connectionString: DATABASE_URL,
    application_name: 'gym-manager-boot',
    connectionTimeoutMillis: 3_000,
    query_timeout: 3_000,
  });
  client.on('error', () => undefined); // fails what is asked as well
  try {
    await client.connect();
    // PostgreSQL reserves connections for roles since version 16.
    const { rows } = await client.query<{ granted: number }>(
      `SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
          - coalesce(current_setting('reserved_connections', true)::int, 0) AS granted`,
    );
    return { granted: rows[0]!.granted, isPooled: await isPooled(client) };
  } finally {
    void client.end().catch(() => undefined);
  }
}
