import { Config } from '@libs/platform/config';
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { dataSourceOptions } from './data-source-options';
import { Database } from './database';
import { DatabaseConnector } from './database-connector';
import { DatabaseMetrics } from './database-metrics';
import { Notifications } from './notifications';
import { Replicas } from './replicas';

/** The connection pool and the {@link Database} that every room uses. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        ...dataSourceOptions(config),
        autoLoadEntities: true,
        manualInitialization: true,
      }),
    }),
  ],
  providers: [Database, DatabaseConnector, DatabaseMetrics, Notifications, Replicas],
  exports: [Database, Notifications],
})
export class DatabaseModule {}
