import { join } from 'node:path';
import { freePort } from '@libs/platform/embedded-postgres';
import { query } from './databases';
import { ProcessTree } from './process-usage';
import { JWT_SECRET, ROOT, type RunningServer, startServer } from './processes';
import { type Request } from './load';
import { signInAs } from './operations';

/** With which `/metrics` of our processes is read. */
export const METRICS_TOKEN = 'reads-the-metrics-of-a-bench-and-of-nobody-else';

/** The processes of each server. */
export const PROCESSES = 2;

/** A server that takes part. */
export interface Contestant {
  name: string;
  server: RunningServer;
  processes: ProcessTree;
  /** None of the one that has nothing but `/health`. */
  databaseUrl?: string;
}

/** A contestant as the owner of one of the gyms sees it. */
export interface Target {
  headers: Record<string, string>;
  gymId: number;
  fetch: (request: Request) => Promise<Response>;
  query: <Row extends object>(text: string, parameters: unknown[]) => Promise<Row[]>;
}

/**
 * The API of a built checkout as in production, on a database that is migrated and seeded.
 *
 * @param profiles a folder in which each of its processes leaves a CPU profile when it ends
 */
export function startApi(
  name: string,
  folder: string,
  databaseUrl: string,
  profiles?: string,
): Promise<Contestant> {
  const profiling = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
  return start(name, [...profiling, join(folder, 'dist/apps/api/src/main.js')], databaseUrl, {
    NODE_ENV: 'production',
    JWT_SECRET,
    APP_URL: 'http://127.0.0.1',
    METRICS_TOKEN,
    MAILER_BACKEND: 'console',
    ACCESS_TOKEN_EXPIRE_MINUTES: '1440',
    DRAIN_SECONDS: '0',
  });
}

/** One of the servers that are written for the bench. */
export function startReference(name: string, file: string, databaseUrl?: string): Promise<Contestant> {
  const command = ['-r', require.resolve('@swc-node/register'), join(__dirname, file)];
  return start(name, command, databaseUrl, { TS_NODE_PROJECT: join(ROOT, 'tsconfig.json') });
}

async function start(
  name: string,
  command: string[],
  databaseUrl: string | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<Contestant> {
  const port = await freePort();
  const server = await startServer(command, port, {
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    WEB_CONCURRENCY: String(PROCESSES),
    ...environment,
  });
  return { name, server, processes: new ProcessTree(server.pid), databaseUrl };
}

/** @param gym the how-manieth that was seeded, from 1 */
export async function targetOf({ server, databaseUrl }: Contestant, gym: number): Promise<Target> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  const target: Target = {
    headers,
    gymId: gym,
    fetch: ({ path, method = 'GET', body }) => {
      const fresh = body?.replace('{n}', `probe-${performance.now()}`);
      const init = { method, headers, body: fresh };
      return fetch(server.url + path, init);
    },
    query: (text, parameters) => query(databaseUrl!, text, parameters),
  };
  if (databaseUrl) {
    const response = await target.fetch(signInAs(gym));
    if (!response.ok) throw new Error(`Signing in was answered ${response.status}: ${await response.text()}`);
    const { access_token } = (await response.json()) as { access_token: string };
    headers.authorization = `Bearer ${access_token}`;
  }
  return target;
}
