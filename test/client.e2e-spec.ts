import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startTestApp, type TestApp } from './support/app';
import { newEmail } from './support/factories';

const FOLDER = join(__dirname, 'client');
const GENERATED = join(FOLDER, 'generated');

type Tour = (baseUrl: string, email: string, password: string) => Promise<Record<string, unknown>>;

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

  it('uses every route', async () => {
    const email = newEmail();
    const password = 'correct horse battery';
    // Not a static import: only the tour's own configuration knows the generated types.
    const { tour } = (await import(join(FOLDER, 'tour'))) as { tour: Tour };
    const seen = await tour(test.api.baseUrl, email, password);
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
});
