import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@libs/platform/config';
import { migrate } from '@libs/platform/database';
import { startEmbeddedPostgres } from '@libs/platform/embedded-postgres';
import { compilerOptions } from '../../nest-cli.json';
import { compile } from '../../scripts/compile';
import { administer } from './test-database';

const ROOT = join(__dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache');

interface Template {
  url: string;
  stop(): Promise<void>;
}

/** What the tests of a run share. */
export interface Prepared {
  /** Of the migrated database that every test file copies. */
  templateUrl: string;
  /** Where all that starts as a process of its own is compiled: from TypeScript, each start takes a second of a core more. */
  compiled: string;
}

/** Prepares it, and keeps it until the parent process lets go. */
async function serve(): Promise<void> {
  // The parent gets these as well, and ends.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
  const gone = once(process, 'disconnect');
  mkdirSync(CACHE, { recursive: true });
  const compiled = mkdtempSync(join(CACHE, 'compiled-for-tests-'));
  const compiling = compilePrograms(compiled);
  compiling.catch(() => undefined); // heard of below, where the database can be stopped
  try {
    const template = await makeTemplate();
    try {
      await compiling;
      process.send?.({ templateUrl: template.url, compiled } satisfies Prepared);
      await gone;
    } finally {
      await template.stop();
    }
  } finally {
    await Promise.allSettled([compiling]);
    rmSync(compiled, { recursive: true });
  }
}

async function compilePrograms(out: string): Promise<void> {
  await compile([...compilerOptions.builder.options.filenames, 'test/support'], out);
  // The console is there where `npm run build` was run.
  symlinkSync(join(ROOT, 'apps/console'), join(out, 'apps/console'));
}

/**
 * One migrated database: on a PostgreSQL of its own, or on the server that `TEST_DATABASE_URL` names, to try another version.
 * Its role must be allowed to create databases and extensions.
 */
async function makeTemplate(): Promise<Template> {
  const server = process.env.TEST_DATABASE_URL;
  const template = server ? await createTemplate(server) : await startServer();
  try {
    await migrate(loadConfig({ DATABASE_URL: template.url, DATA_DIR: tmpdir() }));
    return template;
  } catch (error) {
    await template.stop();
    throw error;
  }
}

/** Durability is given up for speed. */
async function startServer(): Promise<Template> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gym-manager-test-'));
  const postgres = await startEmbeddedPostgres({
    dataDir,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  return {
    url: postgres.url,
    async stop() {
      await postgres.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

async function createTemplate(server: string): Promise<Template> {
  const name = `test_template_${process.pid}`;
  await administer(server, `CREATE DATABASE ${name} TEMPLATE template0`);
  return {
    url: new URL(`/${name}`, server).toString(),
    stop: () => administer(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

void serve();
