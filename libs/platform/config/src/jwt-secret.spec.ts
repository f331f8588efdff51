import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from './load-config';

const SECRET = 'f3b1c2d4e5a697887766554433221100';
const APP_URL = 'https://gyms.example.com';

describe('the secret', () => {
  it.each([
    ['missing', undefined],
    ['short', 'x'.repeat(31)],
    ['a placeholder', 'change-me-change-me-change-me-change-me'],
  ])('prevents the boot in production when it is %s', (_, secret) => {
    const production = { NODE_ENV: 'production', MAILER_BACKEND: 'console', METRICS_TOKEN: 'none', APP_URL };
    expect(() => loadConfig({ ...production, JWT_SECRET: secret })).toThrow('- JWT_SECRET ');
  });

  it.each(['production', 'development'])('is not required in %s by a process without sign-in', (mode) => {
    const folder = mkdtempSync(join(tmpdir(), 'gym-manager-'));
    try {
      const environment = {
        NODE_ENV: mode,
        DATA_DIR: folder,
        MAILER_BACKEND: 'console',
        METRICS_TOKEN: 'none',
        APP_URL,
      };
      expect(loadConfig(environment, ['JWT_SECRET']).JWT_SECRET).toBeUndefined();
      expect(loadConfig({ ...environment, JWT_SECRET: SECRET }, ['JWT_SECRET']).JWT_SECRET).toBeUndefined();
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is generated once outside production, readable by its owner alone', () => {
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

  it('reads keys that JWT_SECRET has replaced, each as long as it', () => {
    expect(loadConfig({ JWT_SECRET: SECRET }).JWT_PREVIOUS_SECRETS).toEqual([]);
    const [one, two] = ['1'.repeat(32), '2'.repeat(32)];
    expect(
      loadConfig({ JWT_SECRET: SECRET, JWT_PREVIOUS_SECRETS: `${one}, ${two}` }).JWT_PREVIOUS_SECRETS,
    ).toEqual([one, two]);
    expect(() => loadConfig({ JWT_SECRET: SECRET, JWT_PREVIOUS_SECRETS: `${one},short` })).toThrow(
      '- JWT_PREVIOUS_SECRETS must each have 32 characters or more',
    );
  });
});
