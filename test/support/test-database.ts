import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A database of a test's own, with the whole schema and no rows. */
export interface TestDatabase {
  url: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(process.env.TEST_TEMPLATE_URL ?? '');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(`/${name}`, template).toString();
  // Files are copied in half of the time that PostgreSQL takes to log each page of them.
  await administer(url, `CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)} STRATEGY FILE_COPY`);
  return { url, drop: () => administer(url, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** Runs a statement on the server of a URL, in the database `postgres`. */
export async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: new URL('/postgres', server).toString() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
