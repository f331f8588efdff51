import { setTimeout as sleep } from 'node:timers/promises';
import { assertSchemaCompatibility, PostgresConnection } from 'bullmq';
import { type Pool } from 'pg';

/** Milliseconds between two looks at a PostgreSQL that is away. */
const RETRY_DELAY = 1_000;

/** The newest look at the schema, one for all connections of a pool: many would hamper a server that is coming back. */
const schemaChecks = new WeakMap<Pool, Promise<void>>();

/**
 * BullMQ's connection to PostgreSQL, made to outlive an absence of the server. BullMQ 6.7 checks the schema once,
 * before the first query, and keeps the result: when that check fails, every later query fails with it until the
 * process restarts. Here a failed check is forgotten after a second, so that the worker's own loop tries again – and
 * cannot spin, since whatever it does waits for the check. `ready` is emitted whenever the server is reached (again).
 */
export class RecoveringPostgresConnection extends PostgresConnection {
  constructor(private readonly shared: Pool) {
    super(shared);
    shared.on('connect', () => this.emit('ready'));
    this.on('error', () => schemaChecks.delete(shared));
  }

  /** Resolves when the queue's tables can be used. */
  override waitUntilReady(): Promise<void> {
    const known = schemaChecks.get(this.shared);
    if (known) return known;
    // Asked of the pool: a client taken out of it would have nobody to hear of its end, and take the process along.
    const check = assertSchemaCompatibility(this.shared, this.schema).then(
      () => undefined,
      async (error) => {
        await sleep(RETRY_DELAY);
        // A lost connection may have begun another one meanwhile.
        if (schemaChecks.get(this.shared) === check) schemaChecks.delete(this.shared);
        throw error;
      },
    );
    schemaChecks.set(this.shared, check);
    return check;
  }

  /** A worker that cannot listen tries again at once: where the database is gone, 57 times a second (BullMQ 6.7). */
  override async getListenClient(): ReturnType<PostgresConnection['getListenClient']> {
    await this.waitUntilReady();
    return super.getListenClient();
  }
}
