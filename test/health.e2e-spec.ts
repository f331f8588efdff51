import { loadConfig } from '@libs/platform/config';
import { type App, startApp } from '@libs/platform/http';
import { WorkerModule } from '../apps/worker/src/worker.module';
import { ApiClient } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { eventually } from './support/eventually';
import { expectProblem } from './support/expect-problem';
import { startTestRedis, type TestRedis } from './support/redis';
import { createTcpProxy, type TcpProxy } from './support/tcp-proxy';
import { createTestDatabase, type TestDatabase } from './support/test-database';

jest.setTimeout(60_000);

describe('The health of the API', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({
      APP_VERSION: '1.2.3',
      GIT_COMMIT: '0a1b2c3',
      // Nobody listens there; the API never talks to the queue.
      REDIS_URL: 'redis://127.0.0.1:1',
    });
  });
  afterAll(() => test.stop());

  const ready = () => test.api.root.get('/health/ready');

  it('is ok and contains the release and the uptime', async () => {
    expect((await test.api.root.get('/health/live')).text).toBe('{"status":"ok"}');
    expect((await ready()).text).toBe('{"status":"ok"}');
    const { status, body } = await test.api.root.get('/health');
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'ok',
      version: '1.2.3',
      commit: '0a1b2c3',
      uptime_seconds: expect.any(Number),
    });
  });

  it('is not ready but live while a migration is pending', async () => {
    const [newest] = await test.sql<{ id: number; timestamp: string; name: string }>(
      'DELETE FROM migrations WHERE id = (SELECT max(id) FROM migrations) RETURNING *',
    );
    await eventually('unreadiness', async () => (await ready()).status === 503);
    expectProblem(await ready(), 503, 'Not ready: migrations');
    expectProblem(await test.api.root.get('/health'), 503, 'Not ready: migrations');
    expect((await test.api.root.get('/metrics')).text).toMatch(/^migrations_pending 1$/m);
    expect((await test.api.root.get('/health/live')).status).toBe(200);

    await test.sql('INSERT INTO migrations VALUES ($1, $2, $3)', [
      newest?.id,
      newest?.timestamp,
      newest?.name,
    ]);
    await eventually('readiness', async () => (await ready()).status === 200);
    expect((await test.api.root.get('/metrics')).text).toMatch(/^migrations_pending 0$/m);
  });

  it('is not ready on a database without any schema', async () => {
    await test.sql('ALTER TABLE migrations RENAME TO hidden');
    await eventually('unreadiness', async () => (await ready()).status === 503);
    expectProblem(await ready(), 503, 'Not ready: migrations');
    await test.sql('ALTER TABLE hidden RENAME TO migrations');
    await eventually('readiness', async () => (await ready()).status === 200);
  });

  it('queries the database once for concurrent probes', async () => {
    const scans = async () => {
      const { text } = await test.api.root.get('/metrics');
      return Number(/^db_query_duration_seconds_count\{operation="select"\} (\d+)$/m.exec(text)?.[1]);
    };
    const before = await scans();
    await Promise.all(Array.from({ length: 50 }, ready));
    expect((await scans()) - before).toBeLessThan(10);
  });
});

describe('The health of the worker', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let proxy: TcpProxy;
  let worker: App;
  let client: ApiClient;
  const said: string[] = [];

  beforeAll(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), startTestRedis()]);
    proxy = await createTcpProxy(redis.port);
    await proxy.open();
    const config = loadConfig(
      {
        NODE_ENV: 'test',
        LOG_LEVEL: 'silent',
        DATABASE_URL: database.url,
        REDIS_URL: redis.url.replace(String(redis.port), String(proxy.port)),
      },
      ['JWT_SECRET'],
    );
    worker = await startApp(config, WorkerModule, 0);
    const keep = (message: unknown, ...rest: unknown[]) => {
      if (rest.at(-1) === 'HealthService') said.push(String(message));
    };
    worker.useLogger({ log: keep, error: keep, warn: keep });
    client = new ApiClient((await worker.getUrl()).replace('[::1]', '127.0.0.1'));
  });

  afterAll(async () => {
    await worker.close();
    await proxy.cut();
    await redis.stop();
    await database.drop();
  });

  const health = (path: string) => client.root.get<{ status: string }>(path);
  const status = async () => (await health('/health/ready')).body.status;

  it('is degraded while the queue is unreachable, logs that once, and recovers by itself', async () => {
    await eventually('the worker is ok', async () => (await status()) === 'ok');
    await proxy.cut();
    await eventually('a degraded worker', async () => (await status()) === 'degraded');
    const { status: code, text } = await health('/health/ready');
    expect({ code, text }).toEqual({ code: 200, text: '{"status":"degraded"}' });
    expect((await health('/health')).body).toMatchObject({ status: 'degraded', commit: 'unknown' });
    expect((await health('/health/live')).text).toBe('{"status":"ok"}');
    const { text: metrics } = await client.root.get('/metrics');
    expect(metrics).toMatch(/^health_check_status\{check="queue"\} 0$/m);
    expect(metrics).toMatch(/^# TYPE queue_jobs gauge$/m);
    expect(metrics).not.toMatch(/^queue_(?:jobs|oldest_waiting_age_seconds)\{/m);

    await proxy.open();
    await eventually('the worker is ok', async () => (await status()) === 'ok');
    expect((await client.root.get('/metrics')).text).toMatch(
      /^queue_jobs\{queue="mails",state="waiting"\} 0$/m,
    );
    expect(said).toEqual(['unhealthy: queue', 'healthy again: queue']);
  });
});
