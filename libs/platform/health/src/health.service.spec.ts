import { Config } from '@libs/platform/config';
import { Drain } from '@libs/platform/process';
import { Logger } from '@nestjs/common';
import { HealthCheckResult } from '@nestjs/terminus';
import { register } from 'prom-client';
import { HealthChecks } from './health-checks';
import { notReady } from './health.problems';
import { HealthService } from './health.service';

const WELL: HealthCheckResult = {
  status: 'ok',
  details: { database: { status: 'up' }, queue: { status: 'up' } },
};
const DEGRADED: HealthCheckResult = {
  status: 'degraded',
  details: { database: { status: 'up' }, queue: { status: 'degraded' } },
};
const DOWN: HealthCheckResult = {
  status: 'error',
  error: { database: { status: 'down' } },
  details: { database: { status: 'down' }, queue: { status: 'degraded' } },
};

describe('HealthService', () => {
  const error = jest.spyOn(Logger.prototype, 'error').mockImplementation();
  const log = jest.spyOn(Logger.prototype, 'log').mockImplementation();
  const run = jest.fn<Promise<HealthCheckResult>, []>();
  let drain: { isDraining: boolean };

  const service = (config: Partial<Config> = {}): HealthService =>
    new HealthService(
      { run } as Partial<HealthChecks> as HealthChecks,
      drain as Partial<Drain> as Drain,
      Object.assign(new Config(), config),
    );

  beforeEach(() => {
    jest.clearAllMocks();
    run.mockReset().mockResolvedValue(WELL);
    drain = { isDraining: false };
  });

  it('is ready when every check is ok, and when only background checks fail', async () => {
    expect(await service().checkReadiness()).toEqual({ status: 'ok' });
    run.mockResolvedValue(DEGRADED);
    expect(await service().checkReadiness()).toEqual({ status: 'degraded' });
  });

  it('is not ready when a check fails that requests depend on, and names it', async () => {
    run.mockResolvedValue(DOWN);
    const refusal = await service()
      .checkReadiness()
      .catch((refused: unknown) => refused);
    expect(refusal).toMatchObject({ type: notReady, message: 'Not ready: database' });
  });

  it('is not ready while it drains, and runs no checks then', async () => {
    drain.isDraining = true;
    await expect(service().checkReadiness()).rejects.toThrow('Shutting down');
    expect(run).not.toHaveBeenCalled();
  });

  it('is not ready when the signal arrives during the checks', async () => {
    run.mockImplementation(async () => {
      drain.isDraining = true;
      return WELL;
    });
    await expect(service().checkReadiness()).rejects.toThrow('Shutting down');
  });

  it('reports the release besides the status', async () => {
    expect(await service({ APP_VERSION: '1.4.0', GIT_COMMIT: '0a1b2c3' }).report()).toEqual({
      status: 'ok',
      version: '1.4.0',
      commit: '0a1b2c3',
      uptime_seconds: expect.any(Number),
    });
    expect(await service().report()).toMatchObject({ version: 'unknown', commit: 'unknown' });
  });

  it('logs a change of health once, however often it is asked', async () => {
    const health = service();
    for (const result of [WELL, DOWN, DOWN, DEGRADED, WELL, WELL]) {
      run.mockResolvedValue(result);
      await health.checkReadiness().catch(() => undefined);
    }
    expect(error.mock.calls).toEqual([['unhealthy: database, queue'], ['unhealthy: queue']]);
    expect(log.mock.calls).toEqual([['healthy again: queue']]);
  });

  it('has a gauge for each check, which is 1 only when it is up', async () => {
    service();
    run.mockResolvedValue(DOWN);
    const metric = await register.getSingleMetricAsString('health_check_status');
    expect(metric).toContain('health_check_status{check="database"} 0');
    run.mockResolvedValue(DEGRADED);
    const degraded = await register.getSingleMetricAsString('health_check_status');
    expect(degraded).toContain('health_check_status{check="database"} 1');
    expect(degraded).toContain('health_check_status{check="queue"} 0');
  });
});
