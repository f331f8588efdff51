import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROW_REASONS } from '../../libs/imports/src/import-row.entity';
import { devDependencies } from '../../apps/console/package.json';

const SOURCE = join(__dirname, '../../apps/console/src');
const FILES = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
const read = (file: string): string => readFileSync(join(SOURCE, file), 'utf8');

/** Attributes and properties that people read or hear. */
const SHOWN =
  /^(?:alt|aria-label|aria-description|description|error|label|message|placeholder|text|title|nothingFound)$/;

const words = (text: string): Set<string> => new Set(text.split(' '));

/** Every text for people in a file that stands in the code. */
function hardCodedTexts(name: string, code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim());
    if (
      (ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)) &&
      SHOWN.test(node.name.getText().replaceAll(/['"]/g, '')) &&
      node.initializer
    ) {
      const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
      if (value && ts.isStringLiteralLike(value) && /\p{L}/u.test(value.text)) found.push(value.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true));
  return found;
}

/** All keys of a file of texts, with the values that each needs. */
function entriesOf(texts: object, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]: [string, string | object]) =>
    typeof value === 'string'
      ? `${path}${key} ${[...value.matchAll(/\{\{\w+\}\}/g)].map(String).toSorted().join(' ')}`
      : entriesOf(value, `${path}${key}.`),
  );
}

describe('Texts of the console', () => {
  it.each([
    '<p>Hello</p>',
    '<Button aria-label="Close" />',
    "<TextInput label={'Name'} />",
    "notifications.show({ message: 'Saved' })",
  ])('are found where they stand in the code: %s', (code) => {
    expect(hardCodedTexts('example.tsx', code)).toHaveLength(1);
  });

  it('do not stand in the code', () => {
    const found = FILES.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts')).flatMap((file) =>
      hardCodedTexts(file, read(file)).map((text) => `${file}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it.each(FILES.filter((file) => /(?:^|[./])en\.json$/.test(file)))(
    'are there in German, too, and need the same values: %s',
    (file) => {
      const german = read(file.replace(/en\.json$/, 'de.json'));
      expect(entriesOf(JSON.parse(german) as object)).toEqual(entriesOf(JSON.parse(read(file)) as object));
    },
  );

  it('explain every problem of the API', () => {
    const codes = [
      ...readFileSync(join(SOURCE, '../../../docs/problems.md'), 'utf8').matchAll(/^## (\S+)/gm),
    ];
    const explained = Object.keys(JSON.parse(read('api/problems.en.json')) as object);
    expect(codes.map(([, code]) => code).filter((code) => !explained.includes(code!))).toEqual([]);
  });

  it('explain every rule of the API that a form can break, and no other', () => {
    const explained = Object.keys(JSON.parse(read('api/rules.en.json')) as object);
    expect(
      rulesOfApi()
        .filter((rule) => !FOR_PROGRAMS.has(rule))
        .toSorted(),
    ).toEqual(explained.toSorted());
  });

  it('explain every reason for which a row is not imported', () => {
    const { reasons } = JSON.parse(read('features/imports/en.json')) as { reasons: object };
    expect(Object.keys(reasons)).toEqual([...ROW_REASONS]);
  });
});

/** Rules of the API that no form of the console can break: what they are about is not typed by people. */
const FOR_PROGRAMS = words(
  'boolean cells choice choices constant count cursor cursor_offset cursor_sort customer customer_or_card csv idempotency_key idempotency_key_reused ids ' +
    'json_invalid length object objects periods_of_recurring range repeated required same sort_offset sort_without_field string texts ' +
    'timestamp unique',
);

/** The names of all rules that the API has for what it is sent. */
function rulesOfApi(): string[] {
  const libs = join(__dirname, '../../libs');
  const code = readdirSync(libs, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(libs, file), 'utf8'))
    .join('\n');
  const patterns = [
    /\b(?:textRule|rule)\(\s*'(\w+)'/g,
    /InvalidInputError\.of\([^;]*?,\s*'(\w+)',?\s*\)/g,
    /\bmsg\b[\s\S]{1,200}?\btype: '(\w+)'/g,
  ];
  return [...new Set(patterns.flatMap((pattern) => Array.from(code.matchAll(pattern), ([, rule]) => rule!)))];
}

/** Imports of a file that it may not have, by its path below `src`: see docs/console.md. */
function forbiddenImports(file: string, code: string): string[] {
  const { importedFiles } = ts.preProcessFile(code, true, true);
  const feature = /^features\/([^/]+)\//.exec(file)?.[1];
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((imported) => {
      if (!imported.startsWith('.'))
        return !Object.keys(devDependencies).some((name) => `${imported}/`.startsWith(`${name}/`));
      const target = join(file, '..', imported);
      const other = /^features\/([^/]+)\/(.*)$/.exec(target);
      return target.startsWith('..') || (feature && other && other[1] !== feature && other[2] !== 'queries');
    });
}

describe('Imports of the console', () => {
  it.each([
    ['the API', "import { Customer } from '../../../../../libs/customers/src/customer.entity';"],
    ['the API by its alias', "import type { Principal } from '@libs/platform/identity';"],
    ['another app', "export * from '../../../../worker/src/main';"],
    ['a file of the repository, later', "const page = () => import('../../../../../package.json');"],
    ['a package of the API', "import { DateTime } from 'luxon';"],
    ['more of another feature than its queries', "import { PlanCard } from '../plans/plan-card';"],
  ])('are found that lead to %s', (_, code) => {
    expect(forbiddenImports('features/members/example.tsx', code)).toHaveLength(1);
  });

  it.each([
    "import { api } from '../../api/client';",
    "import { plans } from '../plans/queries';",
    "import { z } from 'zod/mini';",
    "import de from './de.json';",
  ])('may be %s', (code) => {
    expect(forbiddenImports('features/members/example.tsx', code)).toEqual([]);
  });

  it('lead to itself, and to packages of its own', () => {
    const found = FILES.filter((file) => /\.tsx?$/.test(file)).flatMap((file) =>
      forbiddenImports(file, read(file)).map((imported) => `${file}: ${imported}`),
    );
    expect(found).toEqual([]);
  });
});

describe('Styles of the console', () => {
  /** Components of Mantine that have styles, and are imported. */
  const used = FILES.filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => Array.from(read(file).matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)))
    .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
    .filter((name) => existsSync(join(SOURCE, `../../../node_modules/@mantine/core/styles/${name}.css`)));

  it('are there for every component that a page uses', () => {
    const imported = read('mantine.css');
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((name) => !imported.includes(`/${name}.css`))).toEqual([]);
  });
});
