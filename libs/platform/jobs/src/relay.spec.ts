import { EventEmitter } from 'node:events';
import { type Database, type WorkerTransaction, type Notifications } from '@libs/platform/database';
import { Logger } from '@nestjs/common';
import { type Queue } from 'bullmq';
import { type DueRow, JobRow } from './job-row';
import { JobTable } from './job-table';
import { Relay, type RowJobData } from './relay';

class Parcel extends JobRow {
  gym_id: number;
  id: number;
}

/** Gives the relay's loop time for a few rounds, were it not to wait. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

const due = (id: number, dispatches = 0): DueRow => ({ gym_id: 7, id, dispatches });

/** A queue in memory: job ids with their states. */
class FakeQueue extends EventEmitter {
  readonly states = new Map<string, string>();
  readonly added: { data: RowJobData; opts: { jobId: string; attempts: number; backoff: object } }[] = [];

  async getJobState(id: string): Promise<string> {
    return this.states.get(id) ?? 'unknown';
  }

  async addBulk(jobs: FakeQueue['added']): Promise<void> {
    this.added.push(...jobs);
  }
}

const tx = {} as WorkerTransaction;
const database = {
  inWorker: (work: (transaction: WorkerTransaction) => Promise<unknown>) => work(tx),
} as Partial<Database> as Database;

describe('Relay', () => {
  const error = jest.spyOn(Logger.prototype, 'error').mockImplementation();
  jest.spyOn(Logger.prototype, 'log').mockImplementation();

  const table = new JobTable<Parcel>('parcels');
  const takeDue = jest.spyOn(table, 'takeDue');
  const expire = jest.spyOn(table, 'expire');
  jest
    .spyOn(table, 'countDispatch')
    .mockImplementation(async (_, rows) =>
      (rows as DueRow[]).map((row) => Object.assign(due(row.id, row.dispatches + 1), { traceparent: null })),
    );
  const onExpired = jest.fn();
  let queue: FakeQueue;
  let relay: Relay<Parcel>;
  /** Says that a row was written. */
  let notify: () => void;

  beforeEach(() => {
    error.mockClear();
    takeDue.mockReset().mockResolvedValue([]);
    expire.mockReset().mockResolvedValue([]);
    onExpired.mockClear();
    queue = new FakeQueue();
    const notifications: Partial<Notifications> = {
      listen: async (channel, onRow) => {
        if (channel === 'parcels') notify = () => onRow('');
      },
    };
    relay = new Relay(
      { table, name: 'deliver', concurrency: 1, expireAfterDays: 2 },
      queue as unknown as Queue<RowJobData>,
      database,
      notifications as Notifications,
    );
  });
  afterEach(() => relay.stop());

  it('queues due rows under unique ids', async () => {
    takeDue.mockResolvedValueOnce([due(1), due(2, 4)]);
    relay.start(onExpired);
    await settle();
    expect(queue.added.map(({ data, opts }) => [data.gym_id, data.id, opts.jobId])).toEqual([
      [7, 1, 'parcels-7-1-1'],
      [7, 2, 'parcels-7-2-5'],
    ]);
  });

  it('skips a row whose job still waits, and queues rows whose job was lost, given up or delayed', async () => {
    queue.states
      .set('parcels-7-1-1', 'waiting')
      .set('parcels-7-2-1', 'prioritized')
      .set('parcels-7-3-1', 'failed');
    queue.states.set('parcels-7-5-1', 'delayed');
    takeDue.mockResolvedValueOnce([due(1, 1), due(2, 1), due(3, 1), due(4, 1), due(5, 1)]);
    relay.start(onExpired);
    await settle();
    expect(queue.added.map(({ data }) => data.id)).toEqual([3, 4, 5]);
  });

  it('continues at once after a full batch, and pauses after another', async () => {
    const batch = (size: number) => Array.from({ length: size }, (_, id) => due(id));
    takeDue.mockImplementationOnce(async (_, limit) => batch(limit)).mockResolvedValueOnce(batch(1));
    relay.start(onExpired);
    await settle();
    expect(takeDue).toHaveBeenCalledTimes(2);
  });

  it('polls at once when notified of a row', async () => {
    relay.start(onExpired);
    await settle();
    takeDue.mockResolvedValueOnce([due(1)]);
    notify();
    await settle();
    expect(queue.added).toHaveLength(1);
  });

  it('reports the rows that expired', async () => {
    const row = Object.assign(new Parcel(), { gym_id: 7, id: 42 });
    expire.mockResolvedValueOnce([row]);
    relay.start(onExpired);
    await settle();
    expect(expire).toHaveBeenCalledWith(tx, 2);
    expect(onExpired.mock.calls).toEqual([[row]]);
  });

  it('survives outages, and logs each once', async () => {
    takeDue.mockRejectedValueOnce(new Error('connect ECONNREFUSED'));
    relay.start(onExpired);
    await settle();
    queue.emit('error', new Error('connect ECONNREFUSED'));
    expect(error.mock.calls).toEqual([['The relay of parcels is not available: connect ECONNREFUSED']]);
    takeDue.mockResolvedValueOnce([due(1)]);
    notify();
    await settle();
    expect(queue.added).toHaveLength(1);
  });

  it('takes no more rows once it is stopped', async () => {
    relay.start(onExpired);
    await settle();
    await relay.stop();
    notify();
    await settle();
    expect(takeDue).toHaveBeenCalledTimes(1);
  });
});
