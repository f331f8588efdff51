import { Config } from '@libs/platform/config';
import { PostgresQueueBackend, type RedisOptions } from 'bullmq';
import { Pool } from 'pg';
import { createQueueBackend, queueConnection } from './queue-backend';

const config = (fields: Partial<Config>): Config => Object.assign(new Config(), fields);
const DATABASE_URL = 'postgresql://gym@127.0.0.1:1/gym';

describe('the connection of the queue', () => {
  it("is to the service's database by default, in a schema of its own", () => {
    const { options } = queueConnection(config({ DATABASE_URL }), 3) as Pool;
    expect(options).toMatchObject({ connectionString: DATABASE_URL, max: 7 });
    expect(options.options).toContain('search_path=bullmq');
  });

  it('is to Redis when REDIS_URL is set', () => {
    const connection = queueConnection(config({ DATABASE_URL, REDIS_URL: 'redis://127.0.0.1:1' }), 1);
    expect(connection).toMatchObject({ url: 'redis://127.0.0.1:1' });
    expect(connection).not.toBeInstanceOf(Pool);
  });

  it('is retried with growing delays of two seconds at most', () => {
    const connection = queueConnection(config({ REDIS_URL: 'redis://127.0.0.1:1' }), 1);
    const { retryStrategy } = connection as RedisOptions;
    expect([1, 2, 10, 11, 1_000].map((attempt) => retryStrategy?.(attempt))).toEqual([
      200, 400, 2_000, 2_000, 2_000,
    ]);
  });
});

describe('the backend of the queue', () => {
  it('is PostgreSQL for a connection to it, for queues and workers', async () => {
    const connection = queueConnection(config({ DATABASE_URL }), 1);
    for (const withBlockingConnection of [false, true]) {
      const backend = createQueueBackend('mails', { connection }, { withBlockingConnection });
      expect(backend).toBeInstanceOf(PostgresQueueBackend);
      await backend.close();
    }
  });
});
