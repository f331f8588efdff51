import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig, requireDatabaseUrl } from './load-config';

const SECRET = 'f3b1c2d4e5a697887766554433221100';

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
  it('takes an empty variable for an unset one', () => {
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
      'PORT',
      'CORS_ORIGINS',
      'DATABASE_URL',
      'REDIS_URL',
      'SMTP_HOST',
      'SMTP_USE_SSL',
    ]);
    expect(problems.join()).not.toMatch(/canary|secret@/);
  });

  it('names the database when a process needs one', () => {
    expect(() => requireDatabaseUrl(loadConfig({ JWT_SECRET: SECRET }))).toThrow(/DATABASE_URL is required/);
  });
});

describe('the secret', () => {
  it.each([
    ['missing', undefined],
    ['short', 'x'.repeat(31)],
    ['a placeholder', 'change-me-change-me-change-me-change-me'],
  ])('stops the boot in production when it is %s', (_, secret) => {
    expect(problemsOf({ NODE_ENV: 'production', JWT_SECRET: secret }).join()).toMatch(/^JWT_SECRET /);
  });

  it.each(['production', 'development'])('is no concern in %s of a process that signs nobody in', (mode) => {
    const folder = mkdtempSync(join(tmpdir(), 'gym-manager-'));
    try {
      const environment = { NODE_ENV: mode, DATA_DIR: folder };
      expect(loadConfig(environment, ['JWT_SECRET']).JWT_SECRET).toBeUndefined();
      expect(loadConfig({ ...environment, JWT_SECRET: SECRET }, ['JWT_SECRET']).JWT_SECRET).toBeUndefined();
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is made once outside production, and readable by its owner alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gym-manager-'));
    try {
      const { JWT_SECRET } = loadConfig({ DATA_DIR: folder });
      expect(JWT_SECRET).toMatch(/^[0-9a-f]{64}$/);
      expect(loadConfig({ DATA_DIR: folder }).JWT_SECRET).toBe(JWT_SECRET);
      expect(statSync(join(folder, 'jwt-secret')).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
