import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { AppProcess } from '../support/app-process';
import { eventually } from '../support/eventually';
import { buildGym, type SignedUpGym } from '../support/factories';
import { KeepAliveClient } from '../support/keep-alive-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

jest.setTimeout(240_000);

const PROCESSES = 2;
const CLIENTS = 10;
const KILLS = 2;

describe('An API of several processes', () => {
  let database: TestDatabase;
  let api: AppProcess;
  let owner: SignedUpGym;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await AppProcess.start('api', {
      NODE_ENV: 'production',
      METRICS_TOKEN: 'none',
      APP_URL: 'http://localhost:8000',
      JWT_SECRET: randomBytes(32).toString('hex'),
      DATABASE_URL: database.url,
      WEB_CONCURRENCY: String(PROCESSES),
    });
    owner = await buildGym(api.client);
  });

  afterAll(async () => {
    await api.end('SIGKILL');
    await database.drop();
  });

  const clientsOf = (count: number, keepAlive?: boolean) =>
    Array.from(
      { length: count },
      () => new KeepAliveClient(`${api.client.baseUrl}${api.client.prefix}/gyms/me`, owner.token, keepAlive),
    );

  const servedAgain = (clients: KeepAliveClient[]) => {
    const served = clients.map((client) => client.served);
    return eventually('every client is served again', () =>
      clients.every((client, index) => client.served > (served[index] ?? 0) + 3),
    );
  };

  /** Waits until all processes serve. @returns their ids */
  const allServe = () =>
    eventually('all processes serve', () => {
      const started = new Set(
        api.log().flatMap(({ msg, pid }) => (msg === 'Nest application successfully started' ? [pid] : [])),
      );
      const serving = childrenOf(api.pid).filter((pid) => started.has(pid));
      return serving.length === PROCESSES && serving;
    });

  const restarts = () => api.log().filter(({ msg }) => /^Process \d+ ended/.test(String(msg)));

  it('loses with a process that is killed what that one was answering or had been handed, and gets another', async () => {
    const [killed = 0] = await allServe();
    const clients = clientsOf(CLIENTS);
    await servedAgain(clients);
    const theirs = connectionsOf(killed);
    const others = clients.filter(({ port }) => !theirs.has(port));
    expect(others.length).toBeGreaterThan(0);
    expect(others.length).toBeLessThan(CLIENTS);

    process.kill(killed, 'SIGKILL');
    await servedAgain(clients);
    expect(await allServe()).not.toContain(killed);
    await servedAgain(clients);
    await Promise.all(clients.map((client) => client.stop()));
    expect(others.flatMap(({ failures }) => failures)).toEqual([]);
    // Each loses what it was waiting for; and until the primary learns of the end, it hands the dead process one more connection.
    const lost = clients.flatMap(({ failures }) => failures);
    expect(lost.length).toBeLessThanOrEqual(CLIENTS - others.length + 1);
    expect(restarts()).toMatchObject([
      { level: 'error', msg: `Process ${killed} ended (SIGKILL); another one starts in 500 ms` },
    ]);
  });

  it('answers or ends every new connection, at once, while processes are killed again and again', async () => {
    const before = restarts().length;
    const clients = clientsOf(CLIENTS, false);
    for (let kill = 0; kill < KILLS; kill++) {
      const [killed = 0] = await allServe();
      await servedAgain(clients);
      process.kill(killed, 'SIGKILL');
      await servedAgain(clients);
    }
    await allServe();
    await Promise.all(clients.map((client) => client.stop()));
    expect(restarts().slice(before)).toHaveLength(KILLS);
    for (const { failures } of clients) expect(failures.length).toBeLessThanOrEqual(KILLS);
    // Nobody had to give up waiting.
    expect(clients.flatMap(({ failures }) => failures).join()).not.toContain('AbortError');
  });
});

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

/** The ports of the clients whose connections a process has. */
function connectionsOf(pid: number): Set<number | undefined> {
  const sockets = new Set(
    readdirSync(`/proc/${pid}/fd`).map((descriptor) => readlinkSync(`/proc/${pid}/fd/${descriptor}`)),
  );
  const rows = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8').trim().split('\n').slice(1),
  );
  return new Set(
    rows
      .map((row) => row.trim().split(/\s+/))
      .filter(([, , , , , , , , , inode]) => sockets.has(`socket:[${inode}]`))
      .map(([, , remote = '']) => parseInt(remote.split(':').at(-1) ?? '', 16)),
  );
}
