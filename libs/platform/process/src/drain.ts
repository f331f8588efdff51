import { type Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { Config } from '@libs/platform/config';
import { BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { NextFunction, Request, Response } from 'express';

/** Milliseconds without a new connection after which none waits to be accepted. */
const QUIET = 50;

/** Milliseconds that requests are held back at most until it is quiet. */
const LONGEST_HOLD = 500;

/** Milliseconds for clients that have just connected to send their request. */
const LAST_REQUESTS = 500;

/**
 * Lets a process go without a failed request:
 *
 * 1. From the signal on, readiness is false and every answer closes its connection. `DRAIN_SECONDS` are enough for load
 *    balancers to notice, and for keep-alive clients to ask once more.
 * 2. Then nobody listens any more. The kernel resets connections that wait to be accepted just then, and clients
 *    that are answered connect again at once: so requests are held back until no connection comes any more.
 * 3. Requests of accepted connections are answered, and idle connections closed. Nest waits for what runs.
 */
@Injectable()
export class Drain implements BeforeApplicationShutdown {
  private draining = false;
  private held?: Promise<void>;

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly config: Config,
  ) {}

  /** Whether the process is about to end. */
  get isDraining(): boolean {
    return this.draining;
  }

  /** Express middleware that tells clients of a draining process to reconnect. */
  readonly middleware = (_request: Request, response: Response, next: NextFunction): void => {
    if (!this.draining) return next();
    response.setHeader('Connection', 'close');
    if (this.held) void this.passLater(next);
    else next();
  };

  /** Asks for no more requests, while those that come all the same are answered. */
  begin(): void {
    this.draining = true;
  }

  async beforeApplicationShutdown(signal?: string): Promise<void> {
    this.begin();
    const server = this.adapterHost.httpAdapter.getHttpServer() as Server;
    // Without a signal a test closes its app: nobody else is connected.
    if (signal) {
      await sleep(this.config.DRAIN_SECONDS * 1_000);
      await this.stopListening(server);
      await sleep(LAST_REQUESTS);
    }
    server.closeIdleConnections();
  }

  private async passLater(next: NextFunction): Promise<void> {
    await this.held;
    next();
  }

  private async stopListening(server: Server): Promise<void> {
    let release: () => void = () => undefined;
    this.held = new Promise((resolve) => (release = resolve));
    await quiet(server);
    // `http.Server.close` would also close connections that have not sent their request yet.
    NetServer.prototype.close.call(server);
    this.held = undefined;
    release();
  }
}

/** Resolves when no connection has come for a while. */
async function quiet(server: Server): Promise<void> {
  const end = performance.now() + LONGEST_HOLD;
  let connections = 0;
  const count = (): void => void connections++;
  server.on('connection', count);
  for (let before = -1; before !== connections && performance.now() < end;) {
    before = connections;
    await sleep(QUIET);
    // A timer that is late comes before the connections that waited meanwhile: once more around the event loop.
    await setImmediate();
  }
  server.off('connection', count);
}
