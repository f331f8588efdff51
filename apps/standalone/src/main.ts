import { resolve } from 'node:path';
import { CONSOLE_PATH, isConsoleBuilt } from '@libs/console';
import { loadConfig } from '@libs/platform/config';
import { migrate, sizePool } from '@libs/platform/database';
import { startEmbeddedPostgres } from '@libs/platform/embedded-postgres';
import { startApp, stopApp } from '@libs/platform/http';
import { connectionsOfQueues } from '@libs/platform/jobs';
import { createLogger } from '@libs/platform/logging';
import { runProcess, saveMemory } from '@libs/platform/process';
import { startTracing } from '@libs/platform/telemetry';
import { DEMO_ACCOUNT, hasDemoAccount } from './demo-account';
import { StandaloneModule } from './standalone.module';

void runProcess(async (onEnd) => {
  const config = loadConfig();
  const embedded = !config.DATABASE_URL;
  if (embedded) {
    const postgres = await startEmbeddedPostgres({ dataDir: config.DATA_DIR });
    onEnd(() => postgres.stop());
    config.DATABASE_URL = postgres.url;
  }
  await migrate(config);
  await sizePool(config, { processes: 1, beside: 1 + connectionsOfQueues(config) }, createLogger(config));
  onEnd(await startTracing(config, 'standalone'));
  const app = await startApp(config, StandaloneModule, config.PORT);
  onEnd((signal) => stopApp(app, signal));
  saveMemory();

  const address = (await app.getUrl()).replace('[::1]', 'localhost');
  const demo = await hasDemoAccount(config.DATABASE_URL!);
  console.log(
    [
      ...(isConsoleBuilt() ? [`Console      ${address}${CONSOLE_PATH}`] : []),
      ...(demo ? [`Demo gym     ${DEMO_ACCOUNT.email}, ${DEMO_ACCOUNT.password}`] : []),
      `Gym Manager  ${address}${config.API_PREFIX}`,
      `API docs     ${address}/docs`,
      `Data         ${embedded ? resolve(config.DATA_DIR) : 'the server of DATABASE_URL'}`,
    ].join('\n'),
  );
});
