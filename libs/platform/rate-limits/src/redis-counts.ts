import { Config } from '@libs/platform/config';
import { Injectable, Logger, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { Redis } from 'ioredis';
import { type Count, type Counted } from './rate-limits.repository';

/** Counts one more, from 1 on when the time of the count before is over. ARGV: milliseconds that a count lasts. */
const ADD = `
  local count = redis.call('INCR', KEYS[1])
  local remaining = redis.call('PTTL', KEYS[1])
  if remaining < 0 then
    redis.call('PEXPIRE', KEYS[1], ARGV[1])
    remaining = tonumber(ARGV[1])
  end
  return {count, remaining}`;

/** Takes one back, where there is one. */
const SUBTRACT = `
  if tonumber(redis.call('GET', KEYS[1]) or 0) > 0 then
    redis.call('DECR', KEYS[1])
  end`;

/**
 * The counts of {@link RateLimitsRepository}, in Redis where `REDIS_URL` is set: each is a key that expires by itself. Every
 * method fails within half a second while Redis is away.
 */
@Injectable()
export class RedisCounts implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(RedisCounts.name);
  private readonly client?: Redis;
  private readonly prefix: string;
  private isAway = false;

  constructor({ REDIS_URL, QUEUE_PREFIX, RATE_LIMITS }: Config) {
    this.prefix = `${QUEUE_PREFIX}:rate-limits:`;
    if (!REDIS_URL || RATE_LIMITS === 'off') return;
    this.client = new Redis(REDIS_URL, {
      lazyConnect: true,
      connectTimeout: 1_000,
      commandTimeout: 500,
      // Whoever asks while Redis is away shall know at once.
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      // A network that swallows packets breaks no connection.
      socketTimeout: 2_000,
      retryStrategy: (attempt) => Math.min(attempt * 200, 2_000),
    });
    this.client.on('error', () => undefined); // commands fail, and say so
  }

  /** Whether counts belong here. */
  get isConfigured(): boolean {
    return this.client !== undefined;
  }

  async onModuleInit(): Promise<void> {
    await this.client?.connect().catch(() => undefined);
  }

  onApplicationShutdown(): void {
    this.client?.disconnect();
  }

  /** Counts one more of each. */
  async add(counted: Counted[]): Promise<Count[]> {
    const answers = await this.run(
      ADD,
      counted.map(({ key, seconds }) => [key, seconds * 1_000]),
    );
    return counted.map(({ key }, index) => {
      const [count, remaining] = answers[index] as [number, number];
      return { key, count, resets_in: Math.ceil(remaining / 1_000) };
    });
  }

  /** Takes one of each back. */
  async subtract(keys: string[]): Promise<void> {
    await this.run(
      SUBTRACT,
      keys.map((key) => [key]),
    );
  }

  /** Runs a script for each key, all of them sent at once. */
  private async run(script: string, calls: [key: string, ...parameters: number[]][]): Promise<unknown[]> {
    try {
      const answers = await Promise.all(
        calls.map(([key, ...parameters]) => this.client!.eval(script, 1, this.prefix + key, ...parameters)),
      );
      if (this.isAway) this.logger.log('Redis is back: it counts attempts again');
      this.isAway = false;
      return answers;
    } catch (error) {
      if (!this.isAway)
        this.logger.warn({ err: error }, 'Redis is away: PostgreSQL counts attempts meanwhile');
      this.isAway = true;
      throw error;
    }
  }
}
