import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { loadConfig } from '@libs/platform/config';
import { migrate, MigrationBlockedError, revert } from '@libs/platform/database';
import { Client } from 'pg';
import { compiled } from './support/compiled';
import { eventually } from './support/eventually';
import { createTestDatabase, type TestDatabase } from './support/test-database';

jest.setTimeout(180_000);

const ROOT = join(__dirname, '..');

let database: TestDatabase;
const clients: Client[] = [];

const connect = async (): Promise<Client> => {
  const client = new Client({ connectionString: database.url });
  clients.push(client);
  await client.connect();
  return client;
};

/** Runs the image's `migrate` as a process of its own. */
async function runMigrate() {
  const child = spawn(process.execPath, [compiled('apps/migrate/src/main.ts')], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DATABASE_URL: database.url },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: output.trim() };
}

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()));
  await database.drop();
});

describe('Migrations in production', () => {
  it('run once when two processes start at the same time, and are idempotent', async () => {
    const client = await connect();
    await client.query('DROP SCHEMA public CASCADE; DROP SCHEMA bullmq CASCADE; CREATE SCHEMA public');

    const both = await Promise.all([runMigrate(), runMigrate()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const [one, other] = both.map(({ output }) => output).toSorted();
    expect(one).toBe('Nothing to migrate');
    expect(other).toMatch(/^Ran InitialSchema1764000000000/);

    expect(await runMigrate()).toEqual({ code: 0, output: 'Nothing to migrate' });
  });

  it('do not block a concurrent index build while they wait for each other', async () => {
    const migrating = await connect();
    await migrating.query('SELECT pg_advisory_lock(7496010)'); // as a `migrate` does that runs already
    const waiting = runMigrate();
    await eventually('the other waits', async () => {
      const { rowCount } = await migrating.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND query ~ 'advisory' AND pid <> pg_backend_pid()`,
      );
      return rowCount;
    });
    await migrating.query('CREATE INDEX CONCURRENTLY customers_address_idx ON customers (phone)');
    await migrating.query('SELECT pg_advisory_unlock_all()');
    expect(await waiting).toEqual({ code: 0, output: 'Nothing to migrate' });
  });

  it('give up waiting for a locked table with a message, so that requests do not queue behind them', async () => {
    const [worker, reader] = [await connect(), await connect()];
    await worker.query('BEGIN; SELECT FROM customers');

    // Taking back the newest migration has to lock what it made, as a migration that alters a table has to.
    const config = loadConfig({ DATABASE_URL: database.url, JWT_SECRET: 'unused' });
    const blocked = revertAll(config).catch((error: unknown) => error);
    await eventually('the migration waits', async () => {
      const { rowCount } = await reader.query(
        `SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = database
         WHERE datname = current_database() AND NOT granted`,
      );
      return rowCount;
    });
    await reader.query('SELECT FROM customers'); // answered although `worker` is still at work
    expect(await blocked).toBeInstanceOf(MigrationBlockedError);

    await worker.query('COMMIT');
    await expect(revertAll(config)).resolves.toBeUndefined();
    expect((await runMigrate()).output).toMatch(/^Ran InitialSchema1764000000000/);
  });

  it('fail with the error of the statement when no lock is involved', async () => {
    await (await connect()).query('DROP SCHEMA public CASCADE');
    const config = loadConfig({ DATABASE_URL: database.url, JWT_SECRET: 'unused' });
    await expect(migrate(config)).rejects.toThrow('no schema has been selected to create in');
  });

  it('fail with a message that says what to do when a lock is held', async () => {
    const other = await connect();
    await other.query('BEGIN; LOCK TABLE migrations');
    const { code, output } = await runMigrate();
    expect(code).toBe(1);
    expect(output).toMatch(/^A migration needs a table that others have kept locked .* run it again\.$/);
  });
});

/** Takes back every migration that is there. */
async function revertAll(config: ReturnType<typeof loadConfig>): Promise<void> {
  const client = await connect();
  const { rowCount } = await client.query('SELECT FROM migrations');
  for (let step = 0; step < (rowCount ?? 0); step++) await revert(config);
}
