import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SOURCE_RULES } from './source-rules';

const ROOT = join(__dirname, '../..');

/** Packages, and what is written by programs. */
const NOT_OURS = /(?:^|\/)(?:node_modules|dist)\/|\.d\.ts$/;

/** Every TypeScript and JavaScript file of apps and libs: path from the root, and text. */
const SOURCES = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?[jt]sx?$/.test(name) && !NOT_OURS.test(name))
    .map((name) => ({ file: join(folder, name), source: readFileSync(join(ROOT, folder, name), 'utf8') })),
);

/** Files that break a rule, by the rule's name. */
const VIOLATING_FILES: Record<string, { file: string; source: string }[]> = {
  'the environment is only read in platform/config': [
    { file: 'libs/gyms/src/a.ts', source: `const port = process.env.PORT;` },
    { file: 'apps/api/src/main.ts', source: `const { PORT } = process['env'];` },
    { file: 'libs/gyms/src/a.ts', source: `import { env } from 'node:process';` },
  ],
  'the schema only comes from migrations': [
    { file: 'libs/gyms/src/a.ts', source: `new DataSource({ synchronize: true });` },
    { file: 'libs/gyms/src/a.ts', source: `new DataSource({ synchronize: isTest });` },
    { file: 'libs/gyms/src/a.ts', source: `await dataSource.synchronize();` },
  ],
  'circular dependencies are not hidden by forwardRef': [
    { file: 'libs/gyms/src/a.ts', source: `@Module({ imports: [forwardRef(() => AuthModule)] })` },
  ],
  'a file has at most 300 lines': [{ file: 'libs/gyms/src/a.ts', source: 'const a = 1;\n'.repeat(301) }],
  'statements of a room stand in its repository': [
    { file: 'libs/gyms/src/gyms.service.ts', source: `await tx.execute('SELECT 1');` },
    { file: 'libs/gyms/src/a.ts', source: `constructor(private readonly dataSource: DataSource) {}` },
  ],
  'a repository is handed its transaction and opens none': [
    {
      file: 'libs/gyms/src/gyms.repository.ts',
      source: `constructor(private readonly database: Database) {}`,
    },
  ],
  'services know no HTTP': [
    { file: 'libs/gyms/src/gyms.service.ts', source: `throw new NotFoundException('Gym not found');` },
    { file: 'libs/gyms/src/gyms.service.ts', source: `import { Request } from 'express';` },
  ],
  'a folder is named after what is in it': [{ file: 'libs/gyms/src/utils/a.ts', source: '' }],
};

describe.each(SOURCE_RULES)('The rule that $name', ({ name, isBroken }) => {
  it('reports files that break it', () => {
    expect(VIOLATING_FILES[name]).not.toHaveLength(0);
    expect(VIOLATING_FILES[name]?.filter(({ file, source }) => !isBroken(file, source))).toEqual([]);
  });

  it('holds for this repository', () => {
    expect(SOURCES.length).toBeGreaterThan(50);
    expect(SOURCES.filter(({ file, source }) => isBroken(file, source)).map(({ file }) => file)).toEqual([]);
  });
});
