import { randomBytes } from 'node:crypto';
import { loadConfig } from '@libs/platform/config';
import { migrate } from '@libs/platform/database';
import { freePort } from '@libs/platform/embedded-postgres';
import { Client, Pool } from 'pg';
import { type Customer } from '../support/api-client';
import { AppProcess } from '../support/app-process';
import { eventually } from '../support/eventually';
import {
  buildCustomer,
  buildGym,
  customerFields,
  expectStatus,
  type SignedUpGym,
} from '../support/factories';
import { PostgresServer } from '../support/postgres-server';

jest.setTimeout(180_000);

const ROUNDS = 25;
const LANES = 4;

/** One primary, two replicas and two API processes for all tests; the last ones take the servers apart. */
let primary: PostgresServer;
let replicas: PostgresServer[];
let apps: AppProcess[];
let gym: SignedUpGym;

const environmentOf = (databaseUrl: string, replicaUrls: string[]): NodeJS.ProcessEnv => ({
  JWT_SECRET: randomBytes(32).toString('hex'),
  RATE_LIMITS: 'off',
  DATABASE_URL: databaseUrl,
  DATABASE_REPLICA_URLS: replicaUrls.join(','),
  DATABASE_REPLICA_MAX_LAG_MS: '500',
});

beforeAll(async () => {
  primary = await PostgresServer.start();
  replicas = [await primary.replicate(), await primary.replicate()];
  await migrate(loadConfig({ DATABASE_URL: primary.url }));
  const environment = environmentOf(
    primary.url,
    replicas.map(({ url }) => url),
  );
  apps = [await AppProcess.start('api', environment), await AppProcess.start('api', environment)];
  for (const app of apps) await inUse(app, '1', '1');
  gym = await buildGym(apps[0]!.client);
});

afterAll(async () => {
  await Promise.all(apps.map((app) => app.end('SIGKILL')));
  for (const server of [...replicas, primary]) server.remove();
});

/** The owner of the gym, at one of the processes. */
const at = (app: AppProcess) => app.client.as(gym.token);

async function sql<Row extends object>(server: PostgresServer, ...statements: string[]): Promise<Row[]> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  let rows: Row[] = [];
  for (const statement of statements) ({ rows } = await client.query<Row>(statement));
  await client.end();
  return rows;
}

async function metric(app: AppProcess, line: string): Promise<string | undefined> {
  const { text } = await app.client.root.get('/metrics');
  return text
    .split('\n')
    .find((one) => one.startsWith(`${line} `))
    ?.slice(line.length + 1);
}

/** Waits until a process uses, or leaves out, each of the replicas: `1` or `0`. */
const inUse = (app: AppProcess, ...wanted: string[]) =>
  eventually(`replicas in use: ${wanted.join()}`, async () => {
    const found = await Promise.all(
      wanted.map((_, index) => metric(app, `db_replica_in_use{replica="${index + 1}"}`)),
    );
    return found.join() === wanted.join();
  });

const readsOf = async (app: AppProcess, server: 'primary' | 'replica') =>
  Number(await metric(app, `db_reads_total{server="${server}"}`));

const messagesOf = (app: AppProcess) => app.log().map(({ msg }) => String(msg));

/** Whether the log gave this reason for not using a replica. */
const leftOut = (app: AppProcess, reason: RegExp) =>
  messagesOf(app).some((message) => message.includes(' is left out: ') && reason.test(message));

describe('Read replicas', () => {
  it('answer reads of a gym in turn; what is written is written to the primary', async () => {
    for (const server of [primary, ...replicas])
      await sql(server, `ALTER SYSTEM SET log_statement = 'all'`, 'SELECT pg_reload_conf()');
    const { id } = await buildCustomer(at(apps[0]!), { last_name: 'Noether' });
    for (let round = 0; round < 2; round++) {
      expectStatus(await at(apps[0]!).get(`/customers/${id}`), 200);
      expectStatus(await at(apps[0]!).get('/customers?search=noether'), 200);
    }
    for (const server of [primary, ...replicas])
      await sql(server, 'ALTER SYSTEM RESET log_statement', 'SELECT pg_reload_conf()');
    const read = /execute s\d+: [^;]*\bFROM (searchable_)?customers\b/;
    for (const replica of replicas) {
      expect(replica.log()).toMatch(read);
      expect(replica.log()).not.toContain('INSERT INTO');
    }
    expect(primary.log()).toContain('INSERT INTO customers');
    expect(primary.log()).not.toMatch(read);
  });

  it('show what one process has acknowledged to whoever asks another, however late they replay it', async () => {
    const [writer, reader] = apps as [AppProcess, AppProcess];
    for (const replica of replicas)
      await sql(replica, `ALTER SYSTEM SET recovery_min_apply_delay = '30ms'`, 'SELECT pg_reload_conf()');
    const direct = new Pool({ connectionString: replicas[0]!.url });
    const before = await readsOf(reader, 'replica');
    let behind = 0;
    await Promise.all(
      Array.from({ length: LANES }, async (_, lane) => {
        for (let round = 0; round < ROUNDS; round++) {
          const last_name = `Lane ${lane} round ${round}`;
          const { id } = await buildCustomer(at(writer), { last_name });
          const [found, { rowCount }] = await Promise.all([
            at(reader).get<Customer>(`/customers/${id}`),
            direct.query('SELECT 1 FROM customers WHERE id = $1', [id]),
          ]);
          if (rowCount === 0) behind++;
          expect(expectStatus(found, 200).last_name).toBe(last_name);
          expectStatus(await at(writer).patch(`/customers/${id}`, { phone: String(round) }), 200);
          const list = await at(reader).get<Customer[]>(`/customers?last_name=${last_name}`);
          expect(expectStatus(list, 200)).toMatchObject([{ id, phone: String(round) }]);
          expectStatus(await at(writer).delete(`/customers/${id}`), 204);
          expect((await at(reader).get(`/customers/${id}`)).status).toBe(404);
        }
      }),
    );
    await direct.end();
    for (const replica of replicas)
      await sql(replica, 'ALTER SYSTEM RESET recovery_min_apply_delay', 'SELECT pg_reload_conf()');
    expect(behind).toBeGreaterThan(0);
    expect(await readsOf(reader, 'replica')).toBeGreaterThan(before);
  });

  it('are left out while they lag, and used again when they have caught up', async () => {
    const [writer, reader] = apps as [AppProcess, AppProcess];
    await sql(replicas[0]!, 'SELECT pg_wal_replay_pause()');
    const { id } = await buildCustomer(at(writer));
    for (let round = 0; round < 4; round++)
      expectStatus(await at(reader).get<Customer>(`/customers/${id}`), 200);
    await inUse(reader, '0', '1');
    expect(Number(await metric(reader, 'db_replica_lag_bytes{replica="1"}'))).toBeGreaterThan(0);
    expect(messagesOf(reader)).toContainEqual(
      expect.stringMatching(/^Replica 1 is left out: .*bytes behind/),
    );

    await sql(replicas[1]!, 'SELECT pg_wal_replay_pause()');
    await buildCustomer(at(writer));
    await inUse(reader, '0', '0');
    const before = await readsOf(reader, 'primary');
    expectStatus(await at(reader).get(`/customers/${id}`), 200);
    expect(await readsOf(reader, 'primary')).toBe(before + 1);

    for (const replica of replicas) await sql(replica, 'SELECT pg_wal_replay_resume()');
    await inUse(reader, '1', '1');
    expect(messagesOf(reader).at(-1)).toMatch(/^Replica \d serves reads$/);
    await inUse(apps[0]!, '1', '1');
  });

  it.each(['is killed', 'falls silent'])(
    'cost no request an error when one %s, and leave the API ready',
    async (what) => {
      const statuses = new Set<number>();
      const load = new AbortController();
      const clients = Array.from({ length: LANES }, async (_, lane) => {
        while (!load.signal.aborted) {
          const app = at(apps[lane % apps.length]!);
          statuses.add((await app.get(lane % 2 ? '/customers' : '/customers?search=lovelace')).status);
        }
      });
      const before = await readsOf(apps[0]!, 'replica');
      await eventually('reads', async () => (await readsOf(apps[0]!, 'replica')) > before + 20);
      const revive = what === 'is killed' ? kill(replicas[0]!) : replicas[0]!.freeze();
      for (const app of apps) {
        await inUse(app, '0', '1');
        expect((await app.client.root.get('/health/ready')).status).toBe(200);
      }
      revive();
      for (const app of apps) await inUse(app, '1', '1');
      load.abort();
      await Promise.all(clients);
      expect([...statuses]).toEqual([200]);
    },
  );

  it('that are none, or cannot be reached, are left out from the start, and the API works', async () => {
    const nobody = `postgres://postgres@127.0.0.1:${await freePort()}/postgres`;
    const app = await AppProcess.start('api', environmentOf(primary.url, [primary.url, nobody]));
    try {
      const { api } = await buildGym(app.client);
      expectStatus(await api.get('/customers'), 200);
      await eventually(
        'both are left out',
        () => leftOut(app, /^Replica 1 .*no replica/) && leftOut(app, /^Replica 2 .*ECONNREFUSED/),
      );
      expect(messagesOf(app)).toContainEqual(
        expect.stringMatching(/^Replica 1: 11 connections of the 197 that it grants$/),
      );
      expect((await app.client.root.get('/health/ready')).status).toBe(200);
    } finally {
      await app.end('SIGTERM');
    }
  });

  it('are not used any more once they are promoted', async () => {
    replicas[0]!.promote();
    for (const app of apps) await inUse(app, '0', '1');
    const { id } = await buildCustomer(at(apps[0]!));
    for (let round = 0; round < 4; round++) expectStatus(await at(apps[1]!).get(`/customers/${id}`), 200);
  });

  it('are not used when they have not followed a fail-over, however much they have replayed', async () => {
    const [promoted, stray] = replicas as [PostgresServer, PostgresServer];
    for (let count = 0; count < 20; count++)
      expectStatus(await at(apps[0]!).post('/customers', customerFields()), 201);
    const returns = kill(stray);
    const app = await AppProcess.start('api', environmentOf(promoted.url, [stray.url]));
    try {
      await eventually('the log says that it is away', () => leftOut(app, /ECONNREFUSED/));
      returns();
      const reason = /its data is of \d+\/00000001, that of the primary of \d+\/00000002$/;
      await eventually('the log says why it stays left out', () => leftOut(app, reason));
      expectStatus(await (await buildGym(app.client)).api.get('/customers'), 200);
    } finally {
      await app.end('SIGTERM');
    }
  });
});

function kill(server: PostgresServer): () => void {
  server.stop('immediate');
  return () => server.start();
}
