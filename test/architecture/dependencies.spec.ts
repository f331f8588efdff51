import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dependencies, devDependencies } from '../../package.json';

const DECISION = join(__dirname, '../../docs/decisions/0012-dependencies.md');

/** Names before the colon of each list entry. */
const listed = (section: string): string[] =>
  [...section.matchAll(/^- (`.*?):/gms)].flatMap(([, names]) =>
    [...names!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
  );

describe('docs/decisions/0012-dependencies.md', () => {
  const [, production = '', development = ''] = readFileSync(DECISION, 'utf8').split(/^### .*$/m);

  it('gives a reason for every dependency', () => {
    expect(listed(production).toSorted()).toEqual(Object.keys(dependencies).toSorted());
  });

  it('gives a reason for every development dependency', () => {
    expect(listed(development).toSorted()).toEqual(Object.keys(devDependencies).toSorted());
  });
});
