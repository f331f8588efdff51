import { createServer } from 'node:http';
import { Server as NetServer, Socket } from 'node:net';
import { Config } from '@libs/platform/config';
import { type HttpAdapterHost } from '@nestjs/core';
import express from 'express';
import { Drain } from './drain';

// Jest's fake timers leave this module alone.
jest.mock('node:timers/promises', () => ({
  setTimeout: (delay: number) => new Promise((resolve) => setTimeout(resolve, delay)),
  setImmediate: () => Promise.resolve(),
}));

describe('The drain', () => {
  const server = createServer();
  const drain = (): Drain =>
    new Drain({ httpAdapter: { getHttpServer: () => server } } as unknown as HttpAdapterHost, new Config());

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  /** The headers of an answer that passed the middleware. */
  function headersOf({ middleware }: Drain): Record<string, unknown> {
    const headers: Record<string, unknown> = {};
    const response = {
      setHeader: (name: string, value: unknown) => (headers[name] = value),
    } as unknown as express.Response;
    const next = jest.fn();
    middleware({} as express.Request, response, next);
    expect(next.mock.calls).toEqual([[]]);
    return headers;
  }

  it('answers with Connection: close once it has begun, and not before', () => {
    const draining = drain();
    expect(draining.isDraining).toBe(false);
    expect(headersOf(draining)).toEqual({});
    draining.begin();
    expect(draining.isDraining).toBe(true);
    expect(headersOf(draining)).toEqual({ Connection: 'close' });
  });

  it('stops listening after DRAIN_SECONDS, and closes idle connections a moment later', async () => {
    jest.useFakeTimers();
    const close = jest.spyOn(NetServer.prototype, 'close');
    const closeIdle = jest.spyOn(server, 'closeIdleConnections');
    const draining = drain();
    const drained = draining.beforeApplicationShutdown('SIGTERM');
    expect(draining.isDraining).toBe(true);
    await jest.advanceTimersByTimeAsync(1_499);
    expect(close).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(100);
    expect(close).toHaveBeenCalledTimes(1);
    expect(closeIdle).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(500);
    await drained;
    expect(closeIdle).toHaveBeenCalledTimes(1);
  });

  it('holds requests back while it stops listening, for half a second at most', async () => {
    jest.useFakeTimers();
    const draining = drain();
    const drained = draining.beforeApplicationShutdown('SIGTERM');
    await jest.advanceTimersByTimeAsync(1_510);
    const next = jest.fn();
    draining.middleware({} as express.Request, { setHeader: jest.fn() } as unknown as express.Response, next);
    for (let elapsed = 0; elapsed < 440; elapsed += 40) {
      server.emit('connection', new Socket());
      await jest.advanceTimersByTimeAsync(40);
      expect(next).not.toHaveBeenCalled();
    }
    await jest.advanceTimersByTimeAsync(200);
    expect(next).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(600);
    await drained;
  });

  it('does not wait when there was no signal', async () => {
    jest.useFakeTimers();
    const closeIdle = jest.spyOn(server, 'closeIdleConnections');
    await drain().beforeApplicationShutdown();
    expect(closeIdle).toHaveBeenCalledTimes(1);
  });
});
