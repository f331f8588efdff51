import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Config } from './config';
import { documentedVariables } from './variable.decorator';

/** The environment is not fit to boot with: every problem by variable name, no value. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/**
 * Reads and validates the environment once; a `.env` file in the working directory fills in what is unset.
 *
 * @throws ConfigError naming every variable with a problem, without its value
 */
export function loadConfig(environment?: NodeJS.ProcessEnv): Config {
  if (!environment) {
    if (existsSync('.env')) process.loadEnvFile('.env');
    environment = process.env;
  }
  const known = [...documentedVariables().keys()];
  // An empty variable counts as unset: compose files and CI systems pass them so.
  const set = known.filter((name) => environment[name]?.trim());
  const config = plainToInstance(Config, Object.fromEntries(set.map((name) => [name, environment[name]])), {
    exposeDefaultValues: true,
  });
  const problems = validateSync(config, { validationError: { target: false, value: false } }).map(
    ({ property, constraints }) =>
      `${property} ${Object.values(constraints ?? {})
        .map((message) => message.replace(`${property} `, ''))
        .join(', ')}`,
  );
  if (problems.length > 0) throw new ConfigError(problems);
  config.JWT_SECRET ??= generatedSecret(config.DATA_DIR);
  return config;
}

/** The secret of a developer's machine: made once, kept with the data, so that tokens outlive a restart. */
function generatedSecret(dataDir: string): string {
  const file = join(resolve(dataDir), 'jwt-secret');
  mkdirSync(resolve(dataDir), { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * The database of a process that has none of its own.
 *
 * @throws ConfigError when none is set
 */
export function requireDatabaseUrl({ DATABASE_URL }: Config): string {
  if (DATABASE_URL) return DATABASE_URL;
  throw new ConfigError(['DATABASE_URL is required (only `npm start` brings its own PostgreSQL)']);
}
