import { setTimeout as sleep } from 'node:timers/promises';
import { BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { NextFunction, Request, Response } from 'express';

/** Long enough for every keep-alive client to ask once more and be told to come back on a new connection. */
const DRAIN_MS = 1_500;

/**
 * Lets a process go without a failed request: from the signal on, readiness is false and every answer closes its
 * connection; then the server closes and running requests finish.
 */
@Injectable()
export class Drain implements BeforeApplicationShutdown {
  private draining = false;

  constructor(private readonly adapterHost: HttpAdapterHost) {}

  /** Whether the process is about to end. */
  get isDraining(): boolean {
    return this.draining;
  }

  /** Express middleware that tells clients of a draining process to reconnect. */
  readonly middleware = (_request: Request, response: Response, next: NextFunction): void => {
    if (this.draining) response.setHeader('Connection', 'close');
    next();
  };

  /** Asks for no more requests, while those that come all the same are answered. */
  begin(): void {
    this.draining = true;
  }

  async beforeApplicationShutdown(signal?: string): Promise<void> {
    this.begin();
    // Without a signal a test closes its app: nobody else is connected.
    if (signal) await sleep(DRAIN_MS);
    this.adapterHost.httpAdapter.getHttpServer().closeIdleConnections();
  }
}
