import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** Milliseconds between two attempts. */
const RETRY_DELAY = 1_000;

/**
 * Connects while the process boots. When PostgreSQL is away just then, the boot goes on – alive, though not ready –
 * and the connection is made as soon as it is back. Afterwards the pool looks after itself.
 */
@Injectable()
export class DatabaseConnector implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(DatabaseConnector.name);
  private stopped = false;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async onModuleInit(): Promise<void> {
    try {
      await this.dataSource.initialize();
    } catch (error) {
      this.logger.error(`The database is not available: ${reasonOf(error)}`);
      void this.keepTrying();
    }
  }

  onApplicationShutdown(): void {
    this.stopped = true;
  }

  private async keepTrying(): Promise<void> {
    while (!this.stopped && !this.dataSource.isInitialized) {
      await sleep(RETRY_DELAY, undefined, { ref: false });
      try {
        await this.dataSource.initialize();
        this.logger.log('The database is back');
      } catch (error) {
        this.logger.debug(`The database is still not available: ${reasonOf(error)}`);
      }
    }
  }
}

/** Several addresses make an AggregateError, whose own message is empty. */
export const reasonOf = (error: unknown): string =>
  error instanceof AggregateError ? error.errors.map(String).join(', ') : String(error);
