import { type Principal } from '@libs/platform/identity';
import { Probe } from '@libs/platform/telemetry';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { PoolClient } from 'pg';
import { DataSource, EntityManager } from 'typeorm';
import { DatabaseUnavailableError } from './database-errors';
import { GymTransaction, SystemTransaction } from './transaction';

const READ_ONLY = 'BEGIN READ ONLY';

/** The one place that opens transactions; rooms work with the one that they are handed and never with a global connection. */
@Injectable()
export class Database {
  private readonly pending = new Probe(() => this.countPending());

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction within the principal's gym: all of it is committed, or nothing is. Nothing slow
   * (SMTP, HTTP, hashing) belongs inside.
   */
  inGym<T>(principal: Principal, work: (tx: GymTransaction) => Promise<T>): Promise<T> {
    return this.transact('BEGIN', (manager) => work(new GymTransaction(manager, principal)));
  }

  /** The same for work that only reads, which costs less: its answer does not wait for the end of the transaction. */
  readInGym<T>(principal: Principal, work: (tx: GymTransaction) => Promise<T>): Promise<T> {
    return this.transact(READ_ONLY, (manager) => work(new GymTransaction(manager, principal)));
  }

  /** Like {@link inGym}, for what knows no gym yet: signing up, and the worker. */
  asSystem<T>(work: (tx: SystemTransaction) => Promise<T>): Promise<T> {
    return this.transact('BEGIN', (manager) => work(new SystemTransaction(manager)));
  }

  /** Like {@link readInGym}, for what knows no gym yet: signing in, gauges. */
  readAsSystem<T>(work: (tx: SystemTransaction) => Promise<T>): Promise<T> {
    return this.transact(READ_ONLY, (manager) => work(new SystemTransaction(manager)));
  }

  /**
   * How many migrations of this release the database lacks. May be asked at any rate: it asks PostgreSQL every two
   * seconds at most.
   *
   * @throws whatever kept PostgreSQL from answering within a second
   */
  pendingMigrations(): Promise<number> {
    return this.pending.read();
  }

  /**
   * TypeORM's own transactions wait for the answer to BEGIN before they send anything else. Here it leaves in one
   * message with the first statement: connections are in pipeline mode.
   */
  private async transact<T>(begin: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.manager.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      // As an object, which is not timed: it is answered together with the first statement, and fails with it.
      client.query({ text: begin }).catch(() => undefined);
      try {
        const result = await work(runner.manager);
        if (begin === READ_ONLY) client.query({ text: 'COMMIT' }).catch(() => undefined);
        // A transaction in which a statement has failed answers a COMMIT by rolling back.
        else if ((await client.query('COMMIT')).command === 'ROLLBACK')
          throw new Error('A failed statement was passed over');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined); // a broken connection has rolled back already
        throw error;
      }
    } finally {
      await runner.release();
    }
  }

  private async countPending(): Promise<number> {
    const { migrationsTableName } = this.dataSource.options;
    const [table] = await this.manager.query<[{ exists: boolean }]>(
      'SELECT to_regclass($1) IS NOT NULL AS exists',
      [migrationsTableName],
    );
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
