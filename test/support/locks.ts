import { type TestApp } from './app';
import { eventually } from './eventually';

/**
 * Runs a statement in a transaction that is committed once every request waits for one of its locks: what it changes,
 * it changes between what the requests read and what they write.
 *
 * @param send sends the requests
 * @returns their answers
 */
export async function commitOnceBlocked<T>(
  { sql }: Pick<TestApp, 'sql'>,
  statement: string,
  values: unknown[],
  send: () => Promise<T>[],
): Promise<T[]> {
  await sql('BEGIN');
  let answers: Promise<T>[] = [];
  try {
    await sql(statement, values);
    answers = send();
    await eventually('all requests wait for a lock', async () => {
      // A transaction sees one snapshot of the activity otherwise.
      await sql('SELECT pg_stat_clear_snapshot()');
      const waiting = await sql(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting.length === answers.length;
    });
  } finally {
    await sql('COMMIT');
  }
  return Promise.all(answers);
}
