import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { freePort } from '@libs/platform/embedded-postgres';
import { Redis } from 'ioredis';
import { eventually } from './eventually';
import { hasProgram } from './programs';

/** A Redis for one test file. */
export interface TestRedis {
  url: string;
  port: number;
  /** Removes everything in it. */
  empty(): Promise<void>;
  stop(): Promise<void>;
}

const STANDARD_PORT = 6379;
const standardServer = answers(STANDARD_PORT);
const installed = spawnSync('redis-server', ['--version']).error === undefined;

/** Whether there is a Redis to test with: the program, or a server on the standard port. */
export const redisIsAvailable = standardServer || hasProgram('redis-server');

/** Starts a server of the test's own; where the program is missing, uses the one on the standard port. */
export async function startTestRedis(): Promise<TestRedis> {
  if (!installed) return connect(STANDARD_PORT, randomInt(1, 16), async () => undefined);
  const port = await freePort();
  const server = spawn('redis-server', [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ]);
  return connect(port, 0, async () => {
    server.kill('SIGKILL');
  });
}

async function connect(port: number, database: number, stop: () => Promise<void>): Promise<TestRedis> {
  const client = new Redis({ port, db: database, retryStrategy: () => 50 });
  client.on('error', () => undefined);
  await eventually('Redis answers', () => client.status === 'ready', 20);
  return {
    url: `redis://127.0.0.1:${port}/${database}`,
    port,
    empty: async () => void (await client.flushdb()),
    async stop() {
      client.disconnect();
      await stop();
    },
  };
}

function answers(port: number): boolean {
  const script = `require('net').connect(${port}, '127.0.0.1').once('connect', () => process.exit(0)).once('error', () => process.exit(1))`;
  return spawnSync(process.execPath, ['-e', script], { timeout: 5_000 }).status === 0;
}
