import { type Config } from '@libs/platform/config';
import { Injectable, SetMetadata, type Type } from '@nestjs/common';
import { type JobRow } from './job-row';
import { type JobTable } from './job-table';

/**
 * Work on the rows of a table, done after the transaction that wrote them, by any of the workers. At least once: a
 * worker may die after the work and before it is written down, so doing it twice must do no harm.
 */
export interface RowJob<Row extends JobRow> {
  /**
   * Does the work of one row. Nobody else is at it meanwhile, and no transaction is open: slow work belongs here.
   *
   * @param signal aborted when another worker may have taken the row over
   * @returns the status that the row is settled with: a word of the table's own, such as `sent`
   * @throws JobFailure or any other error, for the row to be tried again
   */
  run(row: Row, signal: AbortSignal): Promise<Row['status']>;

  /**
   * Called before each look for due rows: here rows are let in that wait for more than their time, until the table's
   * condition holds for them. Any number of workers may do so at once.
   */
  admit?(): Promise<void>;

  /** What the line in the log says of a row besides its gym, its attempts and the outcome; no personal data. */
  describe?(row: Row): Record<string, unknown>;

  /** Called once the outcome of an attempt is written down: a status, or `failed` when another attempt follows. */
  onOutcome?(row: Row, outcome: string): void;
}

/** What depends on the configuration. */
export interface JobLimits {
  /** Retries that follow each other closely; after them a row rests, for a minute at first and an hour at last. */
  retries: number;
  /** Seconds before the first retry; doubled, with jitter, for each one that follows. */
  retryDelaySeconds: number;
  /** Seconds between two rows, across all workers; 0 does not limit. */
  secondsBetween: number;
}

export interface JobOptions<Row extends JobRow> {
  table: JobTable<Row>;
  /** What is done with a row, such as `send`: names the job on its queue and in metrics. */
  name: string;
  /** Rows that one process works on at a time. */
  concurrency: number;
  /** Days after which a row that was tried in vain expires. */
  expireAfterDays: number;
  limits?: (config: Config) => Partial<JobLimits>;
}

/** Work at fixed times, done by one of the workers. */
export interface ScheduledJob {
  /**
   * Does the work. A run can be late, when no worker is there, or left out, when the queue is lost: what is to be done
   * is read from rows and not concluded from the time.
   *
   * @throws any error, for the work to be tried again
   */
  run(): Promise<void>;
}

export type ScheduleOptions = {
  /** Names the schedule, its queue, and the job in metrics, such as `delete-old-rows`. */
  name: string;
  /** Retries of a run that failed: after ten seconds at first, then after twice as long each time. Default: 3 */
  retries?: number;
} & (
  | {
      /** Minute, hour, day of the month, month, day of the week, in UTC: `0 3 * * *` is every night at three. */
      cron: string;
    }
  | { everySeconds: number }
);

const OPTIONS = 'jobs:options';

/** Makes a class the job of a table. It runs where {@link JobsModule.register} names it. */
export const Job =
  <Row extends JobRow>(options: JobOptions<Row>) =>
  (job: Type<RowJob<Row>>): void => {
    Injectable()(job);
    SetMetadata(OPTIONS, options)(job);
  };

/** Makes a class a job that runs at fixed times. It runs where {@link JobsModule.register} names it. */
export const Scheduled =
  (options: ScheduleOptions) =>
  (job: Type<ScheduledJob>): void => {
    Injectable()(job);
    SetMetadata(OPTIONS, options)(job);
  };

/** @throws Error for a class without {@link Job} or {@link Scheduled} */
export function optionsOf<Row extends JobRow>(job: Type): JobOptions<Row> | ScheduleOptions {
  const options: unknown = Reflect.getMetadata(OPTIONS, job);
  if (!options) throw new Error(`${job.name} is neither a @Job nor @Scheduled`);
  return options as JobOptions<Row> | ScheduleOptions;
}
