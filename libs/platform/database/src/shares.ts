import { Bulkhead, BulkheadFullError } from '@libs/platform/process';
import { ProblemError } from '@libs/platform/problems';
import { gymBusy } from './database.problems';

/** What a connection is for: a gym, or what knows none. */
export type Share = number | 'accounts' | 'worker';

/** How many transactions of a gym may wait for a connection; more are refused at once. */
const MAX_WAITING = 100;

/** Milliseconds that a transaction waits for a connection at most. */
const MAX_WAIT = 3_000;

/** How the connections to one server are shared, so that no gym keeps others from it (docs/decisions/0018-fair-shares.md). */
export class Shares {
  private readonly connections: Bulkhead<Share>;
  /** A third of the connections, at most, does what can be slow: of each gym two at a time with ten connections. */
  private readonly searches: Bulkhead<Share>;
  /** Another third, at most, serves streams, which last as long as their clients read. */
  private readonly streams: Bulkhead<Share>;

  /** @param poolSize how many connections there are to share */
  constructor(poolSize: number) {
    const limits = { maxWaiting: MAX_WAITING, maxWait: MAX_WAIT };
    const third = Math.max(1, Math.floor(poolSize / 3));
    this.connections = new Bulkhead({ capacity: poolSize, ...limits });
    this.searches = new Bulkhead({ capacity: third, ...limits });
    this.streams = new Bulkhead({ capacity: third, ...limits });
  }

  /** How many transactions wait for a share. */
  get waiting(): number {
    return this.connections.waiting + this.searches.waiting + this.streams.waiting;
  }

  /**
   * Runs a transaction as soon as `share` may have a connection.
   *
   * @throws ProblemError `gym_busy` when the gym has too much under way already
   */
  run<T>(share: Share, work: () => Promise<T>): Promise<T> {
    return within(this.connections, share, work);
  }

  /** The same for what can be slow. */
  search<T>(share: Share, work: () => Promise<T>): Promise<T> {
    return within(this.searches, share, () => this.run(share, work));
  }

  /** The same for what lasts as long as somebody reads it. */
  stream<T>(share: Share, work: () => Promise<T>): Promise<T> {
    return within(this.streams, share, () => this.run(share, work));
  }
}

async function within<T>(bulkhead: Bulkhead<Share>, share: Share, work: () => Promise<T>): Promise<T> {
  try {
    return await bulkhead.run(share, work);
  } catch (error) {
    if (error instanceof BulkheadFullError && typeof share === 'number') throw new ProblemError(gymBusy);
    throw error;
  }
}
