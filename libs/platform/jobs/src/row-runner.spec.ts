import { type Database, type WorkerTransaction } from '@libs/platform/database';
import { Logger } from '@nestjs/common';
import { UnrecoverableError } from 'bullmq';
import { type RowJob } from './job';
import { JobFailure } from './job-failure';
import { JobRow } from './job-row';
import { JobTable } from './job-table';
import { retryDelaySeconds, RowRunner } from './row-runner';

// The seconds that a lost connection is given pass at once.
jest.mock('node:timers/promises', () => ({ setTimeout: () => new Promise(setImmediate) }));

describe('retryDelaySeconds', () => {
  const limits = { retries: 3, retryDelaySeconds: 5 };

  it('doubles for the first retries, with jitter', () => {
    jest.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(0).mockReturnValueOnce(1);
    expect([1, 2, 3].map((attempts) => retryDelaySeconds(attempts, limits))).toEqual([5, 10, 10]);
  });

  it('grows from a minute to an hour afterwards, and no further', () => {
    const delays = [4, 5, 6, 7, 8, 9, 10, 11, 500].map((attempts) => retryDelaySeconds(attempts, limits));
    expect(delays).toEqual([60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
  });
});

class Parcel extends JobRow {
  gym_id = 7;
  id = 42;
  override attempts = 1;
  override dispatches = 2;
}

class DeliverParcelJob implements RowJob<Parcel> {
  readonly run = jest.fn<Promise<string>, [Parcel, AbortSignal]>();
  readonly onOutcome = jest.fn<void, [Parcel, string]>();
}

describe('RowRunner', () => {
  const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
  const log = jest.spyOn(Logger.prototype, 'log').mockImplementation();
  const tx = {} as WorkerTransaction;
  const database = {
    inWorker: (work: (transaction: WorkerTransaction) => Promise<unknown>) => work(tx),
  } as Partial<Database> as Database;
  const table = new JobTable<Parcel>('parcels');
  const row = new Parcel();
  const claim = jest.spyOn(table, 'claim');
  const settle = jest.spyOn(table, 'settle');
  const release = jest.spyOn(table, 'release').mockResolvedValue();
  const renewLease = jest.spyOn(table, 'renewLease');
  let job: DeliverParcelJob;

  const limits = { retries: 0, retryDelaySeconds: 5 };
  const run = () => new RowRunner(table, job, database, limits).run(row);

  beforeEach(() => {
    jest.clearAllMocks();
    claim.mockResolvedValue(row);
    settle.mockReset().mockResolvedValue();
    job = new DeliverParcelJob();
  });
  afterEach(() => jest.useRealTimers());

  it('settles the row with the result of its work', async () => {
    job.run.mockResolvedValue('delivered');
    await run();
    expect(settle.mock.calls).toEqual([[tx, row, 'delivered', undefined]]);
    expect(job.onOutcome.mock.calls).toEqual([[row, 'delivered']]);
    expect(log.mock.calls).toEqual([
      [{ table: 'parcels', id: 42, gym_id: 7, attempts: 1, outcome: 'delivered', reason: undefined }],
    ]);
  });

  it('skips a row that another worker has leased', async () => {
    claim.mockResolvedValue(undefined);
    await run();
    expect(job.run).not.toHaveBeenCalled();
  });

  it('postpones a failed row in the row itself, which the queue need not retry', async () => {
    job.run.mockRejectedValue(Object.assign(new Error('nobody at ada@people.example'), { code: 'ENOENT' }));
    await expect(run()).rejects.toThrow(new UnrecoverableError('ENOENT'));
    expect(release.mock.calls).toEqual([[tx, row, 'nobody at ada@people.example', 60]]);
    expect(job.onOutcome.mock.calls).toEqual([[row, 'failed']]);
    expect(JSON.stringify(warn.mock.calls)).not.toContain('ada');
  });

  it('settles a row on a permanent failure', async () => {
    job.run.mockRejectedValue(new JobFailure('refused', 'nobody wants it', 'returned'));
    await run();
    expect(settle.mock.calls).toEqual([[tx, row, 'returned', 'nobody wants it']]);
    expect(warn.mock.calls).toEqual([[expect.objectContaining({ outcome: 'returned', reason: 'refused' })]]);
  });

  it('records finished work once PostgreSQL is back', async () => {
    job.run.mockResolvedValue('delivered');
    settle.mockRejectedValueOnce(new Error('ECONNREFUSED')).mockRejectedValueOnce(new Error('ECONNREFUSED'));
    await run();
    expect(settle).toHaveBeenCalledTimes(3);
    expect(job.run).toHaveBeenCalledTimes(1);
  });

  it('aborts the work when its lease may be lost', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    renewLease.mockResolvedValueOnce(true).mockRejectedValueOnce(new Error('away')).mockResolvedValue(false);
    job.run.mockImplementation(
      (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve('delivered'))),
    );
    const running = run();
    await jest.advanceTimersByTimeAsync(10_000);
    await running;
    expect(renewLease).toHaveBeenCalledTimes(3);
    expect(warn.mock.calls).toEqual([[expect.objectContaining({ outcome: 'lease not renewed' })]]);
  });
});
