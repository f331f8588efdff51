import { EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';
import { type Queue } from 'bullmq';
import { type ScheduleOptions } from './job';
import { type QueueMonitor } from './queue-monitor';
import { QueueWorker } from './queue-worker';
import { ScheduleHost } from './schedule-host';

jest.mock('./queue-worker');

type Work = () => Promise<void>;

describe('ScheduleHost', () => {
  const error = jest.spyOn(Logger.prototype, 'error').mockImplementation();
  const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
  const log = jest.spyOn(Logger.prototype, 'log').mockImplementation();
  const upsertJobScheduler = jest.fn();
  const getJobScheduler = jest.fn();
  const getJobState = jest.fn();
  const run = jest.fn();
  const monitor = { watch: jest.fn(), observed: (work: Work) => work } as unknown as QueueMonitor;
  let host: ScheduleHost;

  /** Starts a schedule, and gives it time to look whether it is planned. */
  async function start(when: { cron: string } | { everySeconds: number }): Promise<void> {
    const queue = Object.assign(new EventEmitter(), {
      name: 'bill-parcels',
      setGlobalConcurrency: jest.fn(),
      upsertJobScheduler,
      getJobScheduler,
      getJobState,
    }) as unknown as Queue;
    const options = { name: 'bill-parcels', ...when } as ScheduleOptions;
    host = new ScheduleHost(() => ({ run }), options, queue, monitor);
    host.onApplicationBootstrap();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }

  beforeEach(() => {
    jest.clearAllMocks();
    getJobScheduler.mockResolvedValue({ pattern: '0 3 * * *', next: 1_000 });
    getJobState.mockResolvedValue('delayed');
  });
  afterEach(() => host.onModuleDestroy());

  it('plans a new schedule', async () => {
    getJobScheduler.mockResolvedValue(undefined);
    await start({ cron: '0 3 * * *' });
    expect(upsertJobScheduler).toHaveBeenCalledWith(
      'bill-parcels',
      { pattern: '0 3 * * *', tz: 'UTC' },
      { name: 'run', opts: expect.objectContaining({ attempts: 4 }) },
    );
  });

  it.each(['delayed', 'waiting', 'active'])('does not plan while the planned run is %s', async (state) => {
    getJobState.mockResolvedValue(state);
    await start({ cron: '0 3 * * *' });
    expect(getJobState).toHaveBeenCalledWith('repeat:bill-parcels:1000');
    expect(upsertJobScheduler).not.toHaveBeenCalled();
  });

  it.each(['unknown', 'failed', 'completed'])(
    'is planned again when the planned run is %s',
    async (state) => {
      getJobState.mockResolvedValue(state);
      await start({ cron: '0 3 * * *' });
      expect(upsertJobScheduler).toHaveBeenCalledTimes(1);
    },
  );

  it.each([{ cron: '0 4 * * *' }, { everySeconds: 60 }])(
    'is planned again when it has become %j',
    async (when) => {
      await start(when);
      expect(upsertJobScheduler).toHaveBeenCalledTimes(1);
    },
  );

  it('survives an outage of the queue, and logs it once', async () => {
    getJobScheduler.mockRejectedValue(new Error('connect ECONNREFUSED'));
    await start({ cron: '0 3 * * *' });
    expect(error.mock.calls).toEqual([['The schedule bill-parcels is not available: connect ECONNREFUSED']]);
  });

  it('logs the outcome of a run, and lets the queue retry a failed one', async () => {
    await start({ cron: '0 3 * * *' });
    const work = jest.mocked(QueueWorker).mock.calls[0]![1] as unknown as Work;
    run.mockResolvedValueOnce(undefined).mockRejectedValueOnce(new TypeError('ada@people.example is nobody'));
    await work();
    expect(log.mock.calls).toEqual([[{ schedule: 'bill-parcels', outcome: 'done' }]]);
    await expect(work()).rejects.toThrow(/^TypeError$/);
    expect(warn.mock.calls).toEqual([[{ schedule: 'bill-parcels', outcome: 'failed', reason: 'TypeError' }]]);
  });
});
