import { Config } from '@libs/platform/config';
import { Database } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type Count, type Counted, RateLimitsRepository } from './rate-limits.repository';

/** Counts attempts in PostgreSQL, so that all processes know of them. */
@Injectable()
export class RateLimitsService {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly counts: RateLimitsRepository,
  ) {}

  get isOn(): boolean {
    return this.config.RATE_LIMITS === 'on';
  }

  /** Counts an attempt, before it is known how it ends: those that come at once must not all pass. */
  count(counted: Counted[]): Promise<Count[]> {
    return this.database.inAccounts((tx) => this.counts.add(tx, counted));
  }

  /** Takes an attempt back that need not count. */
  takeBack(counted: Counted[]): Promise<void> {
    return this.database.inAccounts((tx) =>
      this.counts.subtract(
        tx,
        counted.map(({ key }) => key),
      ),
    );
  }
}
