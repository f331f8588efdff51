import { Config } from '@libs/platform/config';
import { BullModule } from '@nestjs/bullmq';
import { Global, Module } from '@nestjs/common';
import { setDefaultBackendFactory } from 'bullmq';
import { createQueueBackend } from './queue-backend';
import { QueueConnection } from './queue-connection';
import { QueueMonitor } from './queue-monitor';

/** What all jobs of the process share. The queue only makes haste: what must not be lost is a row in PostgreSQL first. */
@Global()
@Module({
  imports: [
    BullModule.forRootAsync({
      extraProviders: [QueueConnection],
      inject: [Config, QueueConnection],
      useFactory: (config: Config, { connection }: QueueConnection) => {
        setDefaultBackendFactory(createQueueBackend);
        return {
          connection,
          prefix: config.QUEUE_PREFIX,
          // A few finished jobs to look at; the rows tell the whole story.
          defaultJobOptions: {
            removeOnComplete: { count: 100 },
            removeOnFail: { count: 1_000 },
            stackTraceLimit: 0,
          },
        };
      },
    }),
  ],
  providers: [QueueMonitor],
  exports: [QueueMonitor],
})
export class QueueModule {}
