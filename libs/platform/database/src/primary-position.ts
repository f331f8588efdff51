import { Config } from '@libs/platform/config';
import { Pool } from 'pg';

/** How far the primary has written. */
export interface Position {
  /** Behind everything that has been acknowledged. */
  lsn: string;
  /** Which cluster, and which of its timelines: positions of different ones cannot be compared. */
  history: string;
}

/** With `synchronous_commit = off`, changes are acknowledged before they are on the disk. */
const ASK = `
  SELECT CASE WHEN current_setting('synchronous_commit') = 'off' THEN pg_current_wal_insert_lsn()
      ELSE pg_current_wal_flush_lsn() END AS lsn,
    system_identifier || '/' || left(pg_walfile_name(pg_current_wal_flush_lsn()), 8) AS history
  FROM pg_control_system()`;

/**
 * Asks the primary how far it has written, on a connection for nothing else: one question for all who want to know at the
 * same time.
 */
export class PrimaryPosition {
  private readonly pool: Pool;
  /** The question that is under way, or the last one. */
  private current: Promise<unknown> = Promise.resolve();
  private next?: Promise<Position>;

  constructor(config: Config) {
    this.pool = new Pool({
      connectionString: config.directDatabaseUrl,
      application_name: 'gym-manager-position',
      max: 1,
      connectionTimeoutMillis: 1_000,
      query_timeout: 1_000,
      keepAlive: true,
    });
    this.pool.on('error', () => undefined); // the next question makes a new connection
  }

  /**
   * Where the primary is, asked after this was called: an answer to an earlier question may be older than a change whose
   * author asks now.
   *
   * @throws Error when the primary does not answer within a second, or is none
   */
  ask(): Promise<Position> {
    return (this.next ??= this.askAfterwards());
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async askAfterwards(): Promise<Position> {
    await this.current;
    this.next = undefined;
    const asked = this.pool.query<Position>({ name: 'position', text: ASK });
    this.current = asked.catch(() => undefined);
    return (await asked).rows[0]!;
  }
}
