import { type Config } from '@libs/platform/config';
import { Logger } from '@nestjs/common';
import { DatabaseError, escapeLiteral, Pool, type PoolClient } from 'pg';
import { connectionSettings } from './data-source-options';
import { reasonOf } from './database-connector';
import { DatabaseUnavailableError } from './database-errors';
import { type Position } from './primary-position';
import { type Server } from './server';
import { Shares } from './shares';

/** Milliseconds within which a replica answers, or else is not used. */
const PATIENCE = 1_000;

interface State {
  history: string;
  /** Bytes that the primary has written and the replica has not replayed. */
  lag: number;
}

/** A server that replays what the primary writes. It is used as long as it keeps up. */
export class Replica implements Server {
  readonly shares: Shares;
  /** Bytes that it was behind when it was looked at last; undefined when it could not be asked. */
  lag?: number;
  private readonly logger = new Logger(Replica.name);
  private readonly pool: Pool;
  private readonly clients = new Set<PoolClient>();
  private readonly maxLag: number;
  /** Of which history its data is; undefined while it is not used. */
  private history?: string;
  /** Why it was found unfit when that was last logged, without figures. */
  private loggedReason?: string;

  /** @param name as logs and metrics call it: its number in `DATABASE_REPLICA_URLS` */
  constructor(
    readonly name: string,
    url: string,
    poolSize: number,
    config: Config,
  ) {
    this.maxLag = config.DATABASE_REPLICA_MAX_LAG_MS;
    this.shares = new Shares(poolSize);
    this.pool = new Pool({
      connectionString: url,
      application_name: 'gym-manager',
      // Reads leave one to ask whether the server is well.
      max: poolSize + 1,
      connectionTimeoutMillis: PATIENCE,
      ...connectionSettings(config),
    });
    this.pool.on('error', () => undefined); // the next read makes a new connection
    this.pool.on('connect', (client) => this.clients.add(client));
    this.pool.on('remove', (client) => this.clients.delete(client));
  }

  get isInUse(): boolean {
    return this.history !== undefined;
  }

  /** Whether it has, or soon will have, what the primary has written up to `position`. */
  canReach(position: Position): boolean {
    return this.history === position.history;
  }

  /** The statement with which a transaction waits for the replica to reach `position`, and fails where that takes too long. */
  awaitPosition({ lsn }: Position): string {
    return `SELECT await_replay(${escapeLiteral(lsn)}, '${this.maxLag} ms')`;
  }

  async connect(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw new DatabaseUnavailableError('The replica accepts no connection', { cause: error });
    }
  }

  /** Looks whether the replica follows the primary, and begins or ends to use it. */
  async check(position: Position): Promise<void> {
    try {
      const { history, lag } = await this.ask<State>(
        `SELECT system_identifier || '/' || upper(lpad(to_hex(timeline_id), 8, '0')) AS history,
           greatest(0, pg_wal_lsn_diff(${escapeLiteral(position.lsn)}, pg_last_wal_replay_lsn()))::float AS lag
         FROM pg_control_system(), pg_control_checkpoint()`,
      );
      this.lag = lag;
      await this.ask(this.awaitPosition(position));
      if (history === position.history) this.use(history);
      else this.leaveOut(`its data is of ${history}, that of the primary of ${position.history}`);
    } catch (error) {
      this.leaveOut(reasonOf(error));
      if (error instanceof DatabaseError) return;
      this.lag = undefined;
      // Reads that wait for a server which says nothing go on at once, on the primary.
      for (const { connection } of this.clients as Set<unknown> as Set<Connected>)
        connection.stream.destroy();
    }
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private use(history: string): void {
    if (!this.isInUse) this.logger.log(`Replica ${this.name} serves reads`);
    this.history = history;
    this.loggedReason = undefined;
  }

  /** Says so once for each reason: how far a replica is behind is another figure at every look, and no other reason. */
  private leaveOut(reason: string): void {
    this.history = undefined;
    const withoutFigures = reason.replaceAll(/\d+/g, '');
    if (withoutFigures === this.loggedReason) return;
    this.loggedReason = withoutFigures;
    this.logger.warn(`Replica ${this.name} is left out: ${reason}`);
  }

  private async ask<Row extends object>(text: string): Promise<Row> {
    const question = { text, query_timeout: PATIENCE + this.maxLag };
    return (await this.pool.query<Row>(question)).rows[0]!;
  }
}

/** The part of pg's client that ends a connection without a word. */
interface Connected {
  connection: { stream: { destroy(): void } };
}
