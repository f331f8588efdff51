#!/usr/bin/env node
import { ConfigError, loadConfig } from '@libs/platform/config';
import { migrate, MigrationBlockedError } from '@libs/platform/database';

/** Brings the schema up to this release, and ends with 0; or says what is wrong, and ends with 1. */
async function main(): Promise<void> {
  // Each migration is one transaction: the server rolls back what it was at.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => fail(`Interrupted by ${signal}: run it again.`));
  try {
    const ran = await migrate(
      loadConfig(undefined, ['JWT_SECRET', 'MAILER_BACKEND', 'METRICS_TOKEN', 'APP_URL']),
    );
    console.log(ran.length > 0 ? `Ran ${ran.join(', ')}` : 'Nothing to migrate');
  } catch (error) {
    const isClear = error instanceof ConfigError || error instanceof MigrationBlockedError;
    fail(isClear ? error.message : error);
  }
}

function fail(reason: unknown): never {
  console.error(reason);
  process.exit(1);
}

void main();
