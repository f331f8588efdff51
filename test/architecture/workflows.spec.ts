import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describeWith } from '../support/programs';

interface Job {
  needs?: string | string[];
  permissions?: object;
  env?: object;
  strategy?: { matrix: object };
  concurrency?: object;
  'timeout-minutes'?: number;
  steps: { uses?: string; run?: string; with?: object }[];
}

const ROOT = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const TEXT = read('.github/workflows/ci-cd.yml');
const WORKFLOW = parse(TEXT) as { permissions: object; concurrency: object; jobs: Record<string, Job> };
const JOBS = Object.values(WORKFLOW.jobs);
const STEPS = JOBS.flatMap(({ steps }) => steps);
const { verify, build, staging, production, rollback } = WORKFLOW.jobs;
const SCRIPTS = STEPS.flatMap(({ run }) => run ?? []);

describe('The CI/CD workflow', () => {
  it('is the only one', () => {
    expect(readdirSync(join(ROOT, '.github/workflows'))).toEqual(['ci-cd.yml']);
  });

  it('has no permissions itself: each job names its own', () => {
    expect(WORKFLOW.permissions).toEqual({});
    for (const { permissions } of JOBS) expect(permissions).toBeInstanceOf(Object);
  });

  it('pins actions to a commit', () => {
    const actions = STEPS.flatMap(({ uses }) => uses ?? []);
    expect(actions.length).toBeGreaterThan(JOBS.length);
    for (const action of actions) expect(action).toMatch(/^[\w/-]+@[0-9a-f]{40}$/);
  });

  it('leaves no credentials in a checkout', () => {
    const checkouts = STEPS.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts).toHaveLength(JOBS.length);
    for (const checkout of checkouts) expect(checkout.with).toEqual({ 'persist-credentials': false });
  });

  it('passes values to scripts through the environment, where they are not run', () => {
    expect(SCRIPTS.filter((script) => script.includes('${{'))).toEqual([]);
  });

  it('limits the time of every job, and waits for jobs that exist', () => {
    for (const job of JOBS) expect(job['timeout-minutes']).toBeGreaterThan(0);
    for (const name of JOBS.flatMap(({ needs = [] }) => needs)) expect(WORKFLOW.jobs).toHaveProperty(name);
  });

  it('verifies on Node 20 and 24, on the oldest PostgreSQL and on the one that is deployed', () => {
    expect(verify?.strategy?.matrix).toEqual({
      node: [20, 24],
      include: [
        { node: 20, postgres: 15 },
        { node: 24, postgres: 18 },
      ],
    });
    expect(SCRIPTS).toContain('.ci/run');
  });

  it('builds nothing that too few tests cover', () => {
    expect(WORKFLOW.jobs.coverage?.steps.map(({ run }) => run)).toContain('npm test -- --coverage');
    expect(build?.needs).toEqual(['verify', 'coverage', 'console']);
  });

  it('builds nothing whose console fails a test', () => {
    expect(WORKFLOW.jobs.console?.steps.map(({ run }) => run)).toContain('npm run test:console');
  });

  it('keeps the list of the packages of each build', () => {
    const upload = build?.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    expect(SCRIPTS).toContain('npm run sbom');
    expect(upload?.with).toMatchObject({ path: 'sbom.cdx.json', 'if-no-files-found': 'error' });
  });

  it('deploys one run at a time, and cancels none that deploys', () => {
    expect(WORKFLOW.concurrency).toHaveProperty(
      'cancel-in-progress',
      "${{ github.event_name == 'pull_request' }}",
    );
    for (const job of [staging, production, rollback])
      expect(job?.concurrency).toEqual({ group: 'azure', 'cancel-in-progress': false });
  });

  it('rolls back to an image of our registry that is named by its digest', () => {
    expect(rollback?.env).toMatchObject({ IMAGE: '${{ inputs.rollback_image }}' });
    expect(rollback?.steps.find(({ run }) => run)?.run).toBe('scripts/check-image.sh');
    const pattern = String.raw`'^[a-z0-9.-]+\.azurecr\.io/[a-z0-9/-]+@sha256:[0-9a-f]{64}$'`;
    expect(read('scripts/check-image.sh')).toContain(pattern);
  });

  it('calls scripts that can be executed', () => {
    const files = TEXT.match(/\bscripts\/[\w-]+\.sh\b/g) ?? [];
    expect(files).not.toHaveLength(0);
    for (const file of files) accessSync(join(ROOT, file), constants.X_OK);
  });
});

describeWith('shellcheck')('shellcheck', () => {
  /** What it says of files or of a text, nothing when all is well. */
  const shellcheck = (args: string[], input?: string): string => {
    const { status, stdout, stderr } = spawnSync('shellcheck', args, { input, cwd: ROOT, encoding: 'utf8' });
    return status === 0 ? '' : stdout + stderr;
  };

  it('accepts our scripts', () => {
    const files = readdirSync(join(ROOT, 'scripts')).filter((name) => name.endsWith('.sh'));
    expect(
      shellcheck(['.ci/run', '.ci/install-pgbouncer-trixie', ...files.map((name) => `scripts/${name}`)]),
    ).toBe('');
  });

  it.each(SCRIPTS)('accepts the step: %s', (script) => {
    expect(shellcheck(['--shell=bash', '-'], script)).toBe('');
  });
});
