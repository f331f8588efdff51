import { type Client } from 'pg';

/**
 * Whether a connection leads to a pooler, such as PgBouncer: that says a number of its own when it accepts one, and not that
 * of the backend which then works.
 */
export async function isPooled(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const { processID } = client as unknown as { processID: number };
  return rows[0]!.pid !== processID;
}
