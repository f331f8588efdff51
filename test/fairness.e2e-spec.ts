import { Database } from '@libs/platform/database';
import { Client } from 'pg';
import { type Answer } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { eventually } from './support/eventually';
import { expectProblem } from './support/expect-problem';
import { buildCustomer, buildGym, customerFields, expectStatus, type SignedUpGym } from './support/factories';

jest.setTimeout(60_000);

let test: TestApp;
let busy: SignedUpGym;
let neighbour: SignedUpGym;
let customerId: number;
let neighboursId: number;
beforeAll(async () => {
  test = await startTestApp();
  busy = await buildGym(test.api);
  neighbour = await buildGym(test.api);
  ({ id: customerId } = await buildCustomer(busy.api));
  ({ id: neighboursId } = await buildCustomer(neighbour.api));
  // A search for "slow" takes a second, one for "endless" longer than a statement may.
  await test.sql(`
    ALTER FUNCTION search_key(text) RENAME TO real_search_key;
    CREATE FUNCTION search_key(value text) RETURNS text LANGUAGE plpgsql AS $$
    BEGIN
      IF value = 'slow' THEN PERFORM pg_sleep(1); END IF;
      IF value = 'endless' THEN PERFORM pg_sleep(30); END IF;
      RETURN real_search_key(value);
    END $$;`);
});
afterAll(() => test.stop());

/** What the neighbour does meanwhile, all of it at once and again and again. */
async function useAsNeighbour(rounds: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let round = 0; round < rounds; round++) {
    answers.push(
      ...(await Promise.all([
        neighbour.api.get(`/customers/${neighboursId}`),
        neighbour.api.get('/customers?limit=50'),
        neighbour.api.get('/customers?search=ada'),
        neighbour.api.post('/customers', customerFields()),
        test.api.post('/auth/login', { username: neighbour.email, password: neighbour.password }),
      ])),
    );
  }
  return answers;
}

/** Keeps a customer of the busy gym locked until the returned function is called. */
async function lockCustomer(): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: test.databaseUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT FROM customers WHERE id = $1 FOR UPDATE', [customerId]);
  return () => client.end();
}

const waitingTransactions = () => test.app.get(Database).waiting;
const change = () => busy.api.patch(`/customers/${customerId}`, { notes: String(Math.random()) });
const search = () => busy.api.get('/customers?search=slow');
const statusesOf = (answers: Answer[]) =>
  [...new Set(answers.map(({ status }) => status))].toSorted((one, other) => one - other);

/** Does the same with so many clients at a time until the returned function is called. @returns the answers */
function keepDoing(clients: number, ask: () => Promise<Answer>): () => Promise<Answer[]> {
  const answers: Answer[] = [];
  const over = new AbortController();
  const loop = async (): Promise<void> => {
    while (!over.signal.aborted) answers.push(await ask());
  };
  const running = Promise.all(Array.from({ length: clients }, loop));
  return async () => {
    over.abort();
    await running;
    return answers;
  };
}

describe('a gym is not affected', () => {
  it('by forty slow searches of another gym', async () => {
    const stop = keepDoing(40, search);
    await eventually('searches that wait', () => waitingTransactions() > 0);
    expect(statusesOf(await useAsNeighbour(4))).toEqual([200, 201]);
    expect(waitingTransactions()).toBeGreaterThan(0);
    // Two at a time; the others wait for three seconds.
    expect(statusesOf(await stop())).toEqual([200, 503]);
  });

  it('by twenty writers of another gym that wait for a lock', async () => {
    const unlock = await lockCustomer();
    const stop = keepDoing(20, change);
    await eventually('writers that wait', () => waitingTransactions() > 0);
    expect(statusesOf(await useAsNeighbour(4))).toEqual([200, 201]);
    await unlock();
    expect(statusesOf(await stop()).filter((status) => status !== 200 && status !== 503)).toEqual([]);
  });
});

describe('a gym with too much under way', () => {
  it('is answered 429 for requests beyond its queue, with Retry-After', async () => {
    const unlock = await lockCustomer();
    const refused: Answer[] = [];
    // A busy machine may take so long to send 250 that the first have left the queue before the last arrive.
    await eventually('more than fifty refusals', async () => {
      const answers = await Promise.all(Array.from({ length: 250 }, change));
      refused.push(...answers.filter(({ status }) => status === 429));
      return refused.length > 50;
    });
    await unlock();
    expectProblem(refused[0]!, 429);
    expect(refused[0]!.body.code).toBe('gym_busy');
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expectStatus(await change(), 200);
  });
});

describe('a statement', () => {
  it('that waits too long for a lock is answered 503 record_locked', async () => {
    const unlock = await lockCustomer();
    const answer = await change();
    await unlock();
    expectProblem(answer, 503);
    expect(answer.body.code).toBe('record_locked');
  });

  it('that takes too long is answered 503 statement_timeout', async () => {
    const answer = await busy.api.get('/customers?search=endless');
    expectProblem(answer, 503);
    expect(answer.body.code).toBe('statement_timeout');
  });
});
