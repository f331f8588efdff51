import { setTimeout as sleep } from 'node:timers/promises';
import { Config } from '@libs/platform/config';
import { OutageLog } from '@libs/platform/jobs';
import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { JobsOptions, Queue } from 'bullmq';
import { MailMetrics } from './mail-metrics';
import { MAIL_QUEUE, MailJob, SEND_JOB } from './mail-queue';
import { DueMail, MailRepository } from './mail.repository';
import { MailsListener } from './mails-listener';

/** Milliseconds between two looks into the outbox when nothing wakes the relay. */
const POLL_INTERVAL = 1_000;

/** Mails that go on the queue at a time. */
const BATCH_SIZE = 100;

/** States in which a job will still run by itself. One that is active has had its lease run out. */
const WAITING_STATES = new Set(['waiting', 'prioritized', 'delayed']);

/** A job's id never repeats: BullMQ silently ignores an id that it still remembers. */
const jobId = ({ gym_id, id, dispatches }: DueMail): string => `mail-${gym_id}-${id}-${dispatches}`;

/**
 * Puts committed mails on the queue, and puts them there again when the queue has lost them or given up: pending
 * rows in PostgreSQL are all that it goes by. Any number of relays may run at once.
 */
@Injectable()
export class MailRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(MailRelay.name);
  private readonly outage = new OutageLog(this.logger, 'The mail relay');
  private readonly jobOptions: JobsOptions;
  private stopped = false;
  private running?: Promise<void>;
  private wake: () => void = () => undefined;

  constructor(
    @InjectQueue(MAIL_QUEUE) private readonly queue: Queue<MailJob>,
    private readonly mails: MailRepository,
    private readonly listener: MailsListener,
    private readonly metrics: MailMetrics,
    config: Config,
  ) {
    this.queue.on('error', (error) => this.outage.failed(error));
    this.jobOptions = {
      attempts: 1 + config.MAILER_MAX_RETRIES,
      backoff: { type: 'exponential', delay: config.MAILER_RETRY_DELAY_SECONDS * 1_000, jitter: 0.5 },
    };
  }

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** Ends after the batch at hand; a queue that does not answer is not waited for. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    this.wake();
    await Promise.race([this.running, sleep(1_000, undefined, { ref: false })]);
    await this.listener.close();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const woken = new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      let taken = 0;
      try {
        await this.listener.listen(() => this.wake());
        taken = await this.dispatchDue();
        this.outage.recovered();
      } catch (error) {
        this.outage.failed(error);
      }
      if (taken < BATCH_SIZE) await Promise.race([woken, sleep(POLL_INTERVAL)]);
    }
  }

  /** @returns how many mails were due */
  private async dispatchDue(): Promise<number> {
    for (const { id, gym_id, template } of await this.mails.expire()) {
      this.metrics.count(template, 'expired');
      this.logger.warn({ mail_id: id, gym_id, template, outcome: 'expired' });
    }
    const due = await this.mails.takeDue(BATCH_SIZE);
    const queued = await Promise.all(due.map((mail) => this.isWaiting(mail)));
    const lacking = due.filter((_, index) => !queued[index]);
    if (lacking.length > 0) {
      const mails = await this.mails.countDispatch(lacking);
      await this.queue.addBulk(
        mails.map((mail) => ({
          name: SEND_JOB,
          data: { gym_id: mail.gym_id, id: mail.id, traceparent: mail.traceparent },
          opts: { ...this.jobOptions, jobId: jobId(mail) },
        })),
      );
    }
    return due.length;
  }

  private async isWaiting(mail: DueMail): Promise<boolean> {
    return mail.dispatches > 0 && WAITING_STATES.has(await this.queue.getJobState(jobId(mail)));
  }
}
