import { Config } from '@libs/platform/config';
import { ProblemError } from '@libs/platform/problems';
import { Drain } from '@libs/platform/process';
import { liveGauge } from '@libs/platform/telemetry';
import { Injectable, Logger } from '@nestjs/common';
import { HealthChecks } from './health-checks';
import { notReady, shuttingDown } from './health.problems';
import { HealthReport, HealthResponse } from './health.response';

/** Whether the process can do its work. */
@Injectable()
export class HealthService {
  private readonly logger = new Logger(HealthService.name);
  private failing = '';

  constructor(
    private readonly checks: HealthChecks,
    private readonly drain: Drain,
    private readonly config: Config,
  ) {
    liveGauge(
      {
        name: 'health_check_status',
        help: 'Whether what the process depends on is well (1) or not (0)',
        labelNames: ['check'],
        aggregator: 'min',
      },
      async () => {
        const { details } = await checks.run();
        return Object.entries(details).map(([check, { status }]) => [{ check }, status === 'up' ? 1 : 0]);
      },
    );
  }

  /**
   * Asks everything that requests depend on, and what works in the background.
   *
   * @throws ProblemError `not_ready` or `shutting_down`, naming what is down and nothing about where it runs or why
   */
  async checkReadiness(): Promise<HealthResponse> {
    this.refuseWhileDraining();
    const { status, details, error = {} } = await this.checks.run();
    this.refuseWhileDraining(); // the signal may have come meanwhile
    this.logChange(
      Object.entries(details)
        .filter(([, check]) => check.status !== 'up')
        .map(([check]) => check)
        .join(', '),
    );
    if (status === 'ok' || status === 'degraded') return { status };
    throw new ProblemError(notReady, `Not ready: ${Object.keys(error).join(', ')}`);
  }

  /** @throws ProblemError as {@link checkReadiness} does */
  async report(): Promise<HealthReport> {
    const { status } = await this.checkReadiness();
    return {
      status,
      version: this.config.APP_VERSION ?? 'unknown',
      commit: this.config.GIT_COMMIT,
      uptime_seconds: Math.floor(process.uptime()),
    };
  }

  private refuseWhileDraining(): void {
    if (this.drain.isDraining) throw new ProblemError(shuttingDown);
  }

  /** Probes ask every few seconds: only a change is worth a line. */
  private logChange(failing: string): void {
    if (failing === this.failing) return;
    if (failing) this.logger.error(`unhealthy: ${failing}`);
    else this.logger.log(`healthy again: ${this.failing}`);
    this.failing = failing;
  }
}
