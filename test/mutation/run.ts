import { spawn } from 'node:child_process';
import { once } from 'node:events';
import globalSetup from '../support/global-setup';
import globalTeardown from '../support/global-teardown';

const CONFIG = 'test/mutation/stryker.config.mjs';

/** Runs Stryker with the arguments of this command, beside one migrated database that the tests of all mutants copy. */
async function run(): Promise<void> {
  await globalSetup();
  try {
    const stryker = spawn('stryker', ['run', CONFIG, ...process.argv.slice(2)], { stdio: 'inherit' });
    [process.exitCode] = (await once(stryker, 'exit')) as [number];
  } finally {
    await globalTeardown();
  }
}

void run();
