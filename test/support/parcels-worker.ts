import { loadConfig } from '@libs/platform/config';
import { startApp, stopApp } from '@libs/platform/http';
import { runProcess } from '@libs/platform/process';
import { ParcelsModule } from './parcels';

void runProcess(async (onEnd) => {
  const config = loadConfig();
  const app = await startApp(config, ParcelsModule, config.WORKER_PORT);
  onEnd((signal) => stopApp(app, signal));
});
