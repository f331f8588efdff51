import { liveGauge } from '@libs/platform/telemetry';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { Database } from './database';

/** What Prometheus reads of the pool and of the schema. */
@Injectable()
export class DatabaseMetrics {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    database: Database,
  ) {
    liveGauge(
      {
        name: 'db_pool_connections',
        help: 'Connections to PostgreSQL that the process keeps, by what they do',
        labelNames: ['state'],
        aggregator: 'sum',
      },
      () => [
        [{ state: 'busy' }, this.pool.totalCount - this.pool.idleCount],
        [{ state: 'idle' }, this.pool.idleCount],
      ],
    );
    liveGauge(
      {
        name: 'db_pool_pending_requests',
        help: 'Transactions that wait for a connection, or for the share of their gym',
        labelNames: [],
        aggregator: 'sum',
      },
      () => [[{}, this.pool.waitingCount + database.waiting]],
    );
    liveGauge(
      {
        name: 'migrations_pending',
        help: 'Migrations of this release that the database lacks',
        labelNames: [],
        aggregator: 'max',
      },
      async () => [[{}, await database.pendingMigrations()]],
    );
  }

  private get pool(): Pool {
    return (this.dataSource.driver as PostgresDriver).master as Pool;
  }
}
