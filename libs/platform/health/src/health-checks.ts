import { Database } from '@libs/platform/database';
import { QueueMonitor } from '@libs/platform/jobs';
import { Injectable, Optional, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheckResult, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';

/** Asks what this process depends on: the queue only where there is one, for the API never talks to it. */
@Injectable()
export class HealthChecks {
  constructor(
    private readonly terminus: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
    @Optional() private readonly queue?: QueueMonitor,
  ) {}

  /** Takes a second at most. What is asked keeps its answers for two, so that probes may come at any rate. */
  async run(): Promise<HealthCheckResult> {
    try {
      return await this.terminus.check([
        () => this.checkDatabase(),
        () => this.checkMigrations(),
        ...(this.queue ? [() => this.checkQueue()] : []),
      ]);
    } catch (error) {
      if (error instanceof ServiceUnavailableException) return error.getResponse() as HealthCheckResult;
      throw error;
    }
  }

  private async checkDatabase() {
    const indicator = this.indicators.check('database');
    return this.database.pendingMigrations().then(
      () => indicator.up(),
      () => indicator.down(),
    );
  }

  /** Unknown while the database is away, which is told already. */
  private async checkMigrations() {
    const indicator = this.indicators.check('migrations');
    const pending = await this.database.pendingMigrations().catch(() => 0);
    return pending > 0 ? indicator.down() : indicator.up();
  }

  /** Without it mails wait, and nothing fails. */
  private async checkQueue() {
    const indicator = this.indicators.check('queue');
    return this.queue!.check().then(
      () => indicator.up(),
      () => indicator.degraded(),
    );
  }
}
