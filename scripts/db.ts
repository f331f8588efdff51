import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Config, ConfigError, loadConfig } from '@libs/platform/config';
import { migrate, revert } from '@libs/platform/database';
import { startEmbeddedPostgres } from '@libs/platform/embedded-postgres';
import { Client } from 'pg';
import { distributionScript } from './distribution';
import { runningPostgresUrl } from './running-postgres';
import { DEMO_ACCOUNT, seed } from './seed';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { customers: { type: 'string', default: '400' } },
});

const commands: Record<string, (config: Config) => Promise<void>> = {
  async migrate(config) {
    const ran = await migrate(config);
    console.log(ran.length > 0 ? `Ran ${ran.join(', ')}` : 'Nothing to migrate');
  },
  revert,
  async distribution(config) {
    await migrate(config);
    const client = new Client({ connectionString: config.DATABASE_URL });
    await client.connect();
    writeFileSync(join(__dirname, '../docs/distribute-by-gym.sql'), await distributionScript(client));
    await client.end();
  },
  async seed(config) {
    const customers = Number(values.customers);
    if (!Number.isInteger(customers) || customers < 0)
      throw new Error('--customers takes a number of customers');
    await migrate(config);
    const seeded = await seed(config.DATABASE_URL!, customers);
    console.log(
      seeded
        ? `Made the demo gym with ${customers} customers.`
        : 'The demo gym is there already: nothing has changed.',
    );
    console.log(`Sign in as ${DEMO_ACCOUNT.email} with the password "${DEMO_ACCOUNT.password}".`);
  },
};

/**
 * Runs `work` on the server of `DATABASE_URL`; without it on the one that keeps its data in `DATA_DIR`, be it that
 * `npm start` runs it at the moment or not.
 */
async function withDatabase(work: (config: Config) => Promise<void>): Promise<void> {
  const config = loadConfig(undefined, ['JWT_SECRET', 'MAILER_BACKEND', 'METRICS_TOKEN', 'APP_URL']);
  if (config.DATABASE_URL) return work(config);
  const embedded = await startEmbeddedPostgres({ dataDir: config.DATA_DIR }).catch((error: unknown) => {
    // `npm start` runs and has the folder: its server is shared.
    if (error instanceof ConfigError)
      return { url: runningPostgresUrl(config.DATA_DIR), stop: async () => {} };
    throw error;
  });
  try {
    config.DATABASE_URL = embedded.url;
    await work(config);
  } finally {
    await embedded.stop();
  }
}

const command = commands[positionals[0] ?? ''];
if (!command) throw new Error(`Usage: db.ts ${Object.keys(commands).join('|')}`);
withDatabase(command).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
