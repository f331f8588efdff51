import { type QueryConfig } from 'pg';

/** Statements that a connection keeps prepared at most: PostgreSQL holds each one's plan in memory. */
const MAX_PREPARED = 500;

const names = new Map<string, string>();

/**
 * A statement as pg prepares it: PostgreSQL parses it once on a connection, and plans it no more often than it must.
 * One with a `*` stays unnamed: a migration that adds a column would change what it answers, which PostgreSQL refuses
 * for prepared statements ("cached plan must not change result type").
 */
export function prepared(text: string, values: unknown[]): QueryConfig {
  let name = names.get(text);
  if (name === undefined && names.size < MAX_PREPARED && !text.includes('*')) {
    name = `s${names.size + 1}`;
    names.set(text, name);
  }
  return { name, text, values };
}
