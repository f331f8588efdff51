import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@libs/platform/embedded-postgres';
import { type Cleanup } from './cleanup';
import { createDatabase, migrateAs, query } from './databases';
import { ROOT } from './processes';
import { seed } from './seed';

/** Starts an embedded PostgreSQL. @returns its URL */
export async function startPostgres(cleanup: Cleanup): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'gym-manager-bench-'));
  cleanup.add(() => rmSync(folder, { recursive: true, maxRetries: 10 }));
  const postgres = await startEmbeddedPostgres({ dataDir: folder });
  cleanup.add(() => postgres.stop());
  return postgres.url;
}

/** Creates an empty database, migrated by the checkout in `folder`. @returns its URL */
export async function prepareSchema(
  cleanup: Cleanup,
  serverUrl: string,
  name: string,
  folder: string,
): Promise<string> {
  const { url, drop } = await createDatabase(serverUrl, `${name}_${process.pid}`);
  cleanup.add(drop);
  await migrateAs(folder, url);
  return url;
}

/** Creates a database, migrated by the checkout in `folder`, and seeded with gyms of these sizes. @returns its URL */
export async function prepareDatabase(
  cleanup: Cleanup,
  serverUrl: string,
  name: string,
  folder: string,
  gyms: number[],
): Promise<string> {
  console.error(`Seeding ${name} …`);
  const url = await prepareSchema(cleanup, serverUrl, name, folder);
  await seed(url, gyms);
  return url;
}

/** What figures depend on: day, commit, machine, versions. */
export async function conditions(serverUrl: string): Promise<string> {
  const [{ version }] = (await query<{ version: string }>(
    serverUrl,
    `SELECT current_setting('server_version') AS version`,
  )) as [{ version: string }];
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: ROOT,
    encoding: 'utf8',
  }).trim();
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, commit ${commit}, ${availableParallelism()} cores of ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, PostgreSQL ${version}`;
}
