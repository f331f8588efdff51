import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { loadConfig } from '@libs/platform/config';
import { sizePool } from '@libs/platform/database';
import { freePort } from '@libs/platform/embedded-postgres';
import { Client } from 'pg';
import { AppProcess } from './support/app-process';
import { eventually } from './support/eventually';
import { buildGym } from './support/factories';
import { createTestDatabase, type TestDatabase } from './support/test-database';

jest.setTimeout(120_000);

const JWT_SECRET = randomBytes(32).toString('hex');

describe('The connections to PostgreSQL', () => {
  const log = { info: jest.fn<void, [string]>(), warn: jest.fn<void, [string]>() };
  let database: TestDatabase;
  let client: Client;
  let granted: number;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<Record<string, string>>('SHOW max_connections');
    granted = Number(rows[0]?.max_connections) - 3; // as many are reserved for superusers
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });
  beforeEach(() => jest.clearAllMocks());

  /** @returns the size that each pool gets */
  async function sizeOf(processes: number, beside: number, variables: NodeJS.ProcessEnv = {}) {
    const config = loadConfig({ JWT_SECRET, DATABASE_URL: database.url, ...variables });
    await sizePool(config, { processes, beside }, log);
    return config.DATABASE_POOL_SIZE;
  }

  it('are ten in each pool when there are enough, which the log says', async () => {
    expect(await sizeOf(2, 1)).toBe(10);
    expect(log.info.mock.calls).toEqual([
      [`2 × (10 in the pool + 1 beside it) = 22 connections of the ${granted} that PostgreSQL grants`],
    ]);
    expect(log.warn).not.toHaveBeenCalled();
  });

  it('of many processes are half of what PostgreSQL grants, so that two releases can run at once', async () => {
    const processes = 20;
    const size = (await sizeOf(processes, 1)) ?? 0;
    expect(size).toBeLessThan(10);
    expect(2 * processes * (size + 1)).toBeLessThanOrEqual(granted);
    expect(2 * processes * (size + 2)).toBeGreaterThan(granted - 10);
    expect(log.warn).not.toHaveBeenCalled();
  });

  it('are as many as configured, with a warning when PostgreSQL does not grant them', async () => {
    expect(await sizeOf(4, 1, { DATABASE_POOL_SIZE: '5' })).toBe(5);
    expect(log.warn).not.toHaveBeenCalled();
    expect(await sizeOf(4, 1, { DATABASE_POOL_SIZE: '500' })).toBe(500);
    expect(log.warn.mock.calls).toEqual([
      [expect.stringMatching(`= 2004 connections, more than the ${granted} that PostgreSQL grants: lower`)],
    ]);
  });

  it('are warned of when even one in each pool is too much', async () => {
    expect(await sizeOf(64, 10)).toBe(1);
    expect(log.warn.mock.calls).toEqual([[expect.stringContaining('lower DATABASE_POOL_SIZE or WEB_CONC')]]);
  });

  it('are those of a server that is not configured while PostgreSQL is away, and the boot goes on', async () => {
    const DATABASE_URL = `postgresql://postgres@127.0.0.1:${await freePort()}/gym`;
    expect(await sizeOf(8, 1, { DATABASE_URL })).toBe(4);
    expect(log.warn.mock.calls).toEqual([[expect.stringMatching(/could not be asked.*ECONNREFUSED.*97$/)]]);
  });

  it('of a pooler are not compared with what PostgreSQL grants', async () => {
    expect(await sizeOf(64, 1, { DATABASE_DIRECT_URL: database.url })).toBe(10);
    expect(log.warn).not.toHaveBeenCalled();
    expect(log.info.mock.calls).toEqual([[expect.stringMatching(/= 704 connections, .* to a pooler$/)]]);
  });

  it('to replicas are compared with what each of them grants, and the boot goes on without one', async () => {
    const away = `postgresql://postgres@127.0.0.1:${await freePort()}/gym`;
    expect(await sizeOf(2, 1, { DATABASE_REPLICA_URLS: `${database.url},${away}` })).toBe(10);
    expect(log.info.mock.calls).toEqual([
      [`2 × (10 in the pool + 2 beside it) = 24 connections of the ${granted} that PostgreSQL grants`],
      [`Replica 1: 22 connections of the ${granted} that it grants`],
    ]);
    expect(log.warn.mock.calls).toEqual([[expect.stringMatching(/^Replica 2: 22 conn.*ECONNREFUSED/)]]);
    log.warn.mockClear();
    await sizeOf(2, 1, { DATABASE_REPLICA_URLS: database.url, DATABASE_POOL_SIZE: '400' });
    expect(log.warn.mock.calls.at(-1)).toEqual([
      expect.stringMatching(/^Replica 1: 802 connections of.*lower/),
    ]);
  });

  it('of real processes are no more than the log said when they started', async () => {
    const variables = {
      JWT_SECRET,
      DATABASE_URL: database.url,
      MAILER_BACKEND: 'console',
      RATE_LIMITS: 'off',
      DATABASE_POOL_SIZE: '3',
    };
    const apps = await AppProcess.startBoth([
      ['api', { ...variables, WEB_CONCURRENCY: '2' }],
      ['worker', variables],
    ]);
    try {
      const [api, worker] = apps;
      const said = [api, worker].map((app) =>
        app
          .log()
          .flatMap(({ msg }) => /(\d+) × \(3 in the pool \+ (\d+) beside it\)/.exec(String(msg)) ?? []),
      );
      expect(said.map(([, processes]) => processes)).toEqual(['2', '1']);
      expect(readFileSync('docs/operations.md', 'utf8')).toContain(
        `a worker that and up to ${said[1]![2]} more`,
      );
      const beside = said.reduce((sum, [, processes, each]) => sum + Number(processes) * Number(each), 0);

      await buildGym(api.client);
      const others = await eventually('the mail is sent', async () => {
        const { rows } = await client.query<{ sent: boolean; others: number }>(
          `SELECT EXISTS (SELECT 1 FROM mails WHERE status = 'sent') AS sent,
             (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()
                AND application_name IN ('gym-manager-queue', 'gym-manager-relay', 'gym-manager-listener')) AS others`,
        );
        return rows[0]?.sent && rows[0].others;
      });
      expect(others).toBeGreaterThan(1);
      expect(others).toBeLessThanOrEqual(beside);
    } finally {
      await Promise.all(apps.map((app) => app.end('SIGTERM')));
    }
  });
});
