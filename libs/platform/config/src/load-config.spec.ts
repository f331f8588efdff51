import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { Config } from './config';
import { ConfigError, loadConfig, requireDatabaseUrl } from './load-config';
import { usableCores } from './usable-cores';

const SECRET = 'f3b1c2d4e5a697887766554433221100';
const APP_URL = 'https://gyms.example.com';

/** What the boot says about an environment. */
function problemsOf(environment: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the configuration', () => {
  it('treats an empty variable as unset', () => {
    expect(loadConfig({ JWT_SECRET: SECRET, PORT: '', API_PREFIX: ' ' })).toMatchObject({
      PORT: 8000,
      API_PREFIX: '/api/v1',
    });
  });

  it.each([
    ['/api/v1', '/api/v1'],
    ['api/v1/', '/api/v1'],
    ['//api/v1', '/api/v1'],
    [' /api/v1 ', '/api/v1'],
    ['/', ''],
  ])('reads the prefix %j as %j', (text, prefix) => {
    expect(loadConfig({ JWT_SECRET: SECRET, API_PREFIX: text }).API_PREFIX).toBe(prefix);
  });

  it('reads numbers, switches and lists', () => {
    const config = loadConfig({
      JWT_SECRET: SECRET,
      MAILER_RATE_LIMIT_SECONDS: '0.5',
      SMTP_USE_TLS: 'False',
      CORS_ORIGINS: 'https://a.example, http://localhost:3000/',
    });
    expect(config).toMatchObject({
      MAILER_RATE_LIMIT_SECONDS: 0.5,
      SMTP_USE_TLS: false,
      CORS_ORIGINS: ['https://a.example', 'http://localhost:3000'],
    });
  });

  it('reads WEB_CONCURRENCY=auto as the number of usable cores', () => {
    expect(loadConfig({ JWT_SECRET: SECRET, WEB_CONCURRENCY: ' Auto ' }).WEB_CONCURRENCY).toBe(usableCores());
  });

  it.each([
    ['["https://app.example.com"]', ['https://app.example.com']],
    [' ["https://a.example/", "http://localhost:3000"] ', ['https://a.example', 'http://localhost:3000']],
    ['https://a.example,https://b.example', ['https://a.example', 'https://b.example']],
  ])('reads CORS_ORIGINS as commas or a JSON array: %s', (text, origins) => {
    expect(loadConfig({ JWT_SECRET: SECRET, CORS_ORIGINS: text }).CORS_ORIGINS).toEqual(origins);
  });

  it.each(['["https://a.example"', '[1]', '{"a":1}', '["https://a.example/path"]'])(
    'refuses the origins %s',
    (text) => {
      expect(problemsOf({ JWT_SECRET: SECRET, CORS_ORIGINS: text })).toEqual([
        expect.stringMatching(/^CORS_ORIGINS must be a list of origins/),
      ]);
    },
  );

  it('requires MAILER_BACKEND in production, and assumes nothing', () => {
    const production = { NODE_ENV: 'production', JWT_SECRET: SECRET, METRICS_TOKEN: 'none', APP_URL };
    expect(() => loadConfig(production)).toThrow(/MAILER_BACKEND must be console or smtp/);
    expect(loadConfig({ ...production, MAILER_BACKEND: 'console' }).MAILER_BACKEND).toBe('console');
    expect(loadConfig(production, ['MAILER_BACKEND']).MAILER_BACKEND).toBeUndefined();
    expect(loadConfig({ JWT_SECRET: SECRET }).MAILER_BACKEND).toBeUndefined();
  });

  it('requires METRICS_TOKEN in production: a token, or `none` for everybody', () => {
    const production = { NODE_ENV: 'production', JWT_SECRET: SECRET, MAILER_BACKEND: 'console', APP_URL };
    expect(problemsOf(production)).toEqual([
      expect.stringMatching(/^METRICS_TOKEN must be a token .* or none/),
    ]);
    expect(problemsOf({ ...production, METRICS_TOKEN: 'change-me-'.repeat(4) })).toHaveLength(1);
    expect(loadConfig({ ...production, METRICS_TOKEN: SECRET }).metricsToken).toBe(SECRET);
    expect(loadConfig({ ...production, METRICS_TOKEN: 'none', APP_URL }).metricsToken).toBeUndefined();
    expect(loadConfig({ JWT_SECRET: SECRET }).metricsToken).toBeUndefined();
  });

  it('requires APP_URL in production, and has none end with a slash', () => {
    const production = { NODE_ENV: 'production', JWT_SECRET: SECRET, METRICS_TOKEN: 'none' };
    expect(problemsOf({ ...production, MAILER_BACKEND: 'console' })).toEqual([
      expect.stringMatching(/^APP_URL must be a URL/),
    ]);
    expect(loadConfig({ JWT_SECRET: SECRET, APP_URL: `${APP_URL}/gyms//` }).appUrl).toBe(`${APP_URL}/gyms`);
    expect(loadConfig({ JWT_SECRET: SECRET, PORT: '9001' }).appUrl).toBe('http://localhost:9001');
  });

  it.each([
    ['production', undefined, false],
    ['production', 'on', true],
    ['production', 'off', false],
    ['development', undefined, true],
    ['development', 'off', false],
    ['test', undefined, true],
  ])('in %s, DOCS=%s serves the documentation: %s', (NODE_ENV, DOCS, expected) => {
    const environment = { JWT_SECRET: SECRET, MAILER_BACKEND: 'console', METRICS_TOKEN: 'none', APP_URL };
    expect(loadConfig({ ...environment, NODE_ENV, DOCS }).servesDocs).toBe(expected);
  });

  it('counts attempts to sign in unless RATE_LIMITS is off, which production refuses', () => {
    const production = {
      NODE_ENV: 'production',
      JWT_SECRET: SECRET,
      MAILER_BACKEND: 'console',
      METRICS_TOKEN: 'none',
      APP_URL,
    };
    expect(loadConfig(production).RATE_LIMITS).toBe('on');
    expect(loadConfig({ JWT_SECRET: SECRET, RATE_LIMITS: 'off' }).RATE_LIMITS).toBe('off');
    expect(problemsOf({ ...production, RATE_LIMITS: 'off' })).toEqual([
      'RATE_LIMITS must be on or off, and on in production',
    ]);
    expect(problemsOf({ JWT_SECRET: SECRET, RATE_LIMITS: 'perhaps' })).toHaveLength(1);
  });

  it('hashes passwords at cost 12 unless BCRYPT_COST is less, which production refuses', () => {
    const production = {
      NODE_ENV: 'production',
      JWT_SECRET: SECRET,
      MAILER_BACKEND: 'console',
      METRICS_TOKEN: 'none',
      APP_URL,
    };
    expect(loadConfig(production).BCRYPT_COST).toBe(12);
    expect(loadConfig({ JWT_SECRET: SECRET, BCRYPT_COST: '4' }).BCRYPT_COST).toBe(4);
    expect(problemsOf({ ...production, BCRYPT_COST: '11' })).toEqual([
      'BCRYPT_COST must be 12 in production',
    ]);
    expect(problemsOf({ JWT_SECRET: SECRET, BCRYPT_COST: '13' })).toHaveLength(1);
  });

  it('reads MAILER_BACKEND in any case', () => {
    const environment = { JWT_SECRET: SECRET, MAILER_BACKEND: 'SMTP', SMTP_HOST: 'localhost' };
    expect(loadConfig(environment).MAILER_BACKEND).toBe('smtp');
  });

  it.each([
    ['no-reply@x.example', { name: '', address: 'no-reply@x.example' }],
    ['Gym <no-reply@x.example>', { name: 'Gym', address: 'no-reply@x.example' }],
    ['"Gym, Inc." <no-reply@x.example>', { name: 'Gym, Inc.', address: 'no-reply@x.example' }],
  ])('parses SMTP_FROM_EMAIL: %s', (text, sender) => {
    expect(loadConfig({ JWT_SECRET: SECRET, SMTP_FROM_EMAIL: text }).sender).toEqual(sender);
  });

  it.each(['no-reply', 'Gym <no-reply>', 'a@x.example, b@x.example'])('refuses the sender %s', (text) => {
    expect(problemsOf({ JWT_SECRET: SECRET, SMTP_FROM_EMAIL: text })).toHaveLength(1);
  });

  it.each(['t', 'Y', 'ON', '1', ' true '])('reads %j as true', (text) => {
    expect(loadConfig({ JWT_SECRET: SECRET, SMTP_USE_SSL: text }).SMTP_USE_SSL).toBe(true);
  });

  it('reports every problem at once, by name and without the value', () => {
    const problems = problemsOf({
      JWT_SECRET: SECRET,
      PORT: 'canary-port',
      DATABASE_URL: 'mysql://canary:secret@host/database',
      REDIS_URL: 'canary',
      CORS_ORIGINS: 'canary',
      MAILER_BACKEND: 'smtp',
      SMTP_USE_SSL: 'canary',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'DATABASE_URL',
      'REDIS_URL',
      'SMTP_HOST',
      'SMTP_USE_SSL',
      'PORT',
      'CORS_ORIGINS',
    ]);
    expect(problems.join()).not.toMatch(/canary|secret@/);
  });

  it.each([
    ['PORT', '0', '65536'],
    ['WORKER_PORT', '65535', '-1'],
    ['WEB_CONCURRENCY', '64', '0'],
    ['WEB_CONCURRENCY', 'auto', 'many'],
    ['DATABASE_PREPARED_STATEMENTS', 'off', 'maybe'],
    ['DATABASE_DIRECT_URL', 'postgresql+asyncpg://u@host/gym', 'mysql://host/gym'],
    [
      'DATABASE_REPLICA_URLS',
      'postgresql+asyncpg://u@one/gym, postgres://u@two/gym',
      'postgres://u@one/gym,two',
    ],
    ['DATABASE_REPLICA_MAX_LAG_MS', '1000', '0'],
    ['TRUST_PROXY', '10', '11'],
    ['ACCESS_TOKEN_EXPIRE_MINUTES', '525600', '0'],
    ['DATABASE_POOL_SIZE', '500', '1.5'],
    ['MAILER_RATE_LIMIT_SECONDS', '0.25', 'NaN'],
    ['MAILER_MAX_RETRIES', '20', '21'],
    ['MAILER_RETRY_DELAY_SECONDS', '3600', '3601'],
    ['SMTP_PORT', '1', '0'],
    ['OTEL_TRACES_SAMPLER_ARG', '0.1', '1.1'],
    ['NODE_ENV', 'test', 'staging'],
    ['LOG_LEVEL', 'silent', 'loud'],
    ['JWT_ALGORITHM', 'HS512', 'none'],
    ['MAILER_BACKEND', 'console', 'sendmail'],
    ['METRICS_TOKEN', 'none', 'open'],
    ['METRICS_TOKEN', 'a1'.repeat(16), 'a1'.repeat(15)],
    ['METRICS_TOKEN', 'dG9rZW4+dG9r/W4udG9rZW5-dG9rZW5_dA==', 'a token with spaces, however long it is'],
    ['DOCS', 'on', 'maybe'],
    ['APP_URL', 'http://localhost:8000', 'gyms.example.com'],
    ['APP_URL', 'https://example.com/gyms', 'javascript://example.com'],
    ['APP_URL', 'https://example.com', 'https://example.com/?a=b'],
    ['QUEUE_PREFIX', 'gym.2-b', 'gym:2'],
    ['SMTP_FROM_EMAIL', 'desk@localhost', 'desk'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://localhost:4318', 'localhost:4318'],
  ])('accepts %s=%s and refuses %s', (name, good, bad) => {
    expect(problemsOf({ JWT_SECRET: SECRET, [name]: good })).toEqual([]);
    const problems = problemsOf({ JWT_SECRET: SECRET, [name]: bad });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([name]);
  });

  it('reads no origin in an empty list', () => {
    expect(loadConfig({ JWT_SECRET: SECRET, CORS_ORIGINS: ' , ' }).CORS_ORIGINS).toEqual([]);
  });

  it('refuses a non-string where a string is expected', () => {
    const given = { API_PREFIX: 1, CORS_ORIGINS: 2, DATABASE_URL: 3 };
    expect(plainToInstance(Config, given)).toMatchObject(given); // and does not fail on it
  });

  it('converts a database URL to the form that pg reads', () => {
    const { DATABASE_URL } = loadConfig({
      JWT_SECRET: SECRET,
      DATABASE_URL: 'postgresql+asyncpg://u@host/gym',
    });
    expect(DATABASE_URL).toBe('postgresql://u@host/gym');
    expect(requireDatabaseUrl(loadConfig({ JWT_SECRET: SECRET, DATABASE_URL }))).toBe(DATABASE_URL);
  });

  it('has the configured version, otherwise that of package.json', () => {
    expect(loadConfig({ JWT_SECRET: SECRET, APP_VERSION: '9.9.9' }).APP_VERSION).toBe('9.9.9');
    expect(loadConfig({ JWT_SECRET: SECRET }).APP_VERSION).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('is read from the process environment by default', () => {
    const { cwd, env } = { cwd: process.cwd(), env: process.env };
    const folder = mkdtempSync(join(tmpdir(), 'gym-manager-'));
    try {
      process.chdir(folder); // where no .env is
      process.env = { JWT_SECRET: SECRET, PORT: '9001' };
      expect(loadConfig()).toMatchObject({ JWT_SECRET: SECRET, PORT: 9001 });
    } finally {
      process.env = env;
      process.chdir(cwd);
      rmSync(folder, { recursive: true });
    }
  });

  it('is read from a .env file for unset variables', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gym-manager-'));
    try {
      writeFileSync(join(folder, '.env'), `JWT_SECRET=${SECRET}\nPORT=9001\nWORKER_PORT=9002\n`);
      // In a process of its own: Jest's `process.env` is a copy, which `loadEnvFile` does not fill.
      const script = `const { PORT, WORKER_PORT } = require(${JSON.stringify(join(__dirname, 'load-config'))}).loadConfig();
        console.log(JSON.stringify({ PORT, WORKER_PORT }));`;
      const env = { PATH: process.env.PATH, PORT: '9100' };
      const register = require.resolve('@swc-node/register');
      const printed = execFileSync(process.execPath, ['-r', register, '-e', script], {
        cwd: folder,
        env: { ...env, SWC_NODE_PROJECT: join(__dirname, '../../../../tsconfig.json') },
        encoding: 'utf8',
      });
      expect(JSON.parse(printed)).toEqual({ PORT: 9100, WORKER_PORT: 9002 });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('requires DATABASE_URL when a process needs it', () => {
    expect(() => requireDatabaseUrl(loadConfig({ JWT_SECRET: SECRET }))).toThrow(/DATABASE_URL is required/);
  });
});
