import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Answer, type Customer } from '../support/api-client';
import { JWT_SECRET } from '../support/app';
import { AppProcess } from '../support/app-process';
import { eventually } from '../support/eventually';
import { buildGym, customerFields, expectStatus, type SignedUpGym } from '../support/factories';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

jest.setTimeout(120_000);

/** An advisory lock that keeps a COMMIT from ending. */
const COMMIT_LOCK = 1;

let database: TestDatabase;
let client: Client;
let api: AppProcess;
let owner: SignedUpGym;
const start = () =>
  AppProcess.start('api', {
    LOG_LEVEL: 'silent',
    DATABASE_URL: database.url,
    JWT_SECRET,
    RATE_LIMITS: 'off',
  });
beforeAll(async () => {
  database = await createTestDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
  api = await start();
  owner = await buildGym(api.client);
});
afterAll(async () => {
  await api.end('SIGKILL');
  await client.end();
  await database.drop();
});

/** Ends the API with `kill -9`, and starts another one on another port. */
async function crash(): Promise<void> {
  await api.end('SIGKILL');
  api = await start();
}
const add = (key: string, fields: object): Promise<Answer<Customer>> =>
  api.client.as(owner.token).post<Customer>('/customers', fields, { headers: { 'Idempotency-Key': key } });

it('an API that is killed after the commit and before the answer leaves one row, and the repetition its answer', async () => {
  // The transaction ends once the test lets it: after all of its statements, inside the COMMIT.
  await client.query(`
    CREATE FUNCTION wait_for_test() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_advisory_xact_lock_shared(${COMMIT_LOCK}); RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER customers_wait AFTER INSERT ON customers DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION wait_for_test();
    SELECT pg_advisory_lock(${COMMIT_LOCK})`);
  const fields = customerFields();
  const lost = add('lost answer', fields).catch(() => 'lost');
  await eventually('the commit waits', async () => {
    const { rows } = await client.query(
      `SELECT FROM pg_stat_activity WHERE query = 'COMMIT' AND wait_event = 'advisory'`,
    );
    return rows.length === 1;
  });
  await api.end('SIGKILL');
  expect(await lost).toBe('lost');
  await client.query(`SELECT pg_advisory_unlock(${COMMIT_LOCK}); DROP TRIGGER customers_wait ON customers`);
  const stored = () =>
    client.query<{ id: string }>('SELECT id FROM customers WHERE email = $1', [fields.email]);
  const [customer] = (await stored()).rows;
  expect(customer).toBeDefined();

  api = await start();
  const again = await add('lost answer', fields);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(expectStatus(again, 201).id).toBe(Number(customer!.id));
  expect((await stored()).rows).toHaveLength(1);
});

it('clients that repeat each request until it is answered have made one customer for each key', async () => {
  const acknowledged = new Map<string, number>();
  const state = { isOver: false };
  /** Repeats one request until it is answered. */
  async function addSurely(key: string, fields: { email: string }): Promise<void> {
    for (;;) {
      const answer = await add(key, fields).catch(() => undefined);
      if (answer?.status === 201) {
        acknowledged.set(fields.email, answer.body.id);
        return;
      }
      if (answer && answer.status !== 409 && answer.status < 500) expectStatus(answer, 201);
      await sleep(50);
    }
  }
  const clients = Promise.all(
    Array.from({ length: 4 }, async (_, number) => {
      for (let count = 0; !state.isOver; count++)
        await addSurely(`client ${number}, ${count}`, customerFields());
    }),
  );
  for (let kill = 0; kill < 2; kill++) {
    const before = acknowledged.size;
    await eventually('some are made', () => acknowledged.size > before + 20);
    await crash();
  }
  state.isOver = true;
  await clients;

  const { rows } = await client.query<{ email: string; ids: string[] }>(
    `SELECT email, array_agg(id) AS ids FROM customers WHERE email = ANY ($1) GROUP BY email`,
    [[...acknowledged.keys()]],
  );
  expect(acknowledged.size).toBeGreaterThan(40);
  expect(new Map(rows.map(({ email, ids }) => [email, ids.map(Number)]))).toEqual(
    new Map([...acknowledged].map(([email, id]) => [email, [id]])),
  );
});
