#!/usr/bin/env node
import { loadConfig } from '@libs/platform/config';
import { startApp, stopApp } from '@libs/platform/http';
import { runProcess } from '@libs/platform/process';
import { startTracing } from '@libs/platform/telemetry';
import { WorkerModule } from './worker.module';

void runProcess(async (onEnd) => {
  const config = loadConfig(undefined, ['JWT_SECRET']);
  onEnd(await startTracing(config, 'worker'));
  const app = await startApp(config, WorkerModule, config.WORKER_PORT);
  onEnd((signal) => stopApp(app, signal));
});
