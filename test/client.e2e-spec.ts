import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ImportJobsModule } from '@libs/imports';
import { type App } from '@libs/platform/http';
import { startTestApp, type TestApp } from './support/app';
import { newEmail } from './support/factories';
import { startWorker } from './support/worker';

const FOLDER = join(__dirname, 'client');
const GENERATED = join(FOLDER, 'generated');

/** What a program of that folder exports. */
type Program = (baseUrl: string, email: string, password: string) => Promise<Record<string, unknown>>;

const PASSWORD = 'correct horse battery';

/** Runs a program of node_modules. @throws Error with its output when it fails */
const run = (program: string, ...parameters: string[]) =>
  promisify(execFile)(join(__dirname, '../node_modules/.bin', program), parameters).catch(
    ({ stdout, stderr }: { stdout: string; stderr: string }) => {
      throw new Error(stdout + stderr);
    },
  );

describe('a TypeScript client that is generated from the OpenAPI document', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
    mkdirSync(GENERATED, { recursive: true });
    const document = join(GENERATED, 'openapi.json');
    writeFileSync(document, (await test.api.root.get('/openapi.json')).text);
    await run('openapi-typescript', document, '--output', join(GENERATED, 'api.ts'));
  }, 60_000);
  afterAll(() => test.stop());

  it('compiles in the strictest mode, and refuses wrong fields', async () => {
    await expect(run('tsc', '--project', FOLDER)).resolves.toMatchObject({ stdout: '' });
  }, 120_000);

  /** Not a static import: only the folder's own configuration knows the generated types. */
  async function programOf(file: string, name: string): Promise<Program> {
    return ((await import(join(FOLDER, file))) as Record<string, Program>)[name]!;
  }

  it('uses the routes of gyms and customers', async () => {
    const email = newEmail();
    const tour = await programOf('tour', 'tour');
    const seen = await tour(test.api.baseUrl, email, PASSWORD);
    expect(seen).toMatchObject({
      gym: { email, name: 'Iron Temple' },
      renamed: { name: 'Steel Temple' },
      customer: { first_name: 'Ada', active: true },
      changed: { phone: '1' },
      found: [1, 0],
      deleted: 204,
      refused: { code: 'customer_not_found', status: 404 },
      pointers: ['/last_name', '/name'],
      sorted: ['Hopper', 'Lovelace', 'Turing'],
      totals: ['3', '3'],
    });
    expect(seen.profile).toEqual(seen.renamed);
    expect(seen.read).toEqual(seen.changed);
  });

  describe('spends a day at the desk', () => {
    let worker: App;
    let seen: Record<string, unknown>;
    beforeAll(async () => {
      worker = await startWorker(test, ImportJobsModule);
      const dayAtTheDesk = await programOf('day-at-the-desk', 'dayAtTheDesk');
      seen = await dayAtTheDesk(test.api.baseUrl, newEmail(), PASSWORD);
    }, 60_000);
    afterAll(() => worker.close());

    const day = (days: number): string =>
      new Date(Date.parse(seen.today as string) + days * 86_400_000).toISOString().slice(0, 10);

    it('from the import of the members', () => {
      expect(seen).toMatchObject({
        checked: { status: 'checked', created: 3, rejected: 1 },
        committed: { status: 'committed', created: 3, rejected: 1 },
        errors: expect.stringContaining('nobody@example.com'),
        remarks: [null, 'Prefers mornings', null],
      });
    });

    it('over sales, scans and a freeze', () => {
      expect(seen).toMatchObject({
        plans: ['Thirty days'],
        sold: ['active', 'active', 'ended'],
        scans: [
          ['allowed', []],
          ['allowed', []],
          ['denied', ['expired']],
          ['denied', ['unknown_card']],
          ['allowed', ['expired']],
        ],
        since: expect.any(String),
        memberAtDesk: 'Thirty days',
        occupancy: ['Alan', 'Ada'],
        visits: 2,
        covered: [day(29), 0, day(29), 'frozen'],
      });
    });

    it('and work lists, renewals and reminders', () => {
      expect(seen).toMatchObject({
        expiring: [['Grace', 4]],
        lapsed: [['Alan', 11]],
        missing: [3, 3],
        others: [0, 1],
        costs: [6000, 6000],
        renewed: [day(5), day(0)],
        refusals: ['membership_renewed', 'membership_renewed'],
        reminder: [true, false, 'See you again, Ada?', 204],
        templates: true,
      });
    });

    it('to reports and files of the evening', () => {
      expect(seen).toMatchObject({
        figures: [2, 1, 2, 3],
        movements: [[3, 3]],
        headers: [
          expect.stringContaining('date,active,'),
          'weekday,hour,visits,average',
          'from,to,start,joined,returned,left,end',
          expect.stringContaining('id,external_id,'),
        ],
      });
    });
  });
});
