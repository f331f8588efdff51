import { BeforeApplicationShutdown, Logger, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { type Queue } from 'bullmq';
import { type ScheduledJob, type ScheduleOptions } from './job';
import { toJobFailure } from './job-failure';
import { OutageLog } from './outage-log';
import { type QueueMonitor, type TracedJob } from './queue-monitor';
import { QueueWorker } from './queue-worker';

/** Name of the jobs. */
const RUN = 'run';

/** Milliseconds between two looks whether the next run is planned. */
const PLAN_INTERVAL = 10_000;

/** States of a job that will not run any more. */
const OVER = new Set(['completed', 'failed', 'unknown']);

/**
 * Runs a {@link ScheduledJob}: BullMQ's job scheduler puts each run on the queue once, and one of all workers takes it.
 * A run whose worker dies begins again about a minute later.
 */
export class ScheduleHost implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly outage: OutageLog;
  private logger: Logger;
  private worker?: QueueWorker<TracedJob>;
  private planning?: NodeJS.Timeout;

  constructor(
    private readonly getJob: () => ScheduledJob,
    private readonly options: ScheduleOptions,
    private readonly queue: Queue<TracedJob>,
    private readonly monitor: QueueMonitor,
  ) {
    this.outage = new OutageLog(new Logger(ScheduleHost.name), `The schedule ${options.name}`);
    queue.on('error', (error) => this.outage.failed(error));
  }

  onApplicationBootstrap(): void {
    const job = this.getJob();
    this.logger = new Logger(job.constructor.name);
    this.monitor.watch(this.queue, [RUN]);
    this.worker = new QueueWorker(
      this.queue,
      this.monitor.observed(() => this.run(job)),
      { concurrency: 1, maxStalledCount: 1 },
    );
    this.planning = setInterval(() => void this.plan(), PLAN_INTERVAL);
    void this.plan();
  }

  onModuleDestroy(): void {
    clearInterval(this.planning);
    void this.worker?.stop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.worker?.stop();
  }

  private async run(job: ScheduledJob): Promise<void> {
    const line = { schedule: this.options.name };
    try {
      await job.run();
      this.logger.log({ ...line, outcome: 'done' });
    } catch (error) {
      const failure = toJobFailure(error);
      this.logger.warn({ ...line, outcome: 'failed', reason: failure.reason });
      throw new Error(failure.reason, { cause: error });
    }
  }

  /** Has BullMQ plan the next run, unless it has: at the first start, after a change, and when the queue was lost. */
  private async plan(): Promise<void> {
    const { name, retries = 3 } = this.options;
    try {
      if (!(await this.isPlanned())) {
        // Across all workers, so that a run that takes long is not joined by the next one.
        await this.queue.setGlobalConcurrency(1);
        await this.queue.upsertJobScheduler(name, this.repeat, {
          name: RUN,
          opts: { attempts: 1 + retries, backoff: { type: 'exponential', delay: 10_000, jitter: 0.5 } },
        });
      }
      this.outage.recovered();
    } catch (error) {
      this.outage.failed(error);
    }
  }

  /**
   * BullMQ plans a run when the one before it begins, so the plan is broken when the planned job is over or gone.
   * To plan again without need would drop a run that is overdue.
   */
  private async isPlanned(): Promise<boolean> {
    const { name } = this.options;
    const planned = await this.queue.getJobScheduler(name);
    const { pattern, every } = this.repeat;
    if (planned?.pattern !== pattern || planned?.every !== every) return false;
    return !OVER.has(await this.queue.getJobState(`repeat:${name}:${planned?.next}`));
  }

  private get repeat(): { pattern?: string; every?: number; tz?: string } {
    return 'cron' in this.options
      ? { pattern: this.options.cron, tz: 'UTC' }
      : { every: this.options.everySeconds * 1_000 };
  }
}
