import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Config } from '@libs/platform/config';
import { type Client } from '@libs/platform/identity';
import { MAX_PASSWORD_BYTES } from '@libs/platform/input';
import { Bulkhead } from '@libs/platform/process';
import { ProblemError } from '@libs/platform/problems';
import { Injectable, OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { signInBusy } from './auth.problems';

/** A hash that no password is known for: unknown accounts take as long as known ones. */
const nobodysHash = (cost: number): string =>
  `$2b$${String(cost).padStart(2, '0')}$xH5oFHJUtzWnIigIGf3X2uWvK0uqTYu3rbOGfdkkZlK7vTHvRJRvm`;

/** One core is left to everybody else's requests. */
const THREADS = Math.max(1, availableParallelism() - 1);

/** A hash takes a fifth of a second: one address has 30 waiting at most, and nobody waits for more than six seconds. */
const TURNS = { capacity: THREADS, maxWaiting: 30, maxWait: 6_000 };

/** For whom a password is hashed: addresses take turns, and who has left is passed over. */
type Waiting = Pick<Client, 'address' | 'signal'>;

/** Hashes and checks passwords in worker threads, so that no other request waits for bcrypt. */
@Injectable()
export class Passwords implements OnApplicationShutdown {
  private readonly turns = new Bulkhead<string>(TURNS);
  private readonly pool = new Piscina({
    filename: join(__dirname, 'bcrypt.worker.js'),
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: 30_000,
  });

  constructor(private readonly config: Config) {}

  /**
   * @returns the bcrypt hash, 60 characters
   * @throws ProblemError `sign_in_busy`
   */
  hash(password: string, client: Waiting): Promise<string> {
    return this.run<string>('hash', { password, cost: this.config.BCRYPT_COST }, client);
  }

  /**
   * Whether `password` is the one of `hash`. Takes the same time without a hash (no such account) and for a password
   * of more bytes than bcrypt reads, which never verifies.
   *
   * @throws ProblemError `sign_in_busy`
   */
  async verify(password: string, hash: string | undefined, client: Waiting): Promise<boolean> {
    const readable = Buffer.byteLength(password) <= MAX_PASSWORD_BYTES && !password.includes('\0');
    const compared = hash ?? nobodysHash(this.config.BCRYPT_COST);
    const matches = await this.run<boolean>('compare', { password, hash: compared }, client);
    return matches && readable && hash !== undefined;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.destroy();
  }

  private async run<Result>(
    name: 'hash' | 'compare',
    task: object,
    { address, signal }: Waiting,
  ): Promise<Result> {
    let hasTurn = false;
    const hashing = async (): Promise<Result> => {
      hasTurn = true;
      return (await this.pool.run(task, { name })) as Result;
    };
    try {
      return await this.turns.run(address, hashing, signal);
    } catch (error) {
      // Too many wait, or the client left: in either case nothing was checked.
      throw hasTurn ? error : new ProblemError(signInBusy);
    }
  }
}
