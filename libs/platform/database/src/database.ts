import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager } from 'typeorm';

/** The one place that opens transactions; rooms work with the `EntityManager` it hands out and never with the global one. */
@Injectable()
export class Database {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction: all of it is committed, or nothing is. Nothing slow (SMTP, HTTP, hashing)
   * belongs inside.
   */
  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(work);
  }

  /** Runs a single statement, which is atomic by itself and costs one round trip instead of three. */
  autocommit<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return work(this.dataSource.manager);
  }

  /** Answers within a second, or throws: whether PostgreSQL is there. */
  async ping(): Promise<void> {
    await this.dataSource.query('SELECT 1');
  }
}
