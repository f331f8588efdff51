import { Config } from '@libs/platform/config';
import { BullModule } from '@nestjs/bullmq';
import { Global, Module } from '@nestjs/common';
import { setDefaultBackendFactory } from 'bullmq';
import { createQueueBackend, queueConnection } from './queue-backend';
import { jobDurationProvider, QueueMonitor } from './queue-monitor';

/**
 * BullMQ for the whole process; rooms register their queues with `BullModule.registerQueue`. The queue only makes
 * haste: what must not be lost is a row in PostgreSQL first.
 */
@Global()
@Module({
  imports: [
    BullModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => {
        setDefaultBackendFactory(createQueueBackend);
        return {
          connection: queueConnection(config),
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
  providers: [QueueMonitor, jobDurationProvider],
  exports: [QueueMonitor],
})
export class QueueModule {}
