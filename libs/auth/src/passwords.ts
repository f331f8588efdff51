import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { MAX_PASSWORD_BYTES } from '@libs/platform/input';
import { ProblemError } from '@libs/platform/problems';
import { Injectable, OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { signInBusy } from './auth.problems';

const COST = 12;
/** A hash of cost 12 that no password is known for: unknown accounts take as long as known ones. */
const NOBODYS_HASH = '$2b$12$xH5oFHJUtzWnIigIGf3X2uWvK0uqTYu3rbOGfdkkZlK7vTHvRJRvm';

/** One core is left to everybody else's requests. */
const THREADS = Math.max(1, availableParallelism() - 1);

/** A hash takes a fifth of a second: those that wait are served within six seconds, or refused at once. */
const MAX_QUEUE = 30 * THREADS;

/** Hashes and checks passwords in worker threads, so that no other request waits for bcrypt. */
@Injectable()
export class Passwords implements OnApplicationShutdown {
  private readonly pool = new Piscina({
    filename: join(__dirname, 'bcrypt.worker.js'),
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: 30_000,
    maxQueue: MAX_QUEUE,
    // Otherwise a task that finds no thread goes to the end of the queue, behind those that come later, for good.
    stricterFIFO: true,
  });

  /** @returns the bcrypt hash, 60 characters */
  hash(password: string): Promise<string> {
    return this.run<string>('hash', { password, cost: COST });
  }

  /**
   * Whether `password` is the one of `hash`. Takes the same time without a hash (no such account) and for a password
   * of more bytes than bcrypt reads, which never verifies.
   */
  async verify(password: string, hash: string | undefined): Promise<boolean> {
    const readable = Buffer.byteLength(password) <= MAX_PASSWORD_BYTES && !password.includes('\0');
    const matches = await this.run<boolean>('compare', { password, hash: hash ?? NOBODYS_HASH });
    return matches && readable && hash !== undefined;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.destroy();
  }

  private async run<Result>(name: 'hash' | 'compare', task: object): Promise<Result> {
    if (this.pool.queueSize >= this.pool.options.maxQueue) {
      throw new ProblemError(signInBusy);
    }
    return (await this.pool.run(task, { name })) as Result;
  }
}
