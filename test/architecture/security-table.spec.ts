import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scripts } from '../../package.json';

const ROOT = join(__dirname, '../..');
const TABLE = join(ROOT, 'docs/security.md');
const TEXT = readFileSync(TABLE, 'utf8');

/** The statuses by the number of their requirement. */
const STATUSES = [...TEXT.matchAll(/^\| (\d+\.\d+\.\d+) +\|[^|]+\| ([^|]+?) +\|/gm)].map(
  ([, number, status]) => [number!, status!] as const,
);

const matches = (pattern: RegExp): string[] => [...TEXT.matchAll(pattern)].map(([, match]) => match!);
const count = (status: string): number => STATUSES.filter(([, other]) => other === status).length;

describe('docs/security.md', () => {
  it('names files that exist', () => {
    const named = matches(/`((?:apps|libs|test|docs|scripts|\.github)\/[^`\s]+)`/g).map((path) =>
      join(ROOT, path),
    );
    const linked = matches(/\]\((?!https:)([^)#]+)/g).map((path) => join(dirname(TABLE), path));
    expect(named.length).toBeGreaterThan(100);
    expect([...named, ...linked].filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names commands that exist', () => {
    expect(matches(/`npm run ([\w:]+)/g).filter((name) => !(name in scripts))).toEqual([]);
  });

  it('has each requirement once, with one of four statuses, and counts them', () => {
    const numbers = STATUSES.map(([number]) => number);
    expect(numbers).toHaveLength(new Set(numbers).size);
    expect(STATUSES.filter(([, status]) => !['met', 'partly', 'not met', 'n/a'].includes(status))).toEqual(
      [],
    );
    expect(TEXT.replaceAll('\n', ' ')).toContain(
      `Of ${numbers.length} requirements ${count('met')} are met, ${count('partly')} partly, ${count('not met')} not, ${count('n/a')} are n/a.`,
    );
  });
});
