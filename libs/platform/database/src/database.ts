import { type Principal } from '@libs/platform/identity';
import { Probe } from '@libs/platform/telemetry';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager } from 'typeorm';
import { DatabaseUnavailableError } from './database-errors';
import { GymTransaction, SystemTransaction } from './transaction';

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
    return this.transact((manager) => work(new GymTransaction(manager, principal)));
  }

  /** The same for what knows no gym yet: signing up and in, and the worker. */
  asSystem<T>(work: (tx: SystemTransaction) => Promise<T>): Promise<T> {
    return this.transact((manager) => work(new SystemTransaction(manager)));
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

  /** @deprecated until every room has moved to {@link inGym} and {@link asSystem} */
  async autocommit<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return work(this.manager);
  }

  private async transact<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.manager.transaction(work);
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
