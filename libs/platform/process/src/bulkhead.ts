/** More of one key waits than a {@link Bulkhead} allows. */
export class BulkheadFullError extends Error {}

/** Nothing became free in time. */
export class BulkheadTimeoutError extends Error {}

export interface BulkheadOptions {
  /** How much may be under way at a time. */
  capacity: number;
  /** How much of one key may wait. */
  maxWaiting: number;
  /** Milliseconds that anything waits at most. */
  maxWait: number;
}

interface Waiting {
  start: () => void;
}

/**
 * Divides a capacity among keys so that no key's load stops another's. A key may hold one place more as long as it
 * holds fewer than are free (a dynamic threshold, Choudhury and Hahne 1998): one key alone takes half of the places, two
 * a third each, and whoever comes next finds one. Keys that wait take turns.
 */
export class Bulkhead<Key> {
  private used = 0;
  private readonly held = new Map<Key, number>();
  /** In the order in which the keys are served. */
  private readonly queues = new Map<Key, Waiting[]>();

  constructor(private readonly options: BulkheadOptions) {}

  /** How much waits, of all keys. */
  get waiting(): number {
    return [...this.queues.values()].reduce((sum, queue) => sum + queue.length, 0);
  }

  /**
   * Runs `work` as soon as its key may have a place.
   *
   * @throws BulkheadFullError when too much of this key waits
   * @throws BulkheadTimeoutError when this has waited for too long
   * @throws the reason of the signal when that is aborted while this waits
   */
  async run<T>(key: Key, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (this.mayStart(key)) this.take(key);
    else await this.wait(key, signal);
    try {
      return await work();
    } finally {
      this.release(key);
    }
  }

  private mayStart(key: Key): boolean {
    const free = this.options.capacity - this.used;
    const held = this.held.get(key) ?? 0;
    return held === 0 ? free > 0 : held < free;
  }

  private take(key: Key): void {
    this.used++;
    this.held.set(key, (this.held.get(key) ?? 0) + 1);
  }

  private release(key: Key): void {
    this.used--;
    const held = this.held.get(key)! - 1;
    if (held === 0) this.held.delete(key);
    else this.held.set(key, held);
    this.startNext();
  }

  private wait(key: Key, signal?: AbortSignal): Promise<void> {
    const queue = this.queues.get(key) ?? [];
    if (queue.length >= this.options.maxWaiting)
      throw new BulkheadFullError('Too much of this key is waiting');
    return new Promise((resolve, reject) => {
      const giveUp = (error: Error): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', leave);
        this.remove(key, waiting);
        reject(error);
      };
      const leave = (): void => giveUp(signal?.reason as Error);
      const timer = setTimeout(
        () => giveUp(new BulkheadTimeoutError('Nothing became free in time')),
        this.options.maxWait,
      );
      signal?.addEventListener('abort', leave, { once: true });
      const waiting: Waiting = {
        start: () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', leave);
          this.take(key);
          resolve();
        },
      };
      queue.push(waiting);
      this.queues.set(key, queue);
    });
  }

  private startNext(): void {
    for (const [key, queue] of this.queues) {
      if (!this.mayStart(key)) continue;
      // To the end of the order: the next turn is another key's.
      this.queues.delete(key);
      const next = queue.shift();
      if (queue.length > 0) this.queues.set(key, queue);
      next?.start();
    }
  }

  private remove(key: Key, waiting: Waiting): void {
    const rest = this.queues.get(key)?.filter((other) => other !== waiting) ?? [];
    if (rest.length > 0) this.queues.set(key, rest);
    else this.queues.delete(key);
  }
}
