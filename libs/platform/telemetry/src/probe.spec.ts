import { setTimeout as sleep } from 'node:timers/promises';
import { Probe } from './probe';

describe('A probe', () => {
  it('reads once for concurrent callers, and not again while the result is new', async () => {
    let asked = 0;
    const probe = new Probe(async () => ++asked, 60_000);
    expect(await Promise.all([probe.read(), probe.read(), probe.read()])).toEqual([1, 1, 1]);
    expect(await probe.read()).toBe(1);
  });

  it('reads again when the result is old', async () => {
    let asked = 0;
    const probe = new Probe(async () => ++asked, 10);
    expect(await probe.read()).toBe(1);
    await sleep(20);
    expect(await probe.read()).toBe(2);
  });

  it('caches a failure as long as a result', async () => {
    let asked = 0;
    const failing = (lifetime: number) =>
      new Probe(async () => Promise.reject(new Error(`failure ${++asked}`)), lifetime);
    const long = failing(60_000);
    await expect(long.read()).rejects.toThrow('failure 1');
    await expect(long.read()).rejects.toThrow('failure 1');
    const short = failing(10);
    await expect(short.read()).rejects.toThrow('failure 2');
    await sleep(20);
    await expect(short.read()).rejects.toThrow('failure 3');
  });

  it('times out after a second, and does not read again while the first read is pending', async () => {
    const answers: ((answer: string) => void)[] = [];
    const probe = new Probe(() => new Promise<string>((resolve) => answers.push(resolve)), 50);
    await expect(probe.read()).rejects.toThrow('no answer within 1000 ms');
    await expect(probe.read()).rejects.toThrow('no answer');
    expect(answers).toHaveLength(1);

    answers[0]?.('late');
    await sleep(60);
    const again = probe.read();
    answers[1]?.('in time');
    expect(await again).toBe('in time');
  });
});
