import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, locatePostgres } from '@libs/platform/embedded-postgres';
import { eventually } from './eventually';

/** PgBouncer in transaction mode, in front of the server that the tests share. */
export interface PgBouncer {
  /** @returns the way to a database through this */
  urlOf(databaseUrl: string): string;
  stop(): Promise<void>;
}

/** Connections to PostgreSQL of each database: fewer than what is under way, so that they are shared. */
export const SERVER_CONNECTIONS = 3;

/** Whether it prepares a client's statements on whichever connection serves it: version 1.21 was the first. */
export function keepsPreparedStatements(program: string): boolean {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  const [, major, minor] = (/(\d+)\.(\d+)/.exec(stdout) ?? []).map(Number);
  return major! > 1 || minor! >= 21;
}

/** @param settings lines of its configuration besides those that it needs */
export async function startPgBouncer(program: string, settings: string[] = []): Promise<PgBouncer> {
  const { user } = locatePostgres(); // PgBouncer does not run as root either
  const server = new URL(process.env.TEST_TEMPLATE_URL ?? '');
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'pgbouncer-'));
  const file = join(folder, 'pgbouncer.ini');
  const password = decodeURIComponent(server.password);
  writeFileSync(
    file,
    [
      '[databases]',
      `* = host=${server.hostname} port=${server.port || 5432} user=${server.username} password='${password}'`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = any',
      'pool_mode = transaction',
      `default_pool_size = ${SERVER_CONNECTIONS}`,
      ...(keepsPreparedStatements(program) ? ['max_prepared_statements = 200'] : []),
      ...settings,
    ].join('\n'),
  );
  if (user) for (const path of [folder, file]) chownSync(path, user.uid, user.gid);
  const child = spawn(program, [file], { ...user, stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  await eventually('PgBouncer listens', async () => {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended:\n${output}`);
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    return isOpen;
  });
  return {
    urlOf(databaseUrl) {
      const url = new URL(databaseUrl);
      url.host = `127.0.0.1:${port}`;
      return url.toString();
    },
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'close');
      rmSync(folder, { recursive: true });
    },
  };
}
