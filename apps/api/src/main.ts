#!/usr/bin/env node
import cluster from 'node:cluster';
import { loadConfig } from '@libs/platform/config';
import { startApp, stopApp } from '@libs/platform/http';
import { forkProcesses, runProcess } from '@libs/platform/process';
import { startTracing } from '@libs/platform/telemetry';
import { ApiModule } from './api.module';

void runProcess(async (onEnd) => {
  const config = loadConfig(undefined, ['MAILER_BACKEND']);
  if (cluster.isPrimary && config.WEB_CONCURRENCY > 1) return forkProcesses(config.WEB_CONCURRENCY, onEnd);
  onEnd(await startTracing(config, 'api'));
  const app = await startApp(config, ApiModule, config.PORT);
  onEnd((signal) => stopApp(app, signal));
});
