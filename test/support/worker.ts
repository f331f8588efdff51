import { loadConfig } from '@libs/platform/config';
import { DatabaseModule } from '@libs/platform/database';
import { type App, HttpModule, startApp } from '@libs/platform/http';
import { Module, type Type } from '@nestjs/common';
import { startTestApp, type TestApp } from './app';

/** Starts a worker on the database of a test that hosts the jobs of one module alone. */
export function startWorker({ databaseUrl }: TestApp, jobs: Type): Promise<App> {
  @Module({ imports: [HttpModule, DatabaseModule, jobs] })
  class Worker {}
  const config = loadConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    JWT_SECRET: 'unused',
    DATABASE_URL: databaseUrl,
    APP_URL: 'http://127.0.0.1',
  });
  return startApp(config, Worker, 0);
}

/** Starts an app, and such a worker beside it; they end together. */
export async function startAppWithWorker(jobs: Type): Promise<TestApp> {
  const test = await startTestApp({ LOG_LEVEL: 'error' });
  const worker = await startWorker(test, jobs);
  const stop = async () => {
    await worker.close();
    await test.stop();
  };
  return { ...test, stop };
}
