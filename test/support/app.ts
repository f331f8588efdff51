import { type AddressInfo } from 'node:net';
import { loadConfig } from '@libs/platform/config';
import { type App, startApp } from '@libs/platform/http';
import { Pool } from 'pg';
import { ApiModule } from '../../apps/api/src/api.module';
import { ApiClient } from './api-client';
import { createTestDatabase } from './test-database';

/** Signs the tokens of every test app, so that tests can sign some too. */
export const JWT_SECRET = 'a secret that only the tests know, long enough';

/** The API on a database of its own. */
export interface TestApp {
  app: App;
  api: ApiClient;
  databaseUrl: string;
  /** Runs SQL past the API. @returns the rows */
  sql<Row extends object = Record<string, unknown>>(statement: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

/**
 * Starts the API as production does.
 *
 * @param environment overrides what tests set; may depend on the URL of its database
 * @param proxyPort of a proxy through which the API, but not `sql`, reaches its database
 */
export async function startTestApp(
  environment: NodeJS.ProcessEnv | ((databaseUrl: string) => NodeJS.ProcessEnv) = {},
  proxyPort?: number,
): Promise<TestApp> {
  const database = await createTestDatabase();
  const url = new URL(database.url);
  if (proxyPort) url.port = String(proxyPort);
  const config = loadConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    JWT_SECRET,
    RATE_LIMITS: 'off',
    // A few milliseconds a hash, not a third of a second.
    BCRYPT_COST: '4',
    DATABASE_URL: url.toString(),
    ...(typeof environment === 'function' ? environment(database.url) : environment),
  });
  const pool = new Pool({ connectionString: database.url, max: 1, idleTimeoutMillis: 0 });
  const app = await startApp(config, ApiModule, 0);
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    app,
    api: new ApiClient(`http://127.0.0.1:${port}`, config.API_PREFIX),
    databaseUrl: database.url,
    sql: async <Row extends object>(statement: string, values?: unknown[]) =>
      (await pool.query<Row>(statement, values)).rows,
    async stop() {
      await app.close();
      await pool.end();
      await database.drop();
    },
  };
}
