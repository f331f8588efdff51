import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_ACCOUNT, seed } from '../../scripts/seed';
import { ApiClient } from '../support/api-client';
import { compiled } from '../support/compiled';
import { eventually } from '../support/eventually';
import { buildGym } from '../support/factories';
import { createTestDatabase } from '../support/test-database';

jest.setTimeout(120_000);

/** The process that `npm start` runs, on a folder of its own. */
class Standalone {
  output = '';
  readonly exit: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(dataDir: string, environment: Record<string, string> = {}) {
    this.child = spawn(process.execPath, [compiled('apps/standalone/src/main.ts')], {
      cwd: join(__dirname, '../..'),
      env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', DATABASE_URL: '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.exit = once(this.child, 'close').then(([code]) => code as number | null);
  }

  /** Waits until it listens. */
  async up(): Promise<ApiClient> {
    const url = /^Gym Manager +(http:\/\/\S+?)\/api\/v1$/m;
    const line = await eventually(
      'the address',
      () => {
        if (this.child.exitCode !== null) throw new Error(`It ended:\n${this.output}`);
        return url.exec(this.output);
      },
      110,
    );
    return new ApiClient(line[1] ?? '');
  }

  kill(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exit;
  }
}

describe('npm start', () => {
  let dataDir: string;
  let running: Standalone[];

  const start = (environment?: Record<string, string>): Standalone => {
    const standalone = new Standalone(dataDir, environment);
    running.push(standalone);
    return standalone;
  };
  const pidFile = (): string => join(dataDir, 'postgres/data/postmaster.pid');
  const postgresPid = (): number => Number.parseInt(readFileSync(pidFile(), 'utf8'), 10);

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'gym-manager-test-'));
    running = [];
  });

  afterEach(async () => {
    await Promise.all(running.map((standalone) => standalone.kill('SIGTERM')));
    rmSync(dataDir, { recursive: true });
  });

  it('keeps all data and tokens after kill -9, and leaves no process after SIGTERM', async () => {
    const first = start();
    const api = await first.up();
    expect(first.output).toMatch(new RegExp(`^API docs +${api.baseUrl}/docs\nData +${dataDir}$`, 'm'));
    // On a busy machine, PostgreSQL may not answer the first probe within its second.
    await eventually('it is healthy', async () => (await api.root.get('/health')).status === 200);
    expect((await api.root.get('/docs')).status).toBe(200);
    const { gym, token } = await buildGym(api);
    await eventually('the welcome mail', () =>
      /Welcome.*Iron Temple|Iron Temple.*Welcome/s.test(first.output),
    );

    await first.kill('SIGKILL');
    const orphan = postgresPid();
    expect(isAlive(orphan)).toBe(true);

    const second = start();
    const again = await second.up();
    expect(postgresPid()).not.toBe(orphan);
    const me = await again.as(token).get('/gyms/me');
    expect(me).toMatchObject({ status: 200, body: { id: gym.id } });

    const postgres = postgresPid();
    expect(await second.kill('SIGTERM')).toBe(0);
    expect(isAlive(postgres)).toBe(false);
    expect(existsSync(pidFile())).toBe(false);
    expect(first.output + second.output).not.toContain('DeprecationWarning');
  });

  it('says how to sign in to the demo gym where there is one', async () => {
    const database = await createTestDatabase();
    try {
      const empty = start({ DATABASE_URL: database.url });
      await empty.up();
      expect(empty.output).not.toContain('Demo gym');
      await empty.kill('SIGTERM');

      await seed(database.url, 1);
      const seeded = start({ DATABASE_URL: database.url });
      const api = await seeded.up();
      const [, username, password] = /^Demo gym +(\S+), (.+)$/m.exec(seeded.output) ?? [];
      expect([username, password]).toEqual([DEMO_ACCOUNT.email, DEMO_ACCOUNT.password]);
      expect((await api.post('/auth/login', { username, password })).status).toBe(200);
      await seeded.kill('SIGTERM');
    } finally {
      await database.drop();
    }
  });

  it('refuses a data folder that another process uses, without disturbing that process', async () => {
    const api = await start().up();
    const second = start();
    expect(await second.exit).toBe(1);
    expect(second.output).toMatch(
      /^The configuration is not usable:\n {2}- DATA_DIR .* is in use by process \d+/,
    );
    expect((await api.root.get('/health/ready')).status).toBe(200);
  });

  it('reports that the port is in use, and stops its PostgreSQL', async () => {
    const { port } = new URL((await start().up()).baseUrl);
    const otherDir = mkdtempSync(join(tmpdir(), 'gym-manager-test-'));
    const second = start({ DATA_DIR: otherDir, PORT: port });
    expect(await second.exit).toBe(1);
    expect(second.output).toContain(`PORT ${port} is in use by another program`);
    expect(existsSync(join(otherDir, 'postgres/data/postmaster.pid'))).toBe(false);
    rmSync(otherDir, { recursive: true });
  });

  it('stops PostgreSQL when it is signalled during its start', async () => {
    const standalone = start();
    await eventually('PostgreSQL', () => existsSync(pidFile()));
    expect(await standalone.kill('SIGTERM')).toBe(0);
    await eventually('the end of PostgreSQL', () => !existsSync(pidFile()));
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
