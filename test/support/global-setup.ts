import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Prepared } from './prepare';

declare global {
  var stopTestPostgres: (() => Promise<void>) | undefined;
}

/**
 * Has prepared what the tests share. By a process of its own, for tests may run in this one, and would find what Jest has
 * loaded here; it ends with this one, however that ends.
 */
export default async function globalSetup(): Promise<void> {
  const preparing = fork(join(__dirname, 'prepare.ts'), { execArgv: ['-r', '@swc-node/register'] });
  const exit = once(preparing, 'exit');
  const [prepared] = (await Promise.race([
    once(preparing, 'message'),
    exit.then(([code]) => Promise.reject(new Error(`The tests could not be prepared: exit code ${code}`))),
  ])) as [Prepared];
  process.env.TEST_TEMPLATE_URL = prepared.templateUrl;
  process.env.TEST_COMPILED = prepared.compiled;
  globalThis.stopTestPostgres = async () => {
    preparing.disconnect();
    await exit;
  };
}
