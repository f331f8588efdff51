import { setTimeout as sleep } from 'node:timers/promises';
import { Bulkhead, BulkheadFullError, BulkheadTimeoutError } from './bulkhead';

describe('Bulkhead', () => {
  /** Work that ends when it is told to. */
  class Work {
    finish: () => void = () => undefined;
    started = false;
    readonly promise: Promise<unknown>;

    constructor(bulkhead: Bulkhead<string>, key: string, log: string[] = []) {
      this.promise = bulkhead.run(key, () => {
        this.started = true;
        log.push(key);
        return new Promise<void>((resolve) => (this.finish = resolve));
      });
      this.promise.catch(() => undefined); // work of a finished test is refused in the end
    }
  }
  const bulkheadOf = (options: Partial<ConstructorParameters<typeof Bulkhead>[0]> = {}) =>
    new Bulkhead<string>({ capacity: 10, maxWaiting: 100, maxWait: 1_000, ...options });
  const start = async (bulkhead: Bulkhead<string>, key: string, count: number, log: string[] = []) => {
    const works = Array.from({ length: count }, () => new Work(bulkhead, key, log));
    await sleep(0);
    return works;
  };
  const countStarted = (works: Work[]) => works.filter(({ started }) => started).length;

  it('lets one key use half of the capacity, and the next keys a smaller share of the rest', async () => {
    const bulkhead = bulkheadOf();
    expect(countStarted(await start(bulkhead, 'a', 40))).toBe(5);
    expect(countStarted(await start(bulkhead, 'b', 40))).toBe(3);
    expect(countStarted(await start(bulkhead, 'c', 40))).toBe(1);
    expect(countStarted(await start(bulkhead, 'd', 40))).toBe(1);
    expect(countStarted(await start(bulkhead, 'e', 40))).toBe(0);
    expect(bulkhead.waiting).toBe(190);
  });

  it('starts work of the keys in turns', async () => {
    const bulkhead = bulkheadOf({ capacity: 1 });
    const order: string[] = [];
    const works = [
      ...(await start(bulkhead, 'a', 4, order)),
      ...(await start(bulkhead, 'b', 2, order)),
      ...(await start(bulkhead, 'c', 1, order)),
    ];
    while (order.length < works.length) {
      works.forEach(({ finish }) => finish());
      await sleep(0);
    }
    expect(order.join('')).toBe('aabcaba');
  });

  it('works with a capacity of one and with one per key', async () => {
    const bulkhead = bulkheadOf({ capacity: 1 });
    const [first, second] = (await start(bulkhead, 'a', 2)) as [Work, Work];
    expect([first.started, second.started]).toEqual([true, false]);
    first.finish();
    await sleep(0);
    expect(second.started).toBe(true);
  });

  it('refuses work at once when too much of its key waits, and only of that key', async () => {
    const bulkhead = bulkheadOf({ capacity: 1, maxWaiting: 2 });
    await start(bulkhead, 'a', 3);
    await expect(new Work(bulkhead, 'a').promise).rejects.toThrow(BulkheadFullError);
    await start(bulkhead, 'b', 2);
    expect(bulkhead.waiting).toBe(4);
  });

  it('refuses work that has waited for too long, and keeps the rest in order', async () => {
    const bulkhead = bulkheadOf({ capacity: 1, maxWait: 20 });
    const [running] = (await start(bulkhead, 'a', 1)) as [Work];
    await expect(new Work(bulkhead, 'a').promise).rejects.toThrow(BulkheadTimeoutError);
    expect(bulkhead.waiting).toBe(0);
    const next = new Work(bulkhead, 'a');
    running.finish();
    await sleep(0);
    expect(next.started).toBe(true);
  });

  it('frees the place of work that fails, and passes its error on', async () => {
    const bulkhead = bulkheadOf({ capacity: 1 });
    await expect(bulkhead.run('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    await expect(bulkhead.run('a', async () => 7)).resolves.toBe(7);
  });
});
