import { type AddressInfo } from 'node:net';
import { loadConfig } from '@libs/platform/config';
import { startApp } from '@libs/platform/http';
import { DeleteOldRowsJob } from '@libs/platform/retention';
import { ApiModule } from '../apps/api/src/api.module';
import { ApiClient, type Customer, type Gym } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import {
  buildGym,
  customerFields,
  expectStatus,
  gymFields,
  type SignedUpGym,
  signIn,
} from './support/factories';
import { MailLab } from './support/mail-lab';

jest.setTimeout(60_000);

const SECRET = 'a secret that is replaced in one of the tests';

describe('What is kept for a repetition', () => {
  let test: TestApp;
  let owner: SignedUpGym;
  beforeAll(async () => {
    test = await startTestApp({ JWT_SECRET: SECRET });
    owner = await buildGym(test.api);
  });
  afterAll(() => test.stop());

  let lastKey = 0;
  const newKey = (): string => `key ${++lastKey}`;
  const add = (key: string, fields: object, api: ApiClient = owner.api) =>
    api.post<Customer>('/customers', fields, { headers: { 'Idempotency-Key': key } });
  const keptWith = (text: string) =>
    test.sql('SELECT FROM idempotency_keys WHERE position($1 IN result::text) > 0', [text]);

  it('goes with the customer that it tells about, and with no other', async () => {
    const [key, fields] = [newKey(), customerFields({ first_name: 'Canary' })];
    const other = customerFields();
    const { id } = (await add(key, fields)).body;
    expectStatus(await add(newKey(), other), 201);
    expect(await keptWith(fields.email)).toHaveLength(1);
    expectStatus(await owner.api.delete(`/customers/${id}`), 204);
    expect(await keptWith('Canary')).toEqual([]);
    expect(await keptWith(other.email)).toHaveLength(1);
    // The customer is gone: the request makes a new one.
    expect((await add(key, fields)).headers.get('idempotency-replayed')).toBeNull();
  });

  it('goes with a customer whom the answer of another thing mentions', async () => {
    const customers = [1, 2].map(() => add(newKey(), customerFields()));
    const [gone, stays] = (await Promise.all(customers)).map(({ body }) => body.id);
    const keep = (key: string, ids: unknown[]) =>
      test.sql(
        `INSERT INTO idempotency_keys (gym_id, key_hash, user_id, fingerprint, mentioned_ids) VALUES ($1, $2, 1, '', $3)`,
        [owner.gym.id, key, ids],
      );
    await keep('of both', [gone, stays]);
    await keep('of one', [stays]);
    expectStatus(await owner.api.delete(`/customers/${gone}`), 204);
    const kept = await test.sql<{ key: string }>(
      `SELECT encode(key_hash, 'escape') AS key FROM idempotency_keys WHERE user_id = 1 AND fingerprint = ''`,
    );
    expect(kept).toEqual([{ key: 'of one' }]);
  });

  it('goes with the gym', async () => {
    const signedUp = gymFields();
    expectStatus(
      await test.api.post<Gym>('/auth/signup', signedUp, { headers: { 'Idempotency-Key': newKey() } }),
      201,
    );
    const api = test.api.as(await signIn(test.api, signedUp.email, signedUp.password));
    const customer = await add(newKey(), customerFields(), api);
    expect(await keptWith(signedUp.email)).toHaveLength(1);
    expectStatus(await api.delete('/gyms/me'), 204);
    for (const text of [signedUp.email, customer.body.email]) expect(await keptWith(text)).toEqual([]);
  });

  it.each([
    ['when the secret has been replaced since', { JWT_PREVIOUS_SECRETS: SECRET }, 201],
    ['by no other secret', {}, 422],
  ])('is found %s', async (_, secrets, status) => {
    const [headers, fields] = [{ 'Idempotency-Key': newKey() }, gymFields()];
    const first = await test.api.post('/auth/signup', fields, { headers });
    const config = loadConfig({
      LOG_LEVEL: 'silent',
      DATABASE_URL: test.databaseUrl,
      JWT_SECRET: `instead of ${SECRET}`,
      ...secrets,
    });
    const app = await startApp(config, ApiModule, 0);
    try {
      const { port } = app.getHttpServer().address() as AddressInfo;
      const api = new ApiClient(`http://127.0.0.1:${port}`);
      const again = await api.post('/auth/signup', fields, { headers });
      expect(again.status).toBe(status);
      expect(again.text === first.text).toBe(status === 201);
    } finally {
      await app.close();
    }
  });
});

describe('In the worker', () => {
  let lab: MailLab;
  beforeEach(async () => {
    lab = await MailLab.open('postgres');
  });
  afterEach(() => lab.close());

  it('keys are removed after 24 hours, however many there are', async () => {
    const worker = await lab.startWorker();
    const insert = `INSERT INTO idempotency_keys (gym_id, key_hash, fingerprint, mentioned_ids, created_at)
      SELECT $1, $2 || number::text::bytea, '', '{}', now() - $3::interval FROM generate_series(1, $4) AS number`;
    await lab.sql(insert, [lab.gymId, 'old', '24 hours 1 minute', 1_200]);
    await lab.sql(insert, [lab.gymId, 'recent', '23 hours 59 minutes', 1]);
    await worker.get(DeleteOldRowsJob, { strict: false }).run();
    expect(await lab.sql(`SELECT encode(key_hash, 'escape') AS key FROM idempotency_keys`)).toEqual([
      { key: 'recent1' },
    ]);
  });
});
