import { once as firstEvent } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Config } from '@libs/platform/config';
import { type Principal } from '@libs/platform/identity';
import { Probe } from '@libs/platform/telemetry';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Pool, PoolClient } from 'pg';
import { DataSource, EntityManager } from 'typeorm';
import { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { DatabaseUnavailableError } from './database-errors';
import { Notifications } from './notifications';
import { type PipelinedTransaction, runPipelined } from './pipelined-transaction';
import { DEFAULT_POOL_SIZE } from './pool-size';
import { once } from './repeatable-request';
import { Replicas } from './replicas';
import { begin, enterGym, type Mode } from './role';
import { type Server } from './server';
import { Shares } from './shares';
import { AccountsTransaction, GymTransaction, WorkerTransaction } from './transaction';

/** Milliseconds that a client may take at most to read a stream: it has a connection, and what it reads cannot be cleaned up. */
const MAX_STREAM = 300_000;

/** Characters of a stream that are sent at a time. */
const CHUNK = 32_768;

/** The one place that opens transactions; rooms work with the one that they are handed and never with a global connection. */
@Injectable()
export class Database {
  private readonly pending = new Probe(() => this.countPending());
  private readonly primary: Server;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly notifications: Notifications,
    private readonly replicas: Replicas,
    private readonly config: Config,
  ) {
    const { poolSize = DEFAULT_POOL_SIZE } = dataSource.options as PostgresDataSourceOptions;
    this.primary = { shares: new Shares(poolSize), connect: () => this.connect() };
  }

  /** How many transactions wait for their share of the connections. */
  get waiting(): number {
    return this.primary.shares.waiting + this.replicas.waiting;
  }

  /**
   * Runs `work` in one transaction within the principal's gym: all of it is committed, or nothing is. PostgreSQL itself
   * hides every row of other gyms. Nothing slow (SMTP, HTTP, hashing) belongs inside. In a request with an
   * `Idempotency-Key` the work is done once: its copies get what `work` returned, as JSON has it.
   *
   * @throws ProblemError `gym_busy` when the gym has too much under way already
   */
  inGym<T>(principal: Principal, work: (tx: GymTransaction) => Promise<T>): Promise<T> {
    return this.primary.shares.run(principal.gym_id, () =>
      this.transactInGym(this.primary, 'write', principal, once(work)),
    );
  }

  /**
   * The same for background work on so many rows that tables grow much meanwhile: each statement is planned for them as they are by then. A
   * plan that was made for an empty gym would read all of it again and again.
   */
  bulkInGym<T>(principal: Principal, work: (tx: GymTransaction) => Promise<T>): Promise<T> {
    return this.primary.shares.run(principal.gym_id, () =>
      this.transactInGym(this.primary, 'write', principal, work, undefined, true),
    );
  }

  /**
   * The same as `inGym` for work that only reads, which costs less: its answer does not wait for the end of the transaction. It may
   * run on a replica, and on the primary when that fails: once more from its beginning.
   */
  readInGym<T>(principal: Principal, work: (tx: GymTransaction) => Promise<T>): Promise<T> {
    return this.replicas.read(this.primary, (server, beginning) =>
      server.shares.run(principal.gym_id, () =>
        this.transactInGym(server, 'read', principal, work, beginning),
      ),
    );
  }

  /** The same for searches, and for what else can be slow: they have a third of the connections, and more time. */
  searchInGym<T>(principal: Principal, work: (tx: GymTransaction) => Promise<T>): Promise<T> {
    return this.replicas.read(this.primary, (server, beginning) =>
      server.shares.search(principal.gym_id, () =>
        this.transactInGym(server, 'search', principal, work, beginning),
      ),
    );
  }

  /**
   * Reads what may be more than fits into memory, all of it as it is at one moment. The transaction goes on while the
   * stream is read, no faster than that, and ends with it: at its end, when it is destroyed, after five minutes. On the
   * primary: a replica may cancel what reads for long, and a stream cannot begin again.
   *
   * @returns once the first piece is there; what goes wrong before is thrown, and afterwards destroys the stream
   */
  async streamInGym(
    principal: Principal,
    read: (tx: GymTransaction) => AsyncIterable<string>,
  ): Promise<Readable> {
    const stream = new PassThrough();
    const send = (tx: GymTransaction): Promise<void> =>
      pipeline(inChunks(read(tx)), stream, { signal: AbortSignal.timeout(MAX_STREAM) });
    this.primary.shares
      .stream(principal.gym_id, () => this.transactInGym(this.primary, 'snapshot', principal, send))
      .catch((error: Error) => stream.destroy(error));
    await firstEvent(stream, 'readable');
    return stream;
  }

  /** Like {@link inGym}, before a gym is known: signing up, and what else writes accounts. Sees nothing that is a gym's own. */
  inAccounts<T>(work: (tx: AccountsTransaction) => Promise<T>): Promise<T> {
    return this.primary.shares.run('accounts', () => this.transactInAccounts('write', work));
  }

  /** The same for work that makes a gym, and that a request with an `Idempotency-Key` does once. */
  inAccountsOnce<T>(work: (tx: AccountsTransaction) => Promise<T>): Promise<T> {
    return this.inAccounts(once(work));
  }

  /**
   * Like {@link readInGym}, before a gym is known: signing in.
   *
   * @param gymId on whose account the connection is used, when that is known
   */
  readInAccounts<T>(work: (tx: AccountsTransaction) => Promise<T>, gymId?: number): Promise<T> {
    return this.primary.shares.run(gymId ?? 'accounts', () => this.transactInAccounts('read', work));
  }

  /** Like {@link inGym}, for background jobs, across gyms: sees the tables of jobs and nothing else. */
  inWorker<T>(work: (tx: WorkerTransaction) => Promise<T>): Promise<T> {
    return this.primary.shares.run('worker', () =>
      this.transact(this.primary, begin('write', 'gym_worker'), (open) => work(new WorkerTransaction(open))),
    );
  }

  /** The same for work that only reads. */
  readInWorker<T>(work: (tx: WorkerTransaction) => Promise<T>): Promise<T> {
    return this.primary.shares.run('worker', () =>
      this.transact(this.primary, begin('read', 'gym_worker'), (open) => work(new WorkerTransaction(open))),
    );
  }

  /**
   * How many migrations of this release the database lacks. May be asked at any rate: it asks PostgreSQL every two
   * seconds at most.
   *
   * @throws whatever kept PostgreSQL from answering within a second, also when it only reads, as a standby does
   */
  pendingMigrations(): Promise<number> {
    return this.pending.read();
  }

  private transactInGym<T>(
    server: Server,
    mode: Mode,
    principal: Principal,
    work: (tx: GymTransaction) => Promise<T>,
    beginning?: string,
    // How many rows a filter leaves decides how to find them: no plan fits all searches.
    plansAnew = mode === 'search',
  ): Promise<T> {
    return this.transact(
      server,
      begin(mode, 'gym_api', principal, beginning),
      (open) => work(new GymTransaction(open, principal)),
      plansAnew,
    );
  }

  private transactInAccounts<T>(mode: Mode, work: (tx: AccountsTransaction) => Promise<T>): Promise<T> {
    return this.transact(this.primary, begin(mode, 'gym_accounts'), (open) =>
      work(new AccountsTransaction(open, (actor) => open.send(enterGym(actor)))),
    );
  }

  /** The caller's next request sees what it has changed about who may do what. */
  private async transact<T>(
    server: Server,
    opening: string,
    work: (open: PipelinedTransaction) => Promise<T>,
    plansAnew = false,
  ): Promise<T> {
    let principalsChanged: boolean | undefined;
    const observed = async (open: PipelinedTransaction): Promise<T> => {
      const done = await work(open);
      ({ principalsChanged } = open);
      return done;
    };
    const client = await server.connect();
    const result = await runPipelined(client, opening, observed, this.config, plansAnew).finally(() =>
      client.release(),
    );
    // Not before the connection is given back: it may take as long as the listening one is silent.
    if (principalsChanged) await this.notifications.catchUp();
    return result;
  }

  /** @throws DatabaseUnavailableError whatever kept PostgreSQL from accepting the connection */
  private async connect(): Promise<PoolClient> {
    const pool = (this.manager.dataSource.driver as PostgresDriver).master as Pool;
    try {
      return await pool.connect();
    } catch (error) {
      throw new DatabaseUnavailableError('PostgreSQL accepts no connection', { cause: error });
    }
  }

  private async countPending(): Promise<number> {
    const { migrationsTableName } = this.dataSource.options;
    const [table] = await this.manager.query<[{ exists: boolean; read_only: boolean }]>(
      `SELECT to_regclass($1) IS NOT NULL AS exists, current_setting('transaction_read_only')::boolean AS read_only`,
      [migrationsTableName],
    );
    if (table.read_only) throw new DatabaseUnavailableError('The database only reads');
    const ran = table.exists
      ? await this.manager.query<{ name: string }[]>(`SELECT name FROM ${migrationsTableName}`)
      : [];
    const names = new Set(ran.map(({ name }) => name));
    return this.dataSource.migrations.filter(({ name, constructor }) => !names.has(name ?? constructor.name))
      .length;
  }

  /** @throws DatabaseUnavailableError until the process has been connected once */
  private get manager(): EntityManager {
    if (!this.dataSource.isInitialized) throw new DatabaseUnavailableError();
    return this.dataSource.manager;
  }
}

/** Joins short texts: each chunk costs a call of the socket. */
async function* inChunks(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const text of texts) {
    chunk += text;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
