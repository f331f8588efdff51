import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@libs/platform/config';
import { migrate } from '@libs/platform/database';
import { startEmbeddedPostgres } from '@libs/platform/embedded-postgres';
import { administer } from './test-database';

interface Template {
  url: string;
  stop(): Promise<void>;
}

/**
 * Makes one migrated database and keeps it until the parent process lets go: on a PostgreSQL of its own, or on the server that
 * `TEST_DATABASE_URL` names, to try another version. Its role must be allowed to create databases and extensions.
 */
async function serve(): Promise<void> {
  // The parent gets these as well, and ends.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
  const gone = once(process, 'disconnect');
  const server = process.env.TEST_DATABASE_URL;
  const template = server ? await createTemplate(server) : await startServer();
  try {
    await migrate(loadConfig({ DATABASE_URL: template.url, DATA_DIR: tmpdir() }));
    process.send?.(template.url);
    await gone;
  } finally {
    await template.stop();
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
