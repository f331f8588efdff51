import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

declare global {
  var stopTestPostgres: (() => Promise<void>) | undefined;
}

/**
 * Has the database made that every test file copies. By a process of its own, for tests may run in this one, and would find what
 * Jest has loaded here; it ends with this one, however that ends.
 */
export default async function globalSetup(): Promise<void> {
  const server = fork(join(__dirname, 'template-database.ts'), { execArgv: ['-r', '@swc-node/register'] });
  const exit = once(server, 'exit');
  const [url] = (await Promise.race([
    once(server, 'message'),
    exit.then(([code]) => Promise.reject(new Error(`No PostgreSQL for the tests: exit code ${code}`))),
  ])) as [string];
  process.env.TEST_TEMPLATE_URL = url;
  globalThis.stopTestPostgres = async () => {
    server.disconnect();
    await exit;
  };
}
