import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '@libs/platform/config';
import { Client } from 'pg';
import { freePort } from './free-port';
import { locatePostgres, PostgresBinaries } from './postgres-binaries';

const DATABASE = 'gym_manager';
/** A setting of our own on the server's command line tells whose server it is: `<process id>:<folder>`. */
const OWNER = 'gym_manager.owner=';

/** A PostgreSQL server that this process started. */
export interface EmbeddedPostgres {
  /** Connection URL of the database `gym_manager`, password included. */
  url: string;
  /** Shuts the server down: clients are disconnected, everything committed is on disk. Waits for its end. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL server that keeps its data in `<dataDir>/postgres`; the first start creates it. It listens on
 * a free port of 127.0.0.1, with a random password that only the owner of the folder can read. A server orphaned by
 * a killed process is stopped first. Should the server die by itself, this process ends with an uncaught error: it
 * has nothing left to work with.
 *
 * @param settings PostgreSQL's run-time settings, such as `{ max_connections: '300' }`
 * @throws ConfigError when another living process uses the folder; Error with what PostgreSQL logged when it fails
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  settings?: Record<string, string>;
}): Promise<EmbeddedPostgres> {
  const { dataDir, settings = {} } = options;
  const binaries = locatePostgres();
  const folder = join(resolve(dataDir), 'postgres');
  if (!existsSync(folder)) initialise(binaries, folder, settings.fsync !== 'off');
  await stopOrphan(folder);

  const port = await freePort();
  const server = await launch(binaries, folder, {
    ...settings,
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
  });
  const password = readFileSync(join(folder, 'password'), 'utf8');
  const url = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  try {
    await createDatabase(url('postgres'));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, url: url(DATABASE) };
}

/** Creates the cluster under another name and renames it when it is whole: an interrupted start leaves nothing half done. */
function initialise({ folder: bin, user }: PostgresBinaries, folder: string, sync: boolean): void {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  removeUnfinished(folder);
  mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = join(unfinished, 'password');
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (user) for (const path of [unfinished, passwordFile]) chownSync(path, user.uid, user.gid);

  const here = enter(unfinished, user);
  const initdb = spawnSync(
    join(bin, 'initdb'),
    [
      `--pgdata=${here.path}/data`,
      `--pwfile=${here.path}/password`,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // PostgreSQL's own character tables: the same upper and lower case for É and é on any machine.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-locale',
      ...(sync ? [] : ['--no-sync']),
    ],
    { ...user, env: ENVIRONMENT, stdio: ['ignore', 'ignore', 'pipe', here.descriptor], encoding: 'utf8' },
  );
  closeSync(here.descriptor);
  if (initdb.status !== 0) {
    rmSync(unfinished, { recursive: true });
    throw new Error(
      `PostgreSQL could not create its data folder ${folder}:\n${initdb.error?.message ?? initdb.stderr.trim()}`,
    );
  }
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    if (!existsSync(folder)) throw error; // otherwise another process was faster
  }
}

/** What a process that was killed while it initialised has left. */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(dirname(folder))) {
    const [, pid] = /^postgres\.(\d+)$/.exec(name) ?? [];
    if (pid && (Number(pid) === process.pid || !inspect(Number(pid))))
      // Retried, for initdb may outlive the killed process and be writing still.
      rmSync(join(dirname(folder), name), { recursive: true, maxRetries: 10 });
  }
}

/** Nothing of the machine's environment, such as its locale or PG* variables, reaches PostgreSQL. */
const ENVIRONMENT = { LC_ALL: 'C' };

/**
 * Opens `folder` for a child process that gets the descriptor as its number 3, and tells by which path the child
 * finds it. When the child is another user than we, that path leads through the descriptor: it works even if a
 * folder above, such as /root, is closed to that user.
 */
function enter(folder: string, user: PostgresBinaries['user']): { path: string; descriptor: number } {
  return {
    path: user && process.platform === 'linux' ? '/proc/self/fd/3' : folder,
    descriptor: openSync(folder, 'r'),
  };
}

async function launch(
  { folder: bin, user }: PostgresBinaries,
  folder: string,
  settings: Record<string, string>,
): Promise<Omit<EmbeddedPostgres, 'url'>> {
  const here = enter(folder, user);
  const flags = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      `${here.path}/data`,
      ...[...flags, `${OWNER}${process.pid}:${folder}`].flatMap((flag) => ['-c', flag]),
    ],
    // In a process group of its own, Ctrl-C reaches us alone and the database outlives our last request.
    { ...user, env: ENVIRONMENT, stdio: ['ignore', 'ignore', 'pipe', here.descriptor], detached: true },
  );
  closeSync(here.descriptor);

  // Whichever way this process exits, the server goes too; only kill -9 leaves an orphan.
  const kill = (): void => void server.kill('SIGINT');
  process.once('exit', kill);
  let log = '';
  const ended = new Promise<string>((settle) => {
    server.once('error', (error) => settle(error.message));
    server.once('close', () => settle(log.trim()));
  }).finally(() => process.off('exit', kill));
  const ready = new Promise<void>((settle) => {
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4_000);
      if (log.includes('ready to accept connections')) settle();
    });
  });
  const failure = await Promise.race([ready, ended]);
  if (failure !== undefined) throw new Error(`PostgreSQL did not start on ${folder}:\n${failure}`);

  const died = (): never => {
    throw new Error(`PostgreSQL ended unexpectedly:\n${log}`);
  };
  server.once('close', died);
  return {
    async stop() {
      server.off('close', died);
      if (server.pid) await shutDown(server.pid);
      await ended;
    },
  };
}

/**
 * Makes sure that no server of this folder runs and that none seems to.
 *
 * @throws ConfigError when the process that started it lives
 */
async function stopOrphan(folder: string): Promise<void> {
  const pidFile = join(folder, 'data/postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  const found = inspect(pid);
  if (!found) return; // PostgreSQL clears the file of a dead process away itself
  const owner = found.command.split(OWNER)[1];
  if (owner === `${found.parent}:${folder}`)
    throw new ConfigError([
      `DATA_DIR ${dirname(folder)} is in use by process ${found.parent}: end that one first, or set another folder`,
    ]);
  if (owner?.endsWith(`:${folder}`)) await shutDown(pid);
  // The number belongs to some other program by now. (Were it a postgres, PostgreSQL itself refuses to start.)
  else if (!/^\S*postgres(?![^\s:])/.test(found.command)) rmSync(pidFile);
}

/** Ends a server: at once, or, when a checkpoint takes too long, leaving it to the next start to recover. */
async function shutDown(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (inspect(pid)) process.kill(pid, signal);
    for (let waited = 0; waited < 5_000; waited += 20) {
      if (!inspect(pid)) return;
      await sleep(20);
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
}

/** The parent and the command line of a living process. */
function inspect(pid: number): { parent: number; command: string } | undefined {
  try {
    if (process.platform === 'linux') {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      const [, parent] = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      return command ? { parent: Number(parent), command } : undefined; // a zombie has no command line
    }
    const line = execFileSync('ps', ['-ww', '-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' });
    const [, parent, command] = /^\s*(\d+) (.*)$/m.exec(line) ?? [];
    return command ? { parent: Number(parent), command: command.trim() } : undefined;
  } catch {
    return undefined;
  }
}

async function createDatabase(maintenanceUrl: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
