import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@libs/platform/config';
import { migrate } from '@libs/platform/database';
import { startEmbeddedPostgres } from '@libs/platform/embedded-postgres';

declare global {
  var stopTestPostgres: (() => Promise<void>) | undefined;
}

/** One PostgreSQL for the run, with one migrated database that every test file copies. Durability is given up for speed. */
export default async function globalSetup(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gym-manager-test-'));
  const postgres = await startEmbeddedPostgres({
    dataDir,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  globalThis.stopTestPostgres = async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void globalThis.stopTestPostgres?.().finally(() => process.exit(1)));
  await migrate(loadConfig({ DATABASE_URL: postgres.url, DATA_DIR: dataDir }));
  process.env.TEST_TEMPLATE_URL = postgres.url;
}
