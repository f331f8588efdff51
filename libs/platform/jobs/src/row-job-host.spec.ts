import { EventEmitter } from 'node:events';
import { Config } from '@libs/platform/config';
import { type Database, type Notifications } from '@libs/platform/database';
import { Logger } from '@nestjs/common';
import { type Job, type Queue, Worker, type WorkerOptions } from 'bullmq';
import { type RowJob } from './job';
import { JobRow } from './job-row';
import { JobTable } from './job-table';
import { type QueueMonitor } from './queue-monitor';
import { type RowJobData } from './relay';
import { RowJobHost } from './row-job-host';
import { RowRunner } from './row-runner';

type Work = (job: Partial<Job<RowJobData>>) => Promise<void>;

/** BullMQ's worker, without a queue behind it. */
class FakeWorker extends EventEmitter {
  readonly backend = new EventEmitter();
  readonly getBackend = () => this.backend;
  readonly close = jest.fn(async () => undefined);

  constructor(
    readonly name: string,
    readonly work: Work,
    readonly options: WorkerOptions,
  ) {
    super();
  }
}

jest.mock('bullmq', () => ({ ...jest.requireActual<object>('bullmq'), Worker: jest.fn() }));
// The seconds that running jobs get pass at once.
jest.mock('node:timers/promises', () => ({
  setTimeout: (_: number, value: unknown) => new Promise((resolve) => setImmediate(resolve, value)),
}));

class Parcel extends JobRow {
  gym_id: number;
  id: number;
}

describe('RowJobHost', () => {
  const error = jest.spyOn(Logger.prototype, 'error').mockImplementation();
  const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
  const log = jest.spyOn(Logger.prototype, 'log').mockImplementation();
  const run = jest.spyOn(RowRunner.prototype, 'run').mockResolvedValue();
  const watch = jest.fn();
  const queue = Object.assign(new EventEmitter(), {
    name: 'parcels',
    opts: { connection: { url: 'redis://127.0.0.1:1' }, prefix: 'gym' },
  }) as unknown as Queue<RowJobData>;

  let bull: FakeWorker;
  let host: RowJobHost<Parcel>;

  const build = (config: Partial<Config> = {}): RowJobHost<Parcel> =>
    new RowJobHost<Parcel>({
      getJob: () => ({}) as RowJob<Parcel>,
      options: {
        table: new JobTable('parcels'),
        name: 'deliver',
        concurrency: 3,
        expireAfterDays: 2,
        limits: ({ MAILER_RATE_LIMIT_SECONDS }) => ({ secondsBetween: MAILER_RATE_LIMIT_SECONDS }),
      },
      queue,
      config: Object.assign(new Config(), config),
      database: { inWorker: async () => ({ expired: [], due: [] }) } as unknown as Database,
      monitor: { watch, observed: (work: Work) => work } as unknown as QueueMonitor,
      notifications: { listen: async () => undefined } as Partial<Notifications> as Notifications,
    });

  function start(config?: Partial<Config>): void {
    host = build(config);
    host.onApplicationBootstrap();
  }

  beforeEach(() => {
    jest.clearAllMocks();
    jest.mocked(Worker).mockImplementation((name, work, options) => {
      bull = new FakeWorker(name, work as unknown as Work, options);
      return bull as never;
    });
  });
  afterEach(() => host.onModuleDestroy());

  it('consumes the queue of the table, and monitors it', async () => {
    start();
    const data = { gym_id: 7, id: 42 };
    await bull.work({ data });
    expect(run).toHaveBeenCalledWith(data);
    expect(bull).toMatchObject({ name: 'parcels', options: { ...queue.opts, concurrency: 3 } });
    expect(watch).toHaveBeenCalledWith(queue, ['deliver']);
  });

  it.each([
    [0, undefined],
    [0.5, { max: 1, duration: 500 }],
  ])('with %d seconds between rows is limited to %j', (seconds, limiter) => {
    start({ MAILER_RATE_LIMIT_SECONDS: seconds });
    expect(bull.options.limiter).toEqual(limiter);
  });

  it('logs an outage of the queue once, and its end', () => {
    start();
    bull.emit('error', new Error('connect ECONNREFUSED'));
    bull.emit('error', new Error('connect ECONNREFUSED'));
    bull.backend.emit('ready');
    bull.emit('active');
    expect(error.mock.calls).toEqual([['The queue parcels is not available: connect ECONNREFUSED']]);
    expect(log.mock.calls).toEqual([['The queue parcels is back']]);
  });

  it('stops when its running jobs are finished', async () => {
    start();
    await host.onModuleDestroy();
    await host.beforeApplicationShutdown();
    expect(bull.close).toHaveBeenCalledTimes(1);
    expect(warn).not.toHaveBeenCalled();
  });

  it('does not wait forever for hanging work', async () => {
    start();
    bull.close.mockReturnValue(new Promise(() => undefined));
    await host.onModuleDestroy();
    await host.beforeApplicationShutdown();
    expect(warn.mock.calls).toEqual([[expect.stringContaining('the unfinished are done later')]]);
  });

  it('stops although it never started', async () => {
    host = build();
    await host.onModuleDestroy();
    await expect(host.beforeApplicationShutdown()).resolves.toBeUndefined();
    expect(warn).not.toHaveBeenCalled();
  });
});
