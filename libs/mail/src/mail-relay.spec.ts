import { EventEmitter } from 'node:events';
import { Config } from '@libs/platform/config';
import { Logger } from '@nestjs/common';
import { type Queue } from 'bullmq';
import { Counter, register } from 'prom-client';
import { MailMetrics } from './mail-metrics';
import { type MailJob } from './mail-queue';
import { MailRelay } from './mail-relay';
import { Mail } from './mail.entity';
import { type DueMail, type MailRepository } from './mail.repository';
import { type MailsListener } from './mails-listener';

/** Gives the relay's loop time for a few rounds, were it not to wait. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

const due = (id: number, dispatches = 0): DueMail => ({ gym_id: 7, id, dispatches });

/** A queue in memory: job ids with their states. */
class FakeQueue extends EventEmitter {
  readonly states = new Map<string, string>();
  readonly added: { data: MailJob; opts: { jobId: string; attempts: number; backoff: object } }[] = [];

  async getJobState(id: string): Promise<string> {
    return this.states.get(id) ?? 'unknown';
  }

  async addBulk(jobs: FakeQueue['added']): Promise<void> {
    this.added.push(...jobs);
  }
}

describe('MailRelay', () => {
  const error = jest.spyOn(Logger.prototype, 'error').mockImplementation();
  const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
  jest.spyOn(Logger.prototype, 'log').mockImplementation();

  const takeDue = jest.fn<Promise<DueMail[]>, [number]>();
  const expire = jest.fn<Promise<Mail[]>, []>();
  const countDispatch = jest.fn(async (mails: DueMail[]) =>
    mails.map((mail) => ({ ...mail, dispatches: mail.dispatches + 1, traceparent: null })),
  );
  let queue: FakeQueue;
  let relay: MailRelay;
  /** Says that a mail was written. */
  let notify: () => void;

  beforeEach(() => {
    jest.clearAllMocks();
    register.clear();
    takeDue.mockReset().mockResolvedValue([]);
    expire.mockReset().mockResolvedValue([]);
    queue = new FakeQueue();
    const listener = {
      listen: async (onMail: () => void) => {
        notify = onMail;
      },
      close: async () => undefined,
    };
    relay = new MailRelay(
      queue as unknown as Queue<MailJob>,
      { takeDue, expire, countDispatch } as unknown as MailRepository,
      listener as Partial<MailsListener> as MailsListener,
      new MailMetrics(
        new Counter({ name: 'mails_total', help: 'of mails', labelNames: ['template', 'outcome'] }),
      ),
      Object.assign(new Config(), { MAILER_MAX_RETRIES: 2, MAILER_RETRY_DELAY_SECONDS: 3 }),
    );
  });
  afterEach(() => relay.onModuleDestroy());

  it('puts due mails on the queue, each under an id that never repeats, to be retried as configured', async () => {
    takeDue.mockResolvedValueOnce([due(1), due(2, 4)]);
    relay.onApplicationBootstrap();
    await settle();
    expect(queue.added.map(({ data, opts }) => [data.gym_id, data.id, opts.jobId])).toEqual([
      [7, 1, 'mail-7-1-1'],
      [7, 2, 'mail-7-2-5'],
    ]);
    expect(queue.added[0]?.opts).toMatchObject({ attempts: 3, backoff: { delay: 3_000 } });
  });

  it('leaves a mail alone whose job still waits, and adds those that the queue has lost or given up', async () => {
    queue.states.set('mail-7-1-1', 'waiting').set('mail-7-2-1', 'delayed').set('mail-7-3-1', 'failed');
    takeDue.mockResolvedValueOnce([due(1, 1), due(2, 1), due(3, 1), due(4, 1)]);
    relay.onApplicationBootstrap();
    await settle();
    expect(queue.added.map(({ data }) => data.id)).toEqual([3, 4]);
  });

  it('goes on at once after a full batch, and rests after another', async () => {
    const batch = (size: number) => Array.from({ length: size }, (_, id) => due(id));
    takeDue.mockImplementationOnce(async (limit) => batch(limit)).mockResolvedValueOnce(batch(1));
    relay.onApplicationBootstrap();
    await settle();
    expect(takeDue).toHaveBeenCalledTimes(2);
  });

  it('looks at once when it hears of a mail', async () => {
    relay.onApplicationBootstrap();
    await settle();
    takeDue.mockResolvedValueOnce([due(1)]);
    notify();
    await settle();
    expect(queue.added).toHaveLength(1);
  });

  it('counts and logs the mails that it gives up, without a word of them', async () => {
    const given = Object.assign(new Mail(), {
      gym_id: 7,
      id: 42,
      template: 'customer-welcome',
      recipient_email: 'ada@people.example',
    });
    expire.mockResolvedValueOnce([given]);
    relay.onApplicationBootstrap();
    await settle();
    expect(await register.getSingleMetricAsString('mails_total')).toContain(
      'mails_total{template="customer-welcome",outcome="expired"} 1',
    );
    expect(warn.mock.calls).toEqual([
      [{ mail_id: 42, gym_id: 7, template: 'customer-welcome', outcome: 'expired' }],
    ]);
  });

  it('outlives what it needs, and says so once', async () => {
    takeDue.mockRejectedValueOnce(new Error('connect ECONNREFUSED'));
    relay.onApplicationBootstrap();
    await settle();
    queue.emit('error', new Error('connect ECONNREFUSED'));
    expect(error.mock.calls).toEqual([['The mail relay is not available: connect ECONNREFUSED']]);
    takeDue.mockResolvedValueOnce([due(1)]);
    notify();
    await settle();
    expect(queue.added).toHaveLength(1);
  });

  it('takes no more mails once it is told to end', async () => {
    relay.onApplicationBootstrap();
    await settle();
    await relay.onModuleDestroy();
    notify();
    await settle();
    expect(takeDue).toHaveBeenCalledTimes(1);
  });
});
