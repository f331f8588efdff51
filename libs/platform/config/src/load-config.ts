import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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
 * @param unneeded variables that this process does without: neither required nor read, nor made up
 * @throws ConfigError naming every variable with a problem, without its value
 */
export function loadConfig(
  environment?: NodeJS.ProcessEnv,
  unneeded: readonly (keyof Config)[] = [],
): Config {
  if (!environment) {
    if (existsSync('.env')) process.loadEnvFile('.env');
    environment = process.env;
  }
  const isNeeded = (name: string): boolean => !unneeded.some((unused) => unused === name);
  const known = [...documentedVariables().keys()].filter(isNeeded);
  // An empty variable counts as unset: compose files and CI systems pass them so.
  const set = known.filter((name) => environment[name]?.trim());
  const config = plainToInstance(Config, Object.fromEntries(set.map((name) => [name, environment[name]])), {
    exposeDefaultValues: true,
  });
  const problems = validateSync(config, { validationError: { target: false, value: false } })
    .filter(({ property }) => isNeeded(property))
    .map(
      ({ property, constraints }) =>
        `${property} ${Object.values(constraints ?? {})
          .map((message) => message.replace(`${property} `, ''))
          .join(', ')}`,
    );
  if (problems.length > 0) throw new ConfigError(problems);
  if (isNeeded('JWT_SECRET')) config.JWT_SECRET ??= generatedSecret(config.DATA_DIR);
  config.APP_VERSION ??= packageVersion();
  return config;
}

/** The version in the package.json above this file, be it source or built. */
function packageVersion(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  }
  return 'unknown';
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
