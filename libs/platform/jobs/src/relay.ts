import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, type Notifications } from '@libs/platform/database';
import { Logger } from '@nestjs/common';
import { type JobsOptions, type Queue } from 'bullmq';
import { type JobOptions } from './job';
import { type DueRow, type JobRow, type RowKey } from './job-row';
import { OutageLog } from './outage-log';
import { type TracedJob } from './queue-monitor';

/** A job carries ids alone, of the row and of the trace: what the work is about stays in the database. */
export type RowJobData = RowKey & TracedJob;

/** Milliseconds between two looks into the table when nothing wakes the relay. */
const POLL_INTERVAL = 1_000;

/** Rows that go on the queue at a time. */
const BATCH_SIZE = 100;

/**
 * States in which a job will still run by itself. One that is active has had its lease run out, and when one that is
 * delayed will run depends on the clocks of workers.
 */
const WAITING_STATES = new Set(['waiting', 'prioritized']);

/** Retries of a job that could not read or write its row. */
const JOB_OPTIONS: JobsOptions = { attempts: 5, backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 } };

/**
 * Puts committed rows on the queue, and puts them there again when the queue has lost them or given up: pending rows
 * in PostgreSQL are all that it goes by. Any number of relays may run at once. The queue is asked outside of
 * transactions; a relay that dies between taking rows and queueing them costs them a few seconds.
 */
export class Relay<Row extends JobRow> {
  private readonly outage: OutageLog;
  private stopped = false;
  private running?: Promise<void>;
  private wake: () => void = () => undefined;
  private onExpired: (row: Row) => void = () => undefined;
  private admit: () => Promise<void> = async () => undefined;

  constructor(
    private readonly options: JobOptions<Row>,
    private readonly queue: Queue<RowJobData>,
    private readonly database: Database,
    private readonly notifications: Notifications,
  ) {
    this.outage = new OutageLog(new Logger(Relay.name), `The relay of ${options.table.name}`);
    queue.on('error', (error) => this.outage.failed(error));
  }

  /** @param admit lets rows in before each look, as `RowJob.admit` says */
  start(onExpired: (row: Row) => void, admit?: () => Promise<void>): void {
    this.onExpired = onExpired;
    if (admit) this.admit = admit;
    this.running = this.run();
  }

  /** Ends after the batch at hand; a queue that does not answer is not waited for. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await Promise.race([this.running, sleep(1_000, undefined, { ref: false })]);
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const woken = new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      let taken = 0;
      try {
        await this.notifications.listen(this.options.table.name, () => this.wake());
        taken = await this.dispatchDue();
        this.outage.recovered();
      } catch (error) {
        this.outage.failed(error);
      }
      if (taken < BATCH_SIZE) await Promise.race([woken, sleep(POLL_INTERVAL)]);
    }
  }

  /** @returns how many rows were due */
  private async dispatchDue(): Promise<number> {
    const { table, expireAfterDays, name } = this.options;
    await this.admit();
    const { expired, due } = await this.database.inWorker(async (tx) => ({
      expired: await table.expire(tx, expireAfterDays),
      due: await table.takeDue(tx, BATCH_SIZE),
    }));
    for (const row of expired) this.onExpired(row);

    const queued = await Promise.all(due.map((row) => this.isWaiting(row)));
    const lacking = due.filter((_, index) => !queued[index]);
    if (lacking.length > 0) {
      const rows = await this.database.inWorker((tx) => table.countDispatch(tx, lacking));
      await this.queue.addBulk(
        rows.map((row) => ({
          name,
          data: { gym_id: row.gym_id, id: row.id, traceparent: row.traceparent },
          opts: { ...JOB_OPTIONS, jobId: this.jobId(row) },
        })),
      );
    }
    return due.length;
  }

  private async isWaiting(row: DueRow): Promise<boolean> {
    return row.dispatches > 0 && WAITING_STATES.has(await this.queue.getJobState(this.jobId(row)));
  }

  /** Never repeats: BullMQ silently ignores an id that it still remembers. */
  private jobId({ gym_id, id, dispatches }: DueRow): string {
    return `${this.options.table.name}-${gym_id}-${id}-${dispatches}`;
  }
}
