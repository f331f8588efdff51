import { Config } from '@libs/platform/config';
import {
  BackendFactory,
  ConnectionOptions,
  createRedisBackend,
  PostgresPoolConfig,
  PostgresQueueBackend,
} from 'bullmq';
import { RecoveringPostgresConnection } from './recovering-postgres-connection';

/** Where the queue lives: Redis when `REDIS_URL` is set, otherwise the schema `bullmq` of our own database. */
export function queueConnection(config: Config): ConnectionOptions {
  if (config.REDIS_URL) {
    return {
      url: config.REDIS_URL,
      connectTimeout: 5_000,
      retryStrategy: (attempt) => Math.min(attempt * 200, 2_000),
    };
  }
  const postgres: PostgresPoolConfig = {
    connectionString: config.DATABASE_URL,
    schema: 'bullmq',
    application_name: 'gym-manager-queue',
    max: 2,
    connectionTimeoutMillis: 3_000,
    query_timeout: 10_000,
    statement_timeout: 8_000,
    keepAlive: true,
  };
  return postgres;
}

/** Tells by the connection which backend a queue or worker gets, so that both can live in one process. */
export const createQueueBackend: BackendFactory = (name, options, kind) => {
  const { connection } = options;
  const isWorker = kind?.withBlockingConnection === true;
  if ('connectionString' in connection) {
    const postgres = new RecoveringPostgresConnection(connection);
    return new PostgresQueueBackend(
      postgres,
      name,
      { ...options, connection },
      true,
      isWorker ? name : undefined,
    );
  }
  // Who adds a job while Redis is away shall know at once; a worker just waits.
  return createRedisBackend(
    name,
    isWorker ? options : { ...options, connection: { ...connection, enableOfflineQueue: false } },
    kind,
  );
};
