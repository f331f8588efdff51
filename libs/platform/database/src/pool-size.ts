import { type Config, requireDatabaseUrl } from '@libs/platform/config';
import { Client } from 'pg';
import { reasonOf } from './database-connector';
import { isPooled } from './pooler';

/** Connections of a pool when there are enough for all. */
export const DEFAULT_POOL_SIZE = 10;

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

interface Log {
  info(message: string): void;
  warn(message: string): void;
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
export async function sizePool(config: Config, connecting: Connecting, log: Log): Promise<void> {
  const { DATABASE_REPLICA_URLS } = config;
  const url = requireDatabaseUrl(config);
  // With replicas, one more asks how far the primary has written.
  const beside = connecting.beside + (DATABASE_REPLICA_URLS.length > 0 ? 1 : 0);
  await sizePrimaryPool(config, url, { ...connecting, beside }, log);
  for (const [index, replicaUrl] of DATABASE_REPLICA_URLS.entries())
    await checkReplica(
      `Replica ${index + 1}`,
      replicaUrl,
      connecting.processes * (config.DATABASE_POOL_SIZE! + 1),
      log,
    );
}

/** Its pools are as large as those to the primary: a replica must grant as many connections as that, or it does not start. */
async function checkReplica(name: string, url: string, needed: number, log: Log): Promise<void> {
  try {
    const { granted } = await ask(url);
    const sentence = `${name}: ${needed} connections of the ${granted} that it grants`;
    if (needed > granted) log.warn(`${sentence}: lower DATABASE_POOL_SIZE or WEB_CONCURRENCY`);
    else log.info(sentence);
  } catch (error) {
    log.warn(`${name}: ${needed} connections; it could not be asked how many it grants (${reasonOf(error)})`);
  }
}

async function sizePrimaryPool(
  config: Config,
  url: string,
  { processes, beside }: Connecting,
  log: Log,
): Promise<void> {
  const sentence = (connections: number): string =>
    `${processes} × (${config.DATABASE_POOL_SIZE} in the pool + ${beside} beside it) = ${connections} connections`;
  if (config.DATABASE_DIRECT_URL) {
    config.DATABASE_POOL_SIZE ??= DEFAULT_POOL_SIZE;
    log.info(`${sentence(processes * (config.DATABASE_POOL_SIZE + beside))}, those of the pools to a pooler`);
    return;
  }
  const server = await ask(url).catch((error: unknown) => ({
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
  return Math.max(1, Math.min(each, DEFAULT_POOL_SIZE));
}

/** A connection without settings, which a pooler would refuse. */
async function ask(url: string): Promise<Server> {
  const client = new Client({
    connectionString: url,
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
