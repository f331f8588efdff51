import { Redis } from 'ioredis';
import { type ApiClient } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { eventually } from './support/eventually';
import { buildGym, expectStatus, newEmail } from './support/factories';
import { describeWith } from './support/programs';
import { startTestRedis, type TestRedis } from './support/redis';
import { createTcpProxy, type TcpProxy } from './support/tcp-proxy';

jest.setTimeout(120_000);

const ADDRESS = '198.51.100.7';

describeWith('redis-server')('With REDIS_URL, wrong passwords', () => {
  let redis: TestRedis;
  let proxy: TcpProxy;
  let client: Redis;
  /** With databases of their own, so that only Redis can tell one what the other has counted. */
  let apps: TestApp[];

  beforeAll(async () => {
    redis = await startTestRedis();
    proxy = await createTcpProxy(redis.port);
    await proxy.open();
    client = new Redis(redis.url);
    const url = new URL(redis.url);
    url.port = String(proxy.port);
    const environment = { RATE_LIMITS: 'on', TRUST_PROXY: '1', REDIS_URL: url.toString() };
    apps = [await startTestApp(environment), await startTestApp(environment)];
  });
  beforeEach(async () => {
    await client.flushdb();
    for (const app of apps) await app.sql('TRUNCATE rate_limits');
  });
  afterAll(async () => {
    for (const app of apps) await app.stop();
    client.disconnect();
    await proxy.cut();
    await redis.stop();
  });

  const signIn = (api: ApiClient, username: string, password = 'wrong password') =>
    api.post<{ access_token: string }>(
      '/auth/login',
      { username, password },
      { headers: { 'X-Forwarded-For': ADDRESS } },
    );
  const api = (index: number): ApiClient => apps[index]!.api;
  const countedInPostgres = () => apps[0]!.sql('SELECT FROM rate_limits WHERE count > 0');

  it('are counted there, by all processes together, until the time is over', async () => {
    const email = newEmail();
    for (let attempt = 0; attempt < 10; attempt++)
      expect((await signIn(api(attempt % 2), email)).status).toBe(400);
    const refused = await signIn(api(0), email);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(900);
    expect(refused.headers.get('ratelimit')).toMatch(/^"sign-in-account";r=0;t=\d+, /);
    expect((await signIn(api(1), email)).status).toBe(429);
    expect(await countedInPostgres()).toEqual([]);

    for (const key of await client.keys('*')) await client.pexpire(key, 1);
    await eventually('the time is over', async () => (await client.keys('*')).length === 0);
    expect((await signIn(api(0), email)).status).toBe(400);
  });

  it('are counted also when they come at once', async () => {
    const email = newEmail();
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, number) => signIn(api(number % 2), email)),
    );
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    // A busy machine may refuse some with 503, which do not count, and give up waiting for Redis, as if that were silent.
    const counted = await Promise.all(
      apps.map((app) =>
        app.sql<{ count: number }>('SELECT coalesce(max(count), 0)::integer AS count FROM rate_limits'),
      ),
    );
    const elsewhere = counted.flat().reduce((sum, row) => sum + row.count, 0);
    expect(count(400)).toBeLessThanOrEqual(10 + elsewhere);
    expect(count(429)).toBeGreaterThanOrEqual(15 - elsewhere - count(503));
  });

  it('leave keys that end by themselves and name neither addresses nor accounts', async () => {
    const email = newEmail();
    await signIn(api(0), email);
    const keys = await client.keys('*');
    expect(keys).toHaveLength(3);
    for (const key of keys) {
      expect(key).toMatch(/^gym-manager:rate-limits:sign-in-[a-z-]+:[\w-]{43}$/);
      expect(await client.ttl(key)).toBeGreaterThan(0);
    }
  });

  it('do not count when they are right', async () => {
    const { email, password } = await buildGym(api(0));
    for (let attempt = 0; attempt < 12; attempt++) expectStatus(await signIn(api(0), email, password), 200);
    for (const key of await client.keys('*sign-in*')) expect(await client.get(key)).toBe('0');
  });

  it.each([
    ['is gone', () => proxy.cut()],
    ['is silent', async () => proxy.freeze()],
  ])('are counted in PostgreSQL while Redis %s, and in Redis again afterwards', async (_, take) => {
    const email = newEmail();
    await take();
    for (let attempt = 0; attempt < 10; attempt++) expect((await signIn(api(0), email)).status).toBe(400);
    expect((await signIn(api(0), email)).status).toBe(429);
    expect(await countedInPostgres()).toHaveLength(3);
    await proxy.cut();
    await proxy.open();
    await eventually('Redis counts', async () => {
      await signIn(api(0), newEmail());
      return (await client.keys('*')).length > 0;
    });
  });
});
