import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedDocs, ROOT } from '../../scripts/generated-docs';
import { PAGE, scalingPage } from '../bench/scaling/page';
import { readMeasured } from '../bench/soak/measured';

/** Names that deployments of the original service have set, and that mean the same here. */
// prettier-ignore
const KEPT_NAMES = [
  'API_PREFIX', 'PORT', 'CORS_ORIGINS', 'DATABASE_URL', 'JWT_SECRET', 'JWT_ALGORITHM',
  'ACCESS_TOKEN_EXPIRE_MINUTES', 'MAILER_BACKEND', 'MAILER_RATE_LIMIT_SECONDS', 'MAILER_MAX_RETRIES',
  'MAILER_RETRY_DELAY_SECONDS', 'SMTP_HOST', 'SMTP_PORT', 'SMTP_USERNAME', 'SMTP_PASSWORD',
  'SMTP_USE_TLS', 'SMTP_USE_SSL', 'SMTP_FROM_EMAIL',
];

describe('What is written from the code', () => {
  let current: Record<string, string>;

  beforeAll(async () => {
    current = await generatedDocs();
  });

  it.each([
    '.env.example',
    'README.md',
    'docs/openapi.json',
    'apps/console/src/api/schema.d.ts',
    'docs/problems.md',
    'docs/monitoring/grafana-dashboard.json',
    'docs/monitoring/grafana-mail-dashboard.json',
  ])('%s is current (otherwise run `npm run docs:generate`)', (file) => {
    expect(readFileSync(join(ROOT, file), 'utf8')).toBe(current[file]);
  });

  it('docs/scaling.md is computed from what was measured last (otherwise run `npm run docs:scaling`)', () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(scalingPage(readMeasured()));
  });

  it.each(KEPT_NAMES)('documents %s', (name) => {
    expect(current['.env.example']).toMatch(new RegExp(`^#${name}=`, 'm'));
    expect(current['README.md']).toContain(`| \`${name}\` |`);
  });

  it('shows no value of a secret', () => {
    expect(current['.env.example']).toMatch(/^#JWT_SECRET=$/m);
    expect(current['.env.example']).toMatch(/^#DATABASE_URL=$/m);
  });
});
