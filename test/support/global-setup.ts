import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@libs/platform/config';
import { migrate } from '@libs/platform/database';
import { startEmbeddedPostgres } from '@libs/platform/embedded-postgres';
import { administer } from './test-database';

declare global {
  var stopTestPostgres: (() => Promise<void>) | undefined;
}

interface Template {
  url: string;
  stop(): Promise<void>;
}

/**
 * One migrated database for the run, which every test file copies: on a PostgreSQL of its own, or on the server that
 * `TEST_DATABASE_URL` names, to try another version. Its role must be allowed to create databases and extensions.
 */
export default async function globalSetup(): Promise<void> {
  const server = process.env.TEST_DATABASE_URL;
  const template = server ? await createTemplate(server) : await startServer();
  globalThis.stopTestPostgres = () => template.stop();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void template.stop().finally(() => process.exit(1)));
  await migrate(loadConfig({ DATABASE_URL: template.url, DATA_DIR: tmpdir() }));
  process.env.TEST_TEMPLATE_URL = template.url;
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
