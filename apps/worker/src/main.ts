#!/usr/bin/env node
import { loadConfig } from '@libs/platform/config';
import { sizePool } from '@libs/platform/database';
import { startApp, stopApp } from '@libs/platform/http';
import { connectionsOfQueues } from '@libs/platform/jobs';
import { createLogger } from '@libs/platform/logging';
import { runProcess, saveMemory } from '@libs/platform/process';
import { startTracing } from '@libs/platform/telemetry';
import { WorkerModule } from './worker.module';

void runProcess(async (onEnd) => {
  const config = loadConfig(undefined, ['JWT_SECRET', 'DATABASE_REPLICA_URLS']);
  await sizePool(config, { processes: 1, beside: 1 + connectionsOfQueues(config) }, createLogger(config));
  onEnd(await startTracing(config, 'worker'));
  const app = await startApp(config, WorkerModule, config.WORKER_PORT);
  onEnd((signal) => stopApp(app, signal));
  saveMemory();
});
