import { EventEmitter } from 'node:events';
import { Config } from '@libs/platform/config';
import { type QueueMonitor } from '@libs/platform/jobs';
import { Logger } from '@nestjs/common';
import { type Job, type Queue, Worker, type WorkerOptions } from 'bullmq';
import { type MailDelivery } from './mail-delivery';
import { type MailJob } from './mail-queue';
import { MailWorker } from './mail-worker';

type Work = (job: Partial<Job<MailJob>>) => Promise<void>;

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
// The seconds that running mails get pass at once.
jest.mock('node:timers/promises', () => ({
  setTimeout: (_: number, value: unknown) => new Promise((resolve) => setImmediate(resolve, value)),
}));

describe('MailWorker', () => {
  const error = jest.spyOn(Logger.prototype, 'error').mockImplementation();
  const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
  const log = jest.spyOn(Logger.prototype, 'log').mockImplementation();
  const deliver = jest.fn();
  const watch = jest.fn();
  const queue = { opts: { connection: { url: 'redis://127.0.0.1:1' }, prefix: 'gym' } } as Queue<MailJob>;

  let bull: FakeWorker;

  const build = (config: Partial<Config> = {}): MailWorker =>
    new MailWorker(
      queue,
      Object.assign(new Config(), config),
      { deliver } as Partial<MailDelivery> as MailDelivery,
      { watch, observed: (work: Work) => work } as unknown as QueueMonitor,
    );

  function start(config?: Partial<Config>): MailWorker {
    const worker = build(config);
    worker.onApplicationBootstrap();
    return worker;
  }

  beforeEach(() => {
    jest.clearAllMocks();
    jest.mocked(Worker).mockImplementation((name, work, options) => {
      bull = new FakeWorker(name, work as unknown as Work, options);
      return bull as never;
    });
  });

  it('takes jobs off the queue that the relay puts them on, and has it watched', () => {
    start();
    expect(bull).toMatchObject({ name: 'mails', options: queue.opts });
    expect(watch).toHaveBeenCalledWith(queue, ['send']);
  });

  it.each([
    [0, undefined],
    [0.5, { max: 1, duration: 500 }],
  ])('with %d seconds between mails is limited to %j', (seconds, limiter) => {
    start({ MAILER_RATE_LIMIT_SECONDS: seconds });
    expect(bull.options.limiter).toEqual(limiter);
  });

  it.each([
    ['the first of three', 0, { attempts: 3 }, false],
    ['the last of three', 2, { attempts: 3 }, true],
    ['the only one', 0, {}, true],
  ])('tells the delivery of %s whether it is the last try', async (_, attemptsMade, opts, isLast) => {
    const data = { gym_id: 7, id: 42 };
    start();
    await bull.work({ data, attemptsMade, opts });
    expect(deliver).toHaveBeenCalledWith(data, isLast);
  });

  it('says once that the queue is away, and that it is back when it answers', () => {
    start();
    bull.emit('error', new Error('connect ECONNREFUSED'));
    bull.emit('error', new Error('connect ECONNREFUSED'));
    bull.backend.emit('ready');
    bull.emit('active');
    expect(error.mock.calls).toEqual([['The mail queue is not available: connect ECONNREFUSED']]);
    expect(log.mock.calls).toEqual([['The mail queue is back']]);
  });

  it('ends when its running mails are finished', async () => {
    const worker = start();
    worker.onModuleDestroy();
    await worker.beforeApplicationShutdown();
    expect(bull.close).toHaveBeenCalledTimes(1);
    expect(warn).not.toHaveBeenCalled();
  });

  it('does not wait without end for a mail server that stalls', async () => {
    const worker = start();
    bull.close.mockReturnValue(new Promise(() => undefined));
    worker.onModuleDestroy();
    await worker.beforeApplicationShutdown();
    expect(warn.mock.calls).toEqual([[expect.stringContaining('the unfinished are sent later')]]);
  });

  it('ends although it never began', async () => {
    const worker = build();
    worker.onModuleDestroy();
    await expect(worker.beforeApplicationShutdown()).resolves.toBeUndefined();
    expect(warn).not.toHaveBeenCalled();
  });
});
