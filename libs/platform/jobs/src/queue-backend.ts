import { Config } from '@libs/platform/config';
import {
  BackendFactory,
  ConnectionOptions,
  createRedisBackend,
  PostgresPoolConfig,
  PostgresQueueBackend,
} from 'bullmq';
import { RecoveringPostgresConnection } from './recovering-postgres-connection';

const POOL_SIZE = 2;

/** Connections to PostgreSQL of a queue at most: its pool, the pool of its worker, and the one on which that listens. */
export const CONNECTIONS_OF_QUEUE = 2 * POOL_SIZE + 1;

/** Where the queue lives: Redis when `REDIS_URL` is set, otherwise the schema `bullmq` of our own database. */
export function queueConnection(config: Config): ConnectionOptions {
  if (config.REDIS_URL) {
    return {
      url: config.REDIS_URL,
      connectTimeout: 5_000,
      // A network that swallows packets breaks no connection. A worker's command waits for a job for ten seconds at most.
      socketTimeout: 12_000,
      retryStrategy: (attempt) => Math.min(attempt * 200, 2_000),
    };
  }
  const postgres: PostgresPoolConfig = {
    connectionString: config.directDatabaseUrl,
    schema: 'bullmq',
    application_name: 'gym-manager-queue',
    // These connections are not shared, so that the role can belong to them (docs/decisions/0020-row-level-security.md).
    options: '-c role=gym_worker',
    max: POOL_SIZE,
    connectionTimeoutMillis: 3_000,
    query_timeout: 6_000,
    statement_timeout: 5_000,
    keepAlive: true,
  };
  return postgres;
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
  if ('connectionString' in connection) {
    return new RecoveringPostgresBackend(new RecoveringPostgresConnection(connection), name, {
      ...options,
      connection,
    });
  }
  // Who adds a job while Redis is away shall know at once; a worker just waits.
  return createRedisBackend(
    name,
    isWorker ? options : { ...options, connection: { ...connection, enableOfflineQueue: false } },
    kind,
  );
};
