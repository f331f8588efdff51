import { ConfigError } from '@libs/platform/config';
import { runProcess } from './run-process';

// Jest's fake timers leave this module alone.
jest.mock('node:timers/promises', () => ({
  setTimeout: (delay: number) => new Promise((resolve) => setTimeout(resolve, delay)),
}));

describe('A process', () => {
  const never = new Promise<void>(() => undefined);
  let handlers: Map<string | symbol, (signal: string) => void>;
  let said: jest.SpyInstance;
  let exit: jest.SpyInstance;
  let exited: Promise<number>;

  beforeEach(() => {
    jest.useFakeTimers();
    handlers = new Map();
    jest.spyOn(process, 'on').mockImplementation((name, handler) => {
      handlers.set(name, handler);
      return process;
    });
    said = jest.spyOn(console, 'error').mockImplementation();
    exited = new Promise((resolve) => {
      exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
        resolve(Number(code));
        return undefined as never;
      });
    });
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const receive = (signal: string): void => handlers.get(signal)?.(signal);

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'])(
    'closes on %s what its boot has opened, the last first, and exits with 0',
    async (signal) => {
      const closed: unknown[] = [];
      await runProcess(async (onEnd) => {
        onEnd(async (by) => void closed.push(['database', by]));
        onEnd(async (by) => void closed.push(['app', by]));
      });
      expect(exit).not.toHaveBeenCalled();

      receive(signal);
      expect(await exited).toBe(0);
      expect(closed).toEqual([
        ['app', signal],
        ['database', signal],
      ]);
    },
  );

  it('closes each thing once however many signals arrive', async () => {
    const close = jest.fn(async () => undefined);
    await runProcess(async (onEnd) => onEnd(close));

    receive('SIGINT');
    receive('SIGINT');
    receive('SIGTERM');
    await exited;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(close.mock.calls).toEqual([['SIGINT']]);
    expect(exit).toHaveBeenCalledTimes(1);
  });

  it('closes what is open when a signal interrupts its boot, and does not call that a failure', async () => {
    const close = jest.fn(async () => undefined);
    let fail: (error: Error) => void = () => undefined;
    const run = runProcess(async (onEnd) => {
      onEnd(close);
      await new Promise((_, reject) => (fail = reject));
    });

    receive('SIGTERM');
    expect(await exited).toBe(0);
    fail(new Error('the database was closed'));
    await run;
    expect(close).toHaveBeenCalledTimes(1);
    expect(exit).toHaveBeenCalledTimes(1);
    expect(said).not.toHaveBeenCalled();
  });

  it('logs only the message of a configuration error, closes what is open, and exits with 1', async () => {
    const close = jest.fn(async () => undefined);
    const wrong = new ConfigError(['PORT must be a number']);
    await runProcess(async (onEnd) => {
      onEnd(close);
      throw wrong;
    });
    expect(await exited).toBe(1);
    expect(said.mock.calls).toEqual([[wrong.message]]);
    expect(close.mock.calls).toStrictEqual([[undefined]]);
  });

  it('logs an unexpected error with its stack', async () => {
    const error = new Error('unexpected');
    await runProcess(async () => Promise.reject(error));
    expect(await exited).toBe(1);
    expect(said.mock.calls).toEqual([[error]]);
  });

  it('closes the rest when one thing fails to close, and exits with 1', async () => {
    const close = jest.fn(async () => undefined);
    const error = new Error('already closed');
    await runProcess(async (onEnd) => {
      onEnd(close);
      onEnd(() => Promise.reject(error));
    });
    receive('SIGTERM');
    expect(await exited).toBe(1);
    expect(close).toHaveBeenCalledTimes(1);
    expect(said.mock.calls).toEqual([[error]]);
  });

  it('does not wait longer than eight seconds for a thing to close', async () => {
    const close = jest.fn(async () => undefined);
    await runProcess(async (onEnd) => {
      onEnd(close);
      onEnd(() => never);
    });
    receive('SIGTERM');
    await jest.advanceTimersByTimeAsync(7_900);
    expect(close).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(200);
    expect(close).toHaveBeenCalledTimes(1);
    expect(await exited).toBe(0);
  });
});
