import { Config } from '@libs/platform/config';
import { Database } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type Count, type Counted, RateLimitsRepository } from './rate-limits.repository';
import { RedisCounts } from './redis-counts';

/**
 * Counts attempts where all processes know of them: in Redis, if there is one, and in PostgreSQL otherwise, also while Redis is
 * away (docs/decisions/0025-throttling.md).
 */
@Injectable()
export class RateLimitsService {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly counts: RateLimitsRepository,
    private readonly redis: RedisCounts,
  ) {}

  get isOn(): boolean {
    return this.config.RATE_LIMITS === 'on';
  }

  /** Counts an attempt, before it is known how it ends: those that come at once must not all pass. */
  count(counted: Counted[]): Promise<Count[]> {
    return this.stored(
      () => this.redis.add(counted),
      () => this.database.inAccounts((tx) => this.counts.add(tx, counted)),
    );
  }

  /** Takes an attempt back that need not count. */
  takeBack(counted: Counted[]): Promise<void> {
    const keys = counted.map(({ key }) => key);
    return this.stored(
      () => this.redis.subtract(keys),
      () => this.database.inAccounts((tx) => this.counts.subtract(tx, keys)),
    );
  }

  private async stored<T>(inRedis: () => Promise<T>, inPostgres: () => Promise<T>): Promise<T> {
    if (!this.redis.isConfigured) return inPostgres();
    return inRedis().catch(inPostgres);
  }
}
