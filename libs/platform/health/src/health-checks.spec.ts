import { Database } from '@libs/platform/database';
import { QueueMonitor } from '@libs/platform/jobs';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HealthCheckService, HealthIndicatorService, TerminusModule } from '@nestjs/terminus';
import { HealthChecks } from './health-checks';

describe('HealthChecks', () => {
  const pendingMigrations = jest.fn<Promise<number>, []>();
  const check = jest.fn<Promise<void>, []>();
  const database = { pendingMigrations } as Partial<Database> as Database;
  const queue = { check } as Partial<QueueMonitor> as QueueMonitor;
  let app: INestApplicationContext;

  beforeAll(async () => {
    app = await NestFactory.createApplicationContext(TerminusModule.forRoot({ logger: false }), {
      logger: false,
    });
  });
  afterAll(() => app.close());

  beforeEach(() => {
    pendingMigrations.mockReset().mockResolvedValue(0);
    check.mockReset().mockResolvedValue();
  });

  const checks = (monitor?: QueueMonitor, terminus = app.get(HealthCheckService)) =>
    new HealthChecks(terminus, app.get(HealthIndicatorService), database, monitor);

  it('are ok when database and queue answer', async () => {
    expect(await checks(queue).run()).toMatchObject({
      status: 'ok',
      details: { database: { status: 'up' }, migrations: { status: 'up' }, queue: { status: 'up' } },
    });
  });

  it('skip the queue where there is none', async () => {
    expect(Object.keys((await checks().run()).details)).toEqual(['database', 'migrations']);
  });

  it('fail for the database only while it is unreachable, since the rest depends on it', async () => {
    pendingMigrations.mockRejectedValue(new Error('connect ECONNREFUSED 10.0.0.7'));
    const { status, details, error } = await checks(queue).run();
    expect(status).toBe('error');
    expect(details).toMatchObject({ database: { status: 'down' }, migrations: { status: 'up' } });
    expect(Object.keys(error ?? {})).toEqual(['database']);
    expect(JSON.stringify(details)).not.toContain('10.0.0.7');
  });

  it('fail while a migration is pending', async () => {
    pendingMigrations.mockResolvedValue(1);
    const { status, error } = await checks(queue).run();
    expect(status).toBe('error');
    expect(Object.keys(error ?? {})).toEqual(['migrations']);
  });

  it('are degraded, not failed, while the queue is unreachable', async () => {
    check.mockRejectedValue(new Error('connect ECONNREFUSED 10.0.0.7'));
    const { status, details } = await checks(queue).run();
    expect(status).toBe('degraded');
    expect(details).toMatchObject({ database: { status: 'up' }, queue: { status: 'degraded' } });
    expect(JSON.stringify(details)).not.toContain('10.0.0.7');
  });

  it('throw on a programming error instead of reporting bad health', async () => {
    const broken = { check: () => Promise.reject(new TypeError('no function')) };
    const run = checks(queue, broken as Partial<HealthCheckService> as HealthCheckService).run();
    await expect(run).rejects.toThrow(TypeError);
  });
});
