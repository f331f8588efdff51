import { randomBytes } from 'node:crypto';
import { AppProcess } from '../support/app-process';
import { eventually } from '../support/eventually';
import { buildGym, type SignedUpGym } from '../support/factories';
import { KeepAliveClient } from '../support/keep-alive-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

jest.setTimeout(120_000);

const CLIENTS = 20;

describe.each([1, 2])('An API of %i processes', (processes) => {
  let database: TestDatabase;
  let api: AppProcess;
  let owner: SignedUpGym;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await AppProcess.start('api', {
      NODE_ENV: 'production',
      METRICS_TOKEN: 'none',
      APP_URL: 'http://localhost:8000',
      LOG_LEVEL: 'warn',
      JWT_SECRET: randomBytes(32).toString('hex'),
      DATABASE_URL: database.url,
      WEB_CONCURRENCY: String(processes),
      // The longest there is: a busy machine takes its time to ask.
      DRAIN_SECONDS: '5',
    });
    owner = await buildGym(api.client);
  });

  afterAll(async () => {
    await api.end('SIGKILL');
    await database.drop();
  });

  it('becomes not ready at SIGTERM, fails no request of clients that go on sending until nobody listens, and exits within ten seconds', async () => {
    const url = `${api.client.baseUrl}${api.client.prefix}/gyms/me`;
    const clients = Array.from({ length: CLIENTS }, () => new KeepAliveClient(url, owner.token));
    await eventually('every client is served', () => clients.every(({ served }) => served > 5));

    const signalled = Date.now();
    const ended = api.end('SIGTERM');
    const readiness = async () => (await api.client.root.get('/health/ready')).status;
    await eventually('unreadiness', async () => (await readiness()) === 503, 5);
    // A load balancer takes a moment to learn of it; until then it goes on sending.
    const served = clients.map((client) => client.served);
    await eventually('every client is served again', () =>
      clients.every((client, index) => client.served > (served[index] ?? 0)),
    );
    expect(await readiness()).toBe(503);
    expect(await ended).toBe(0);
    await Promise.all(clients.map((client) => client.refused()));
    expect(Date.now() - signalled).toBeLessThan(10_000);
    expect(clients.flatMap(({ failures }) => failures)).toEqual([]);
    expect(api.log()).toEqual([]);
  });
});
