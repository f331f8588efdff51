import { setTimeout as sleep } from 'node:timers/promises';
import { Config } from '@libs/platform/config';
import { OutageLog, QueueMonitor } from '@libs/platform/jobs';
import { InjectQueue } from '@nestjs/bullmq';
import {
  BeforeApplicationShutdown,
  Injectable,
  Logger,
  OnApplicationBootstrap,
  OnModuleDestroy,
} from '@nestjs/common';
import { Queue, Worker } from 'bullmq';
import { MailDelivery } from './mail-delivery';
import { MAIL_QUEUE, MailJob, SEND_JOB } from './mail-queue';

/** Mails that one process sends at a time. */
const CONCURRENCY = 5;

/** Milliseconds that running mails get to finish when the process ends; the rest is sent after the lease. */
const STOP_TIMEOUT = 7_000;

/**
 * Takes mail jobs off the queue. BullMQ's worker is built here and not by `@Processor`, whose options are fixed
 * before the configuration is read, and which waits for running jobs without end, when the database is gone already.
 */
@Injectable()
export class MailWorker implements BeforeApplicationShutdown, OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(MailWorker.name);
  private readonly outage = new OutageLog(this.logger, 'The mail queue');
  private worker?: Worker<MailJob>;
  private stopping?: Promise<void>;

  constructor(
    @InjectQueue(MAIL_QUEUE) private readonly queue: Queue<MailJob>,
    private readonly config: Config,
    private readonly delivery: MailDelivery,
    private readonly monitor: QueueMonitor,
  ) {}

  onApplicationBootstrap(): void {
    this.monitor.watch(this.queue, [SEND_JOB]);
    const { connection, prefix } = this.queue.opts;
    const seconds = this.config.MAILER_RATE_LIMIT_SECONDS;
    this.worker = new Worker<MailJob>(
      MAIL_QUEUE,
      this.monitor.observed(({ data, attemptsMade, opts }) =>
        this.delivery.deliver(data, attemptsMade + 1 >= (opts.attempts ?? 1)),
      ),
      {
        connection,
        prefix,
        concurrency: CONCURRENCY,
        // Counted in the queue, so it holds for all workers together.
        limiter: seconds > 0 ? { max: 1, duration: seconds * 1_000 } : undefined,
        runRetryDelay: 1_000,
        lockDuration: 30_000,
        stalledInterval: 30_000,
        // A job whose worker died is not run again: the relay finds the mail when its lease ends, which is sooner.
        maxStalledCount: 0,
      },
    );
    this.worker.on('error', (error) => this.outage.failed(error));
    this.worker.on('active', () => this.outage.recovered());
    this.worker.getBackend().on('ready', () => this.outage.recovered());
    // A failed attempt is logged where it is written down.
  }

  /** Takes no more jobs from here on. */
  onModuleDestroy(): void {
    this.stopping = this.stop();
  }

  /** Lets running mails finish while the HTTP side drains; the database goes in the phase after this one. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.stopping;
  }

  /** Bounded, since BullMQ waits without end for a mail server that stalls and for a Redis that is away. */
  private async stop(): Promise<void> {
    const closed = this.worker?.close().then(() => true) ?? true;
    if (await Promise.race([closed, sleep(STOP_TIMEOUT, false, { ref: false })])) return;
    this.logger.warn('Not every mail was finished in time; the unfinished are sent later');
  }
}
