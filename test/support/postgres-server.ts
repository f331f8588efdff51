import { execFileSync } from 'node:child_process';
import { appendFileSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, locatePostgres } from '@libs/platform/embedded-postgres';

/** A PostgreSQL server that a test may take away: crash, stop and start again. */
export class PostgresServer {
  private constructor(
    private readonly folder: string,
    readonly port: number,
  ) {}

  static async start(): Promise<PostgresServer> {
    const { user } = locatePostgres();
    const folder = mkdtempSync(join(tmpdir(), 'gym-manager-faults-'));
    if (user) chownSync(folder, user.uid, user.gid);
    const server = new PostgresServer(folder, await freePort());
    server.run('initdb', ['-D', server.data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8']);
    server.start();
    return server;
  }

  /** Makes a replica, which streams what this server writes from now on. Restarts the server. */
  async replicate(): Promise<PostgresServer> {
    const { user } = locatePostgres();
    const replica = new PostgresServer(mkdtempSync(join(tmpdir(), 'gym-manager-replica-')), await freePort());
    if (user) chownSync(replica.folder, user.uid, user.gid);
    this.stop('fast');
    execFileSync('cp', ['-a', this.data, replica.data]);
    writeFileSync(join(replica.data, 'standby.signal'), '');
    appendFileSync(
      join(replica.data, 'postgresql.auto.conf'),
      `primary_conninfo = 'host=127.0.0.1 port=${this.port} user=postgres'\n`,
    );
    this.start();
    replica.start();
    return replica;
  }

  /** Makes a replica a primary of its own. */
  promote(): void {
    this.run('pg_ctl', ['promote', '-w', '-D', this.data]);
  }

  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.port}/postgres`;
  }

  start(): void {
    const settings = `-p ${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200`;
    this.run('pg_ctl', ['start', '-w', '-D', this.data, '-o', settings, '-l', join(this.folder, 'log')]);
  }

  /** @param mode `fast` disconnects clients, `immediate` crashes without a checkpoint */
  stop(mode: 'fast' | 'immediate'): void {
    this.run('pg_ctl', ['stop', '-w', '-D', this.data, '-m', mode]);
  }

  /** The process that the server's others descend from. */
  get pid(): number {
    return parseInt(readFileSync(join(this.data, 'postmaster.pid'), 'utf8'));
  }

  /** What the server has logged. */
  log(): string {
    return readFileSync(join(this.folder, 'log'), 'utf8');
  }

  /** Stops the server and everything that serves a connection, without a word to clients. @returns lets them go on */
  freeze(): () => void {
    const { pid } = this;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    const pids = [pid, ...children.map(Number)];
    for (const one of pids) process.kill(one, 'SIGSTOP');
    return () => pids.forEach((one) => process.kill(one, 'SIGCONT'));
  }

  remove(): void {
    this.stop('immediate');
    rmSync(this.folder, { recursive: true });
  }

  private get data(): string {
    return join(this.folder, 'data');
  }

  private run(program: string, parameters: string[]): void {
    const { folder, user } = locatePostgres();
    execFileSync(join(folder, program), parameters, { ...user, cwd: this.folder, stdio: 'ignore' });
  }
}
