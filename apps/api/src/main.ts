#!/usr/bin/env node
import { loadConfig } from '@libs/platform/config';
import { runProcess, startApp } from '@libs/platform/http';
import { ApiModule } from './api.module';

void runProcess(async (onEnd) => {
  const config = loadConfig();
  const app = await startApp(config, ApiModule, config.PORT);
  onEnd((signal) => app.close(signal));
});
