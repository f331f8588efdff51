import { Config } from '@libs/platform/config';
import { Database, Notifications } from '@libs/platform/database';
import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { DynamicModule, Module, Provider, Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type Queue } from 'bullmq';
import { optionsOf, type RowJob, type ScheduledJob } from './job';
import { type JobRow } from './job-row';
import { queues } from './queue-connection';
import { QueueModule } from './queue.module';
import { QueueMonitor } from './queue-monitor';
import { RowJobHost } from './row-job-host';
import { ScheduleHost } from './schedule-host';

/**
 * Runs background jobs in the process that imports it. A room makes a module for the worker that provides its job
 * classes and registers them:
 *
 *     @Module({ imports: [JobsModule.register(SendMailJob)], providers: [SendMailJob] })
 *     export class MailDeliveryModule {}
 *
 * Each class has a queue and a worker of its own.
 */
@Module({})
export class JobsModule {
  /** @param jobs classes with `@Job` or `@Scheduled`, which the importing module provides */
  static register(...jobs: Type[]): DynamicModule {
    for (const job of jobs) queues.add(queueOf(job));
    return {
      module: JobsModule,
      imports: [QueueModule, ...jobs.map((job) => BullModule.registerQueue({ name: queueOf(job) }))],
      providers: jobs.map(hostOf),
    };
  }
}

function queueOf(job: Type): string {
  const options = optionsOf(job);
  return 'table' in options ? options.table.name : options.name;
}

function hostOf(job: Type<RowJob<JobRow> | ScheduledJob>): Provider {
  const options = optionsOf(job);
  return {
    provide: `JobHost:${queueOf(job)}`,
    inject: [getQueueToken(queueOf(job)), ModuleRef, Config, Database, QueueMonitor, Notifications],
    useFactory: (
      queue: Queue,
      modules: ModuleRef,
      config: Config,
      database: Database,
      monitor: QueueMonitor,
      notifications: Notifications,
    ) =>
      'table' in options
        ? new RowJobHost({
            getJob: () => modules.get<RowJob<JobRow>>(job, { strict: false }),
            options,
            queue,
            config,
            database,
            monitor,
            notifications,
          })
        : new ScheduleHost(() => modules.get<ScheduledJob>(job, { strict: false }), options, queue, monitor),
  };
}
