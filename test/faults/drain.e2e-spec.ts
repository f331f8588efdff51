import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { AppProcess } from '../support/app-process';
import { eventually } from '../support/eventually';
import { buildGym, type SignedUpGym } from '../support/factories';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

jest.setTimeout(120_000);

const CLIENTS = 20;

/** Asks for the same thing again and again, on one connection as long as the server keeps it, until nobody listens. */
class KeepAliveClient {
  readonly failures: string[] = [];
  served = 0;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly running: Promise<void>;

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {
    this.running = this.run();
  }

  /** Resolves when nobody listens any more. */
  refused(): Promise<void> {
    return this.running;
  }

  private async run(): Promise<void> {
    for (;;) {
      try {
        const status = await this.ask();
        if (status === 200) this.served++;
        else this.failures.push(String(status));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') break;
        this.failures.push(String(error));
      }
    }
    this.agent.destroy();
  }

  private async ask(): Promise<number | undefined> {
    const headers = { Authorization: `Bearer ${this.token}` };
    const asked = request(this.url, { agent: this.agent, headers }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    response.resume();
    await once(response, 'end');
    return response.statusCode;
  }
}

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
