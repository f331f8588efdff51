import { Redis } from 'ioredis';

type Sql = <Row extends object>(statement: string, values?: unknown[]) => Promise<Row[]>;

/**
 * Where a database has one of these texts, in whatever case: every row of every table in every schema but PostgreSQL's own
 * is searched, binary columns in hexadecimal digits, as PostgreSQL prints them.
 *
 * @returns `schema.table: text`, sorted
 */
export async function findInDatabase(sql: Sql, texts: string[]): Promise<string[]> {
  const tables = await sql<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY name`,
  );
  const found: string[] = [];
  for (const { name } of tables)
    for (const text of texts) {
      const rows = await sql(
        `SELECT FROM ${name} AS searched WHERE strpos(lower(searched::text), lower($1)) > 0`,
        [text],
      );
      if (rows.length > 0) found.push(`${name}: ${text}`);
    }
  return found;
}

/** Every key and value of a Redis, as one text. */
export async function readRedis(url: string): Promise<string> {
  const redis = new Redis(url);
  try {
    const parts: unknown[] = [];
    for (const key of await redis.keys('*')) parts.push(key, await readKey(redis, key));
    return JSON.stringify(parts);
  } finally {
    redis.disconnect();
  }
}

async function readKey(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  if (type === 'string') return redis.get(key);
  if (type === 'hash') return redis.hgetall(key);
  if (type === 'list') return redis.lrange(key, 0, -1);
  if (type === 'set') return redis.smembers(key);
  if (type === 'zset') return redis.zrange(key, '0', '-1');
  if (type === 'stream') return redis.xrange(key, '-', '+');
  throw new Error(`${key} is a ${type}`);
}
