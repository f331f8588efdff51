import { Config } from '@libs/platform/config';
import { BackendFactory, createRedisBackend, PostgresQueueBackend, type RedisOptions } from 'bullmq';
import { Pool } from 'pg';
import { RecoveringPostgresConnection } from './recovering-postgres-connection';

/** Connections that the queues of a process share to ask PostgreSQL something. */
const SHARED = 4;

/** Connections to PostgreSQL that so many queues take at most: the shared ones, and one for each, on which its worker listens. */
export const connectionsOf = (queues: number): number => SHARED + queues;

/**
 * Where the queues of a process live: in Redis when `REDIS_URL` is set, otherwise in the schema `bullmq` of our own database, all on one
 * pool, which whoever asks for it ends.
 *
 * @param queues how many there are
 */
export function queueConnection(config: Config, queues: number): RedisOptions | Pool {
  if (config.REDIS_URL) {
    return {
      url: config.REDIS_URL,
      connectTimeout: 5_000,
      // A network that swallows packets breaks no connection. A worker's command waits for a job for ten seconds at most.
      socketTimeout: 12_000,
      retryStrategy: (attempt: number) => Math.min(attempt * 200, 2_000),
    };
  }
  const pool = new Pool({
    connectionString: config.directDatabaseUrl,
    application_name: 'gym-manager-queue',
    // Transactions of gyms never get these connections, so that the role can belong to them (docs/decisions/0020-row-level-security.md).
    options: '-c role=gym_worker -c search_path=bullmq',
    max: connectionsOf(queues),
    connectionTimeoutMillis: 3_000,
    query_timeout: 6_000,
    statement_timeout: 5_000,
    keepAlive: true,
  });
  return pool.setMaxListeners(0); // each queue and each worker hears of its connections
}

/** BullMQ 6.7 keeps the first answer: a backend that was made while PostgreSQL was down would never be ready. */
class RecoveringPostgresBackend extends PostgresQueueBackend {
  constructor(
    private readonly postgres: RecoveringPostgresConnection,
    name: string,
    options: ConstructorParameters<typeof PostgresQueueBackend>[2],
  ) {
    super(postgres, name, options, true);
  }

  override waitUntilReady(): Promise<void> {
    return this.postgres.waitUntilReady();
  }
}

/** Tells by the connection which backend a queue or worker gets, so that both can live in one process. */
export const createQueueBackend: BackendFactory = (name, options, kind) => {
  const { connection } = options;
  const isWorker = kind?.withBlockingConnection === true;
  if (connection instanceof Pool)
    return new RecoveringPostgresBackend(new RecoveringPostgresConnection(connection), name, {
      ...options,
      connection,
    });
  // Who adds a job while Redis is away shall know at once; a worker just waits.
  return createRedisBackend(
    name,
    isWorker ? options : { ...options, connection: { ...connection, enableOfflineQueue: false } },
    kind,
  );
};
