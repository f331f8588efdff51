#!/usr/bin/env node
import cluster from 'node:cluster';
import { loadConfig } from '@libs/platform/config';
import { sizePool } from '@libs/platform/database';
import { createLogger } from '@libs/platform/logging';
import { forkProcesses, runProcess, saveMemory } from '@libs/platform/process';
import { startTracing } from '@libs/platform/telemetry';

void runProcess(async (onEnd) => {
  const config = loadConfig(undefined, ['MAILER_BACKEND']);
  const processes = config.WEB_CONCURRENCY;
  if (cluster.isPrimary) {
    const log = createLogger(config);
    await sizePool(config, { processes, beside: 1 }, log);
    const { DATABASE_POOL_SIZE } = config;
    if (processes > 1)
      return forkProcesses({ count: processes, environment: { DATABASE_POOL_SIZE }, log }, onEnd);
  }
  onEnd(await startTracing(config, 'api'));
  // Not loaded in the process that only forks others.
  const [{ startApp, stopApp }, { ApiModule }] = await Promise.all([
    import('@libs/platform/http'),
    import('./api.module'),
  ]);
  const app = await startApp(config, ApiModule, config.PORT);
  onEnd((signal) => stopApp(app, signal));
  saveMemory();
});
