import { setTimeout as sleep } from 'node:timers/promises';
import { type Database } from '@libs/platform/database';
import { Logger } from '@nestjs/common';
import { UnrecoverableError } from 'bullmq';
import { type JobLimits, type RowJob } from './job';
import { JobFailure, toJobFailure } from './job-failure';
import { type JobRow, type RowKey } from './job-row';
import { type JobTable, LEASE_SECONDS } from './job-table';

/**
 * Seconds from a failed attempt to the next. The first retries follow each other closely, each after twice the delay and
 * with jitter; after them a row rests for a minute at first, twice as long each time, an hour at most.
 *
 * @param attempts that failed so far, one or more
 */
export function retryDelaySeconds(
  attempts: number,
  limits: Pick<JobLimits, 'retries' | 'retryDelaySeconds'>,
): number {
  if (attempts <= limits.retries)
    return limits.retryDelaySeconds * 2 ** (attempts - 1) * (1 - Math.random() / 2);
  return Math.min(60 * 2 ** (attempts - limits.retries - 1), 3_600);
}

/** Leases a row, has its work done, and writes down what became of it. */
export class RowRunner<Row extends JobRow> {
  private readonly logger: Logger;

  constructor(
    private readonly table: JobTable<Row>,
    private readonly job: RowJob<Row>,
    private readonly database: Database,
    private readonly limits: Pick<JobLimits, 'retries' | 'retryDelaySeconds'>,
  ) {
    this.logger = new Logger(job.constructor.name);
  }

  /**
   * Does the work of a row unless it is settled or another worker is at it; a second job for the same row does nothing.
   *
   * When the next attempt is due is written in the row, by the clock of the database: the clocks of workers may differ.
   *
   * @throws UnrecoverableError when the work failed, which the queue need not retry; its message holds no personal data
   * @throws Error when the row could not be read or written, for the queue to retry
   */
  async run(key: RowKey): Promise<void> {
    const row = await this.database.inWorker((tx) => this.table.claim(tx, key));
    if (!row) return;
    const outcome = await this.attempt(row);
    if (!(outcome instanceof JobFailure)) return this.settle(row, outcome);
    if (outcome.status) return this.settle(row, outcome.status, outcome);
    const delay = retryDelaySeconds(row.attempts, this.limits);
    await this.database.inWorker((tx) => this.table.release(tx, row, outcome.message, delay));
    this.report(row, 'failed', outcome);
    throw new UnrecoverableError(outcome.reason);
  }

  /** One line an outcome. */
  report(row: Row, outcome: string, failure?: JobFailure): void {
    this.job.onOutcome?.(row, outcome);
    this.log(row, outcome, failure);
  }

  private async attempt(row: Row): Promise<string | JobFailure> {
    const lease = new AbortController();
    const renewal = setInterval(() => void this.renew(row, lease), (LEASE_SECONDS * 1_000) / 4);
    try {
      return await this.job.run(row, lease.signal);
    } catch (error) {
      return toJobFailure(error);
    } finally {
      clearInterval(renewal);
    }
  }

  private async renew(row: Row, lease: AbortController): Promise<void> {
    try {
      const isHeld = await this.database.inWorker((tx) => this.table.renewLease(tx, row));
      if (!isHeld) lease.abort(new JobFailure('lease lost', 'another worker has the row'));
    } catch (error) {
      this.log(row, 'lease not renewed', toJobFailure(error));
    }
  }

  /** Work that is done and not written down would be done again: a short absence of PostgreSQL is sat out. */
  private async settle(row: Row, status: string, failure?: JobFailure): Promise<void> {
    for (let triesLeft = 10; ; triesLeft--) {
      try {
        await this.database.inWorker((tx) => this.table.settle(tx, row, status, failure?.message));
        return this.report(row, status, failure);
      } catch (error) {
        if (triesLeft === 0) throw error;
        await sleep(1_000);
      }
    }
  }

  private log(row: Row, outcome: string, failure?: JobFailure): void {
    const { gym_id, id, attempts } = row;
    const about = this.job.describe?.(row) ?? { table: this.table.name, id };
    const line = { ...about, gym_id, attempts, outcome, reason: failure?.reason };
    if (failure || outcome === 'expired') this.logger.warn(line);
    else this.logger.log(line);
  }
}
