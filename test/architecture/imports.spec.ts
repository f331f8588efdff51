import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { forbidden } from '../../.dependency-cruiser.js';

const ROOT = join(__dirname, '../..');
const CRUISER = join(ROOT, 'node_modules/.bin/depcruise');

interface Violation {
  rule: { name: string };
  from: string;
  to: string;
}

/** What dependency-cruiser finds in the source tree at `folder`. */
function violationsIn(folder: string): Violation[] {
  const { stdout, stderr } = spawnSync(
    CRUISER,
    ['--config', join(ROOT, '.dependency-cruiser.js'), '--output-type', 'json', 'apps', 'libs', 'migrations'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (!stdout) throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[]; totalCruised: number } };
  if (summary.totalCruised === 0) throw new Error(`There is nothing to check in ${folder}`);
  return summary.violations;
}

/** A small source tree that keeps every rule; each file of VIOLATING_FILES adds one violation to it. */
const VALID_FILES: Record<string, string> = {
  'apps/api/src/api.module.ts': `import { Customers } from '@libs/customers'; export class ApiModule extends Customers {}`,
  'apps/api/src/main.ts': `import { ApiModule } from './api.module'; new ApiModule();`,
  'apps/standalone/src/standalone.module.ts': `import { ApiModule } from '../../api/src/api.module'; new ApiModule();`,
  'libs/customers/src/index.ts': `export { Customers } from './customers.service';`,
  'libs/customers/src/customers.service.ts': `
    import { Gyms } from '@libs/gyms';
    import { http } from '@libs/platform/http';
    import { Customer } from './customer.entity';
    export class Customers { parts = [Gyms, http, Customer]; }`,
  'libs/customers/src/customer.entity.ts': `export class Customer {}`,
  'libs/gyms/src/index.ts': `export { Gyms } from './gyms.service';`,
  'libs/gyms/src/gyms.service.ts': `export class Gyms {}`,
  'libs/gyms/src/gyms.service.spec.ts': `import { Gyms } from './gyms.service'; new Gyms();`,
  'libs/platform/config/src/index.ts': `export const config = 1;`,
  'libs/platform/config/src/load-config.ts': `export const load = 1;`,
  'libs/platform/http/src/index.ts': `import { config } from '@libs/platform/config'; export const http = config;`,
  'migrations/1-first.ts': `export class First {}`,
  'test/support/factory.ts': `export const factory = 1;`,
  'scripts/seed.ts': `export const seed = 1;`,
};

/** Files that each break exactly one rule. */
const VIOLATING_FILES: { rule: string; file: string; source: string }[] = [
  {
    rule: 'rooms-know-no-apps',
    file: 'libs/gyms/src/from-app.ts',
    source: `import { ApiModule } from '../../../apps/api/src/api.module'; new ApiModule();`,
  },
  {
    rule: 'apps-stand-alone',
    file: 'apps/worker/src/worker.module.ts',
    source: `import { ApiModule } from '../../api/src/api.module'; new ApiModule();`,
  },
  {
    rule: 'standalone-hosts-modules',
    file: 'apps/standalone/src/main.ts',
    source: `import '../../api/src/main';`,
  },
  {
    rule: 'platform-stands-alone',
    file: 'libs/platform/http/src/knows-gyms.ts',
    source: `import { Gyms } from '@libs/gyms'; new Gyms();`,
  },
  {
    rule: 'rooms-open-one-door',
    file: 'libs/customers/src/past-the-index.ts',
    source: `import { Gyms } from '../../gyms/src/gyms.service'; new Gyms();`,
  },
  {
    rule: 'rooms-open-one-door',
    file: 'libs/platform/http/src/past-the-index.ts',
    source: `import { load } from '../../config/src/load-config'; export const http = load;`,
  },
  {
    rule: 'rooms-open-one-door',
    file: 'apps/api/src/past-the-index.ts',
    source: `import type { Gyms } from '../../../libs/gyms/src/gyms.service'; export type Gym = Gyms;`,
  },
  {
    rule: 'rooms-go-by-their-alias',
    file: 'libs/customers/src/without-alias.ts',
    source: `import { Gyms } from '../../gyms/src'; new Gyms();`,
  },
  {
    rule: 'entities-stay-in-their-room',
    file: 'libs/gyms/src/with-foreign-table.ts',
    source: `import { Customer } from '../../customers/src/customer.entity'; new Customer();`,
  },
  {
    rule: 'entities-are-not-exported',
    file: 'libs/mail/src/index.ts',
    source: `export type { Mail } from './mail.entity';`,
  },
  {
    rule: 'no-circles', // reported once, where it is entered
    file: 'libs/gyms/src/circle.ts',
    source: `import { other } from './other-half'; export const one = () => other;`,
  },
  {
    rule: 'no-tests-in-production',
    file: 'libs/gyms/src/with-test.ts',
    source: `import { factory } from '../../../test/support/factory'; export const gym = factory;`,
  },
  {
    rule: 'no-tests-in-production',
    file: 'apps/api/src/with-script.ts',
    source: `import { seed } from '../../../scripts/seed'; export const gym = seed;`,
  },
  {
    rule: 'no-specs-imported',
    file: 'libs/gyms/src/with-spec.ts',
    source: `import './gyms.service.spec';`,
  },
  {
    rule: 'packages-are-declared',
    file: 'libs/gyms/src/with-development-tool.ts',
    source: `import { test } from 'development-tool'; test();`,
  },
  {
    rule: 'imports-lead-somewhere',
    file: 'libs/gyms/src/past-the-alias.ts',
    source: `import { Customers } from '@libs/customers/src/customers.service'; new Customers();`,
  },
];

/** Files that the violating files import. */
const IMPORTED_FILES: Record<string, string> = {
  'libs/gyms/src/other-half.ts': `import type { one } from './circle'; export const other = {} as typeof one;`,
  'libs/mail/src/mail.entity.ts': `export class Mail {}`,
  'package.json': JSON.stringify({ devDependencies: { 'development-tool': '1.0.0' } }),
  'node_modules/development-tool/package.json': JSON.stringify({ name: 'development-tool' }),
  'node_modules/development-tool/index.js': `exports.test = () => {};`,
};

describe('The import rules', () => {
  let folder: string;
  let found: Violation[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gym-manager-imports-'));
    const violatingFiles = VIOLATING_FILES.map(({ file, source }) => [file, source] as const);
    for (const [file, source] of [
      ...Object.entries({ ...VALID_FILES, ...IMPORTED_FILES }),
      ...violatingFiles,
    ]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), source);
    }
    copyFileSync(join(ROOT, 'tsconfig.json'), join(folder, 'tsconfig.json'));
    found = violationsIn(folder);
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(VIOLATING_FILES)('report that $file breaks $rule, and nothing else', ({ rule, file }) => {
    expect(found.filter(({ from }) => from === file).map((violation) => violation.rule.name)).toEqual([rule]);
  });

  it('report no file that follows them', () => {
    expect(found.filter(({ from }) => from in VALID_FILES)).toEqual([]);
  });

  it('each have an example here that breaks them', () => {
    expect(new Set(VIOLATING_FILES.map(({ rule }) => rule))).toEqual(
      new Set(forbidden?.map(({ name }) => name)),
    );
  });

  it('hold for this repository', () => {
    const violations = violationsIn(ROOT).map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(violations).toEqual([]);
  }, 60_000);
});
