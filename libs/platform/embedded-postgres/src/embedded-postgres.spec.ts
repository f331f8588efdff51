import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, QueryResultRow } from 'pg';
import { EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';

// The real one, which a test can have fail.
jest.mock('node:child_process', () => {
  const actual = jest.requireActual<typeof import('node:child_process')>('node:child_process');
  return { ...actual, spawnSync: jest.fn(actual.spawnSync) };
});

jest.setTimeout(60_000);

describe('the embedded PostgreSQL', () => {
  let dataDir: string;
  let pidFile: string;
  const opened: EmbeddedPostgres[] = [];

  const start = async (settings: Record<string, string> = {}): Promise<EmbeddedPostgres> => {
    const postgres = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off', ...settings } });
    opened.push(postgres);
    return postgres;
  };

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'gym-manager-test-'));
    pidFile = join(dataDir, 'postgres/data/postmaster.pid');
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((postgres) => postgres.stop()));
    rmSync(dataDir, { recursive: true, maxRetries: 10 });
  });

  it('keeps its data from one start to the next', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS value');
    await first.stop();
    expect(existsSync(pidFile)).toBe(false);

    const second = await start();
    expect(await query(second.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  });

  it('folds the case of letters beyond ASCII, whatever the locale of the machine', async () => {
    const { url } = await start();
    const [row] = await query(
      url,
      `SELECT lower('ÉŁЖΣ') AS lower, upper('éłжσ') AS upper, 'ZOË ÉCOLE' ILIKE '%zoë éc%' AS ilike`,
    );
    expect(row).toEqual({ lower: 'éłжσ', upper: 'ÉŁЖΣ', ilike: true });
  });

  it('refuses connections without the password', async () => {
    const url = new URL((await start()).url);
    url.password = 'guessed';
    await expect(query(url.toString(), 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('refuses a folder that a running process uses, and does not disturb its server', async () => {
    const { url } = await start();
    await expect(start()).rejects.toThrow(`is in use by process ${process.pid}`);
    expect(await query(url, 'SELECT 1 AS value')).toEqual([{ value: 1 }]);
  });

  it('replaces the server that a killed process left running', async () => {
    const killed = startElsewhere(dataDir);
    const [url] = await once(killed.stdout!.setEncoding('utf8'), 'data');
    await query(String(url), 'CREATE TABLE kept AS SELECT 7 AS value');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const orphan = readFileSync(pidFile, 'utf8').split('\n')[0];

    const { url: next } = await start();
    expect(readFileSync(pidFile, 'utf8').split('\n')[0]).not.toBe(orphan);
    expect(await query(next, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  });

  it('recovers from a first start that was killed', async () => {
    const killed = startElsewhere(dataDir);
    while (readdirSync(dataDir).length === 0) await sleep(5);
    killed.kill('SIGKILL');
    await once(killed, 'exit');

    const { url } = await start();
    expect(await query(url, 'SELECT 1 AS value')).toEqual([{ value: 1 }]);
    expect(readdirSync(dataDir)).toEqual(['postgres']);
  });

  it('ignores a stale process id that another program has now', async () => {
    const first = await start();
    const stale = readFileSync(pidFile, 'utf8');
    await first.stop();
    writeFileSync(pidFile, stale.replace(/^\d+/, String(process.ppid)), { mode: 0o600 });

    const { url } = await start();
    expect(await query(url, 'SELECT 1 AS value')).toEqual([{ value: 1 }]);
  });

  it('stops a server that it cannot use', async () => {
    await (await start()).stop();
    writeFileSync(join(dataDir, 'postgres/password'), 'another');
    await expect(start()).rejects.toThrow('password authentication failed');
    expect(existsSync(pidFile)).toBe(false);
  });

  it('reports why the data folder could not be created, and leaves nothing behind', async () => {
    const run = jest.mocked(spawnSync);
    const actual = run.getMockImplementation()!;
    run.mockImplementation((program, parameters, options) =>
      actual(program, program.endsWith('initdb') ? ['--canary'] : parameters, options),
    );
    try {
      await expect(start()).rejects.toThrow(/could not create its data folder .*\n.*canary/);
      expect(readdirSync(dataDir)).toEqual([]);
    } finally {
      run.mockImplementation(actual);
    }
  });

  it("reports PostgreSQL's log when it does not start", async () => {
    await expect(start({ shared_buffers: 'plenty' })).rejects.toThrow(
      'invalid value for parameter "shared_buffers": "plenty"',
    );
  });
});

/** Starts the server from a process that can be killed; it prints the URL. */
function startElsewhere(dataDir: string): ChildProcess {
  const script = `
    require('./libs/platform/embedded-postgres/src/embedded-postgres')
      .startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, settings: { fsync: 'off' } })
      .then(({ url }) => process.stdout.write(url));`;
  return spawn(process.execPath, ['-r', '@swc-node/register', '-e', script], {
    cwd: join(__dirname, '../../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function query(url: string, statement: string): Promise<QueryResultRow[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
