import { type Config } from '@libs/platform/config';
import { type Database, type Notifications } from '@libs/platform/database';
import { BeforeApplicationShutdown, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { type Queue } from 'bullmq';
import { type JobLimits, type JobOptions, type RowJob } from './job';
import { type JobRow } from './job-row';
import { type QueueMonitor } from './queue-monitor';
import { QueueWorker } from './queue-worker';
import { Relay, type RowJobData } from './relay';
import { RowRunner } from './row-runner';

const DEFAULT_LIMITS: JobLimits = { retries: 5, retryDelaySeconds: 5, secondsBetween: 0 };

export interface RowJobParts<Row extends JobRow> {
  /** The job, once the app is built. */
  getJob: () => RowJob<Row>;
  options: JobOptions<Row>;
  queue: Queue<RowJobData>;
  config: Config;
  database: Database;
  monitor: QueueMonitor;
  notifications: Notifications;
}

/** Runs a {@link RowJob} in this process: a relay from the table to the queue, and a worker from the queue to the job. */
export class RowJobHost<Row extends JobRow>
  implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown
{
  private readonly relay: Relay<Row>;
  private worker?: QueueWorker<RowJobData>;

  constructor(private readonly parts: RowJobParts<Row>) {
    const { queue, database, notifications } = parts;
    this.relay = new Relay(parts.options, queue, database, notifications);
  }

  onApplicationBootstrap(): void {
    const { getJob, options, queue, database, monitor } = this.parts;
    const { secondsBetween } = this.limits;
    const job = getJob();
    const runner = new RowRunner(options.table, job, database, this.limits);

    monitor.watch(queue, [options.name]);
    this.worker = new QueueWorker(
      queue,
      monitor.observed(({ data }) => runner.run(data)),
      {
        concurrency: options.concurrency,
        // Counted in the queue, so it holds for all workers together.
        limiter: secondsBetween > 0 ? { max: 1, duration: secondsBetween * 1_000 } : undefined,
        // A job whose worker died is not run again: the relay finds the row when its lease ends, which is sooner.
        maxStalledCount: 0,
      },
    );
    this.relay.start(
      (row) => runner.report(row, 'expired'),
      async () => job.admit?.(),
    );
  }

  /** Takes no more rows and jobs from here on. */
  async onModuleDestroy(): Promise<void> {
    void this.worker?.stop();
    await this.relay.stop();
  }

  /** Lets running jobs finish while the HTTP side drains; the database goes in the phase after this one. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.worker?.stop();
  }

  private get limits(): JobLimits {
    return { ...DEFAULT_LIMITS, ...this.parts.options.limits?.(this.parts.config) };
  }
}
