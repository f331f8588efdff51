import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { parseStat } from './process-usage';

/** Creates a database on the server of `serverUrl`. @returns its URL, and how to remove it again */
export async function createDatabase(
  serverUrl: string,
  name: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  await query(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => void (await query(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

/** Brings the schema up to what the checkout in `folder`, which must be built, has. */
export async function migrateAs(folder: string, databaseUrl: string): Promise<void> {
  await promisify(execFile)(process.execPath, [join(folder, 'dist/apps/migrate/src/main.js')], {
    cwd: folder,
    env: { DATABASE_URL: databaseUrl },
  });
}

export async function query<Row extends object>(
  databaseUrl: string,
  text: string,
  parameters?: unknown[],
): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, parameters)).rows;
  } finally {
    await client.end();
  }
}

/** The first process of the server, from which all others descend; none when it runs on another machine, or without `/proc`. */
export async function postmasterOf(databaseUrl: string): Promise<number | undefined> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const stat = readFileSync(`/proc/${rows[0]!.pid}/stat`, 'utf8');
    return stat.includes('(postgres)') ? parseStat(stat).parent : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  } finally {
    await client.end();
  }
}
