import cluster, { type Worker } from 'node:cluster';
import { EventEmitter } from 'node:events';
import { forkProcesses } from './fork-processes';

/** What is used of a child process. It ends on a signal only when the test says so. */
class Child extends EventEmitter {
  readonly kill = jest.fn<boolean, [NodeJS.Signals]>(() => true);
  send = jest.fn();

  constructor(readonly pid: number) {
    super();
  }
}

describe('Forked processes', () => {
  let children: Child[];
  const said = jest.fn();
  let forked: jest.SpyInstance;
  let close: () => Promise<void>;

  beforeEach(() => {
    jest.useFakeTimers();
    children = [];
    said.mockClear();
    const workers: Record<number, Worker> = {};
    jest.replaceProperty(cluster, 'workers', workers);
    forked = jest.spyOn(cluster, 'fork').mockImplementation(() => {
      const child = new Child(children.length + 1);
      children.push(child);
      return (workers[child.pid] = { process: child } as unknown as Worker);
    });
  });

  afterEach(() => {
    cluster.removeAllListeners();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const forking = (count: number) => ({ count, environment: { POOL: 3 }, log: { error: said } });

  /** Forks `count`, of which the first listens. */
  async function start(count: number): Promise<void> {
    const started = forkProcesses(forking(count), (onEnd) => (close = onEnd));
    cluster.emit('listening');
    await started;
  }

  /** Ends the process with this number, as the cluster would tell of it. */
  function end(pid: number, code: number | null, signal: NodeJS.Signals | null = null): void {
    delete cluster.workers?.[pid];
    children[pid - 1]?.emit('exit', code, signal);
    cluster.emit('exit', {}, code, signal);
  }

  it('start in the configured number, and are up when the first listens', async () => {
    let isUp = false;
    const started = forkProcesses(forking(3), () => undefined).then(() => (isUp = true));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(children).toHaveLength(3);
    expect(forked.mock.calls).toEqual([[{ POOL: 3 }], [{ POOL: 3 }], [{ POOL: 3 }]]);
    expect(isUp).toBe(false);

    cluster.emit('listening');
    await started;
    expect(children).toHaveLength(3);
  });

  it('are not restarted when one exits before any has listened', async () => {
    const started = forkProcesses(forking(2), () => undefined);
    end(1, 1);
    await expect(started).rejects.toThrow('A process ended with 1 before it listened');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(children).toHaveLength(2);
  });

  it('are restarted after an exit, with a delay and a log line with the cause', async () => {
    await start(2);
    end(1, null, 'SIGKILL');
    expect(said.mock.calls).toEqual([['Process 1 ended (SIGKILL); another one starts in 500 ms']]);
    await jest.advanceTimersByTimeAsync(499);
    expect(children).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(1);
    expect(children).toHaveLength(3);
  });

  it('are restarted with growing delays while they fail at once, half a minute at most', async () => {
    await start(1);
    const delays: number[] = [];
    for (let pid = 1; pid <= 8; pid++) {
      if (pid === 8) await jest.advanceTimersByTimeAsync(61_000);
      end(pid, 1);
      const before = Date.now();
      await jest.advanceTimersToNextTimerAsync();
      delays.push(Date.now() - before);
    }
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 500]);
  });

  it('leave no connection open that one was handed but did not accept', async () => {
    await start(1);
    const [accepted, unaccepted] = [{ close: jest.fn() }, { close: jest.fn() }];
    children[0]?.send({ seq: 1 }, accepted);
    children[0]?.send({ seq: 2 }, unaccepted);
    children[0]?.send({ metricsAnswer: 1 });
    expect(unaccepted.close).not.toHaveBeenCalled();
    end(1, null, 'SIGKILL');
    expect(unaccepted.close).toHaveBeenCalled();
  });

  it('are all stopped and awaited', async () => {
    await start(2);
    let isOver = false;
    const closed = close().then(() => (isOver = true));
    expect(children.map(({ kill }) => kill.mock.calls)).toEqual([[['SIGTERM']], [['SIGTERM']]]);

    end(1, 0);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(isOver).toBe(false);
    end(2, 0);
    await closed;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(children).toHaveLength(2);
    expect(said).not.toHaveBeenCalled();
  });

  it('are not restarted once stopping has begun', async () => {
    await start(2);
    end(1, 1);
    const closed = close();
    end(2, 0);
    await closed;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(children).toHaveLength(2);
  });
});
