import { Probe } from '@libs/platform/telemetry';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager } from 'typeorm';
import { DatabaseUnavailableError } from './database-errors';

/** The one place that opens transactions; rooms work with the `EntityManager` it hands out and never with the global one. */
@Injectable()
export class Database {
  private readonly pending = new Probe(() => this.countPending());

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction: all of it is committed, or nothing is. Nothing slow (SMTP, HTTP, hashing)
   * belongs inside.
   */
  async transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.manager.transaction(work);
  }

  /** Runs a single statement, which is atomic by itself and costs one round trip instead of three. */
  async autocommit<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return work(this.manager);
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
