import { Database } from '@libs/platform/database';
import { Drain } from '@libs/platform/http';
import { Injectable, Logger, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { HealthResponse } from './health.response';

const TIMEOUT_MS = 1_000;

/** Whether the process can do its work. */
@Injectable()
export class HealthService {
  private readonly logger = new Logger(HealthService.name);
  private failing = '';

  constructor(
    private readonly checks: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
    private readonly drain: Drain,
  ) {}

  /**
   * Asks everything that requests depend on.
   *
   * @throws ServiceUnavailableException, naming what does not answer and nothing about where it runs
   */
  async check(): Promise<HealthResponse> {
    if (this.drain.isDraining) throw new ServiceUnavailableException('Shutting down');
    const failing = await this.failingDependencies();
    this.logChange(failing);
    if (failing) throw new ServiceUnavailableException(`Not available: ${failing}`);
    return { status: 'ok' };
  }

  private async failingDependencies(): Promise<string> {
    try {
      await this.checks.check([
        () =>
          this.indicators
            .check('database')
            .attempt(() => this.database.ping())
            .withTimeout(TIMEOUT_MS),
      ]);
      return '';
    } catch (error) {
      if (!(error instanceof ServiceUnavailableException)) throw error;
      const { error: failed = {} } = error.getResponse() as { error?: object };
      return Object.keys(failed).join(', ');
    }
  }

  /** Probes ask every few seconds: only a change is worth a line. */
  private logChange(failing: string): void {
    if (failing === this.failing) return;
    if (failing) this.logger.error(`not available: ${failing}`);
    else this.logger.log(`available again: ${this.failing}`);
    this.failing = failing;
  }
}
