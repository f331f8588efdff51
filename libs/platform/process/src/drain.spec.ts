import { createServer } from 'node:http';
import { type HttpAdapterHost } from '@nestjs/core';
import express from 'express';
import { Drain } from './drain';

// Jest's fake timers leave this module alone.
jest.mock('node:timers/promises', () => ({
  setTimeout: (delay: number) => new Promise((resolve) => setTimeout(resolve, delay)),
}));

describe('The drain', () => {
  const server = createServer();
  const drain = (): Drain =>
    new Drain({ httpAdapter: { getHttpServer: () => server } } as unknown as HttpAdapterHost);

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

  it('gives clients time for one more request before it closes idle connections', async () => {
    jest.useFakeTimers();
    const closeIdle = jest.spyOn(server, 'closeIdleConnections');
    const draining = drain();
    const drained = draining.beforeApplicationShutdown('SIGTERM');
    expect(draining.isDraining).toBe(true);
    await jest.advanceTimersByTimeAsync(1_400);
    expect(closeIdle).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(200);
    await drained;
    expect(closeIdle).toHaveBeenCalledTimes(1);
  });

  it('does not wait when there was no signal', async () => {
    jest.useFakeTimers();
    const closeIdle = jest.spyOn(server, 'closeIdleConnections');
    await drain().beforeApplicationShutdown();
    expect(closeIdle).toHaveBeenCalledTimes(1);
  });
});
