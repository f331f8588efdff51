import fc from 'fast-check';
import { AppProcess } from '../support/app-process';
import { type ApiDocument, documentOf } from '../support/api-document';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { Report } from './report';
import { type Plan, requestsFor } from './requests';
import { type Sent, Session } from './session';

/**
 * Requests made up from the OpenAPI document alone, for every operation that it has: none may be answered with 5xx or
 * with what the document does not say. `npm run test:fuzz` sends 20,000, `npm test` some hundred. A failure shows
 * the smallest request that fails, and the seed that sends all of them again; with the path, too, only this one is sent,
 * which is enough unless it needs what earlier ones made.
 *
 *     FUZZ_SEED=1 FUZZ_PATH=17:0:2 npm run test:fuzz
 */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 400);
const IS_FULL = REQUESTS >= 10_000;
const PATH = process.env.FUZZ_PATH;
const SEED = Number(process.env.FUZZ_SEED ?? (IS_FULL ? Date.now() % 2 ** 31 : 20_261_125));
/** Requests between two looks at the memory of the process. */
const SAMPLE = Math.ceil(REQUESTS / 20);

jest.setTimeout(IS_FULL ? 3_600_000 : 180_000);

let database: TestDatabase;
let app: AppProcess;
let document: ApiDocument;
let session: Session;
beforeAll(async () => {
  database = await createTestDatabase();
  app = await AppProcess.start('api', {
    NODE_ENV: 'test',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'error',
    JWT_SECRET: 'a secret for the one process that is fuzzed',
    DATABASE_URL: database.url,
  });
  document = (await documentOf(app.client.baseUrl))!;
  session = new Session(app.client);
  await session.begin();
});
afterAll(async () => {
  session.end();
  await app.end('SIGTERM');
  await database.drop();
});

/** Bytes that the API's process has in memory. */
async function memory(): Promise<number> {
  const { text } = await app.client.root.get('/metrics');
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]);
}

it(`answers ${REQUESTS} requests as documented, and none with 5xx (seed ${SEED})`, async () => {
  const operations = document.operations();
  const report = new Report(operations);
  let count = 0;
  const property = fc.asyncProperty(
    // The more an operation reads, the more can be wrong with it.
    fc.oneof(
      ...operations.map((operation) => ({
        weight:
          1 + Math.min(operation.parameters.length, 4) + 4 * Math.sign(Object.keys(operation.body).length),
        arbitrary: requestsFor(document, operation),
      })),
    ),
    async (plan) => {
      if (count++ % SAMPLE === 0) report.memory.push(await memory());
      const sent = session.write(plan);
      const answer = await session.send(sent);
      const mismatch = document.complaint(sent.method, sent.target.split('?', 1)[0]!, answer);
      report.count(plan.operation, answer.status, mismatch !== undefined);
      if (mismatch ?? answer.status >= 500)
        throw new Error(`${describeRequest(sent)}\n\n${answer.status}: ${mismatch ?? answer.text}`);
      await session.learn(plan, answer);
    },
  );
  const run = await fc.check(property, { numRuns: REQUESTS, seed: SEED, path: PATH });
  report.memory.push(await memory());
  process.stdout.write(report.toString());
  if (run.failed) throw new Error(describeFailure(run));
  if (PATH) return;
  expect(report.answers(200)).toBeGreaterThan(REQUESTS / 10);
  expect(report.answers(400)).toBeGreaterThan(REQUESTS / 10);
  if (IS_FULL) expect(report.memoryGrowth).toBeLessThan(0.15);
});

/** The smallest request that fails, how to send it again, and the end of the log. */
function describeFailure({ seed, counterexamplePath, errorInstance }: fc.RunDetails<[Plan]>): string {
  const again = `FUZZ_SEED=${seed} FUZZ_PATH=${counterexamplePath} npm run test:fuzz`;
  return `${String(errorInstance)}\n\nAgain: ${again}\n${app.output.slice(-4_000)}`;
}

function describeRequest({ method, target, headers, body }: Sent): string {
  const lines = headers.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${headers[index + 1]}`] : []));
  return [`${method} ${target}`, ...lines, '', body?.toString().slice(0, 2_000) ?? ''].join('\n');
}
