import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Database } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type Answer, type ApiClient, type Customer, type Problem } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { type AuditEntry, readLog, userOf } from './support/audit-log';
import { eventually } from './support/eventually';
import { expectProblem } from './support/expect-problem';
import { buildCustomer, buildGym, expectStatus, newEmail, type SignedUpGym } from './support/factories';
import { buildStaff } from './support/staff';

jest.setTimeout(60_000);

interface Receipt {
  customer_id: number;
  erased_at: string;
  erased_by: number;
  erased: { name: string; records: number }[];
  kept: { name: string; records: number; reason: string; until: string }[];
}

interface Export {
  customer_id: number;
  exported_at: string;
  customers: Customer[];
  mails: { template: string; recipient_email: string; status: string; parameters: object }[];
  audit_log: Pick<AuditEntry, 'at' | 'action' | 'before' | 'after'>[];
}

let test: TestApp;
let database: Database;
let owner: SignedUpGym;
let principal: Principal;
beforeAll(async () => {
  test = await startTestApp();
  database = test.app.get(Database);
  owner = await buildGym(test.api);
  principal = {
    user_id: await userOf(test, owner),
    gym_id: owner.gym.id,
    role: 'owner',
    timezone: 'UTC',
  };
});
afterAll(() => test.stop());

const erase = <Body = Receipt>(id: number, api: ApiClient = owner.api, headers?: Record<string, string>) =>
  api.post<Body>(`/customers/${id}/erase`, undefined, { headers });
const exportOf = async (id: number, api: ApiClient = owner.api): Promise<Export> =>
  expectStatus(await api.get<Export>(`/customers/${id}/export`), 200);
const entriesAbout = (id: number): Promise<AuditEntry[]> =>
  readLog(owner.api, `/audit-log?resource=customer&resource_id=${id}`);
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown> & { type: string });
/** How many welcomes are owed to an address. */
const welcomesTo = async (email: string): Promise<number> =>
  (await test.sql('SELECT FROM mails WHERE recipient_email = $1', [email])).length;

/** What owners alone may do. */
const FOR_OWNERS: [string, (id: number, api: ApiClient) => Promise<Answer>][] = [
  ['export a customer', (id, api) => api.get(`/customers/${id}/export`)],
  ['erase a customer', (id, api) => api.post(`/customers/${id}/erase`)],
  ['export the gym', (_, api) => api.get('/gyms/me/export')],
];

it.each(FOR_OWNERS)('Nobody but owners may %s', async (_, ask) => {
  const gym = await buildGym(test.api);
  const { id } = await buildCustomer(gym.api);
  for (const role of ['manager', 'front_desk', 'coach'] as const) {
    const { api } = await buildStaff(test, gym, role);
    expectProblem(await ask(id, api), 403);
    expectProblem(await ask(999_999, api), 403);
  }
  expect((await gym.api.get(`/customers/${id}`)).status).toBe(200);
});

describe('The export of a customer', () => {
  it('is a file with the customer, the mails to them and what was done to them, but not by whom', async () => {
    const customer = await buildCustomer(owner.api, { phone: '+1' });
    await owner.api.patch(`/customers/${customer.id}`, { phone: '+2' });
    await buildCustomer(owner.api);
    const answer = await owner.api.get<Export>(`/customers/${customer.id}/export`);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="customer-${customer.id}.json"`,
    );
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.body).toEqual({
      customer_id: customer.id,
      exported_at: expect.any(String),
      customers: [{ ...customer, phone: '+2', updated_at: expect.any(String) }],
      import_rows: [],
      memberships: [],
      customer_notes: [],
      check_ins: [],
      photos: [],
      mails: [
        {
          id: expect.any(Number),
          template: 'customer-welcome',
          parameters: { first_name: 'Ada', gym_name: owner.gym.name },
          recipient_name: 'Ada Lovelace',
          recipient_email: customer.email,
          status: 'held',
          attempts: 0,
          last_error: null,
          created_at: expect.any(String),
          settled_at: null,
        },
      ],
      audit_log: [
        {
          at: expect.any(String),
          action: 'customer.created',
          before: null,
          after: expect.objectContaining({ email: customer.email }),
        },
        {
          at: expect.any(String),
          action: 'customer.updated',
          before: { phone: '+1' },
          after: { phone: '+2' },
        },
      ],
    });
  });

  it('of one who was deleted has what the audit log knows', async () => {
    const { id, email } = await buildCustomer(owner.api);
    await owner.api.delete(`/customers/${id}`);
    expect(await exportOf(id)).toMatchObject({
      customers: [],
      mails: [],
      audit_log: [{ action: 'customer.created' }, { action: 'customer.deleted', before: { email } }],
    });
  });

  it('is not found once the customer is erased', async () => {
    const { id } = await buildCustomer(owner.api);
    expectStatus(await erase(id), 200);
    expectProblem(await owner.api.get(`/customers/${id}/export`), 404);
  });
});

describe('Erasing a customer', () => {
  it('answers with a receipt of what is gone, by whom and when, and what was kept', async () => {
    const { id } = await buildCustomer(owner.api);
    await owner.api.patch(`/customers/${id}`, { notes: 'Left-handed' });
    const receipt = expectStatus(await erase(id), 200);
    expect(receipt).toEqual({
      customer_id: id,
      erased_at: expect.any(String),
      erased_by: principal.user_id,
      erased: expect.arrayContaining([
        { name: 'customers', records: 1 },
        { name: 'mails', records: 1 },
        { name: 'welcomed_addresses', records: 1 },
        { name: 'audit_log', records: 3 },
      ]),
      kept: [],
    });
    expect(Math.abs(Date.parse(receipt.erased_at) - Date.now())).toBeLessThan(10_000);
    for (const path of ['', '/history', '/export'])
      expectProblem(await owner.api.get(`/customers/${id}${path}`), 404);
  });

  it('leaves in the audit log that something was done, when and by whom, and not what the customer was', async () => {
    const { id } = await buildCustomer(owner.api);
    await owner.api.patch(`/customers/${id}`, { notes: 'Left-handed' });
    const other = await buildCustomer(owner.api);
    const receipt = expectStatus(await erase(id), 200);
    const nothing = { actor_id: principal.user_id, before: null, after: null };
    expect(await entriesAbout(id)).toMatchObject([
      { action: 'customer.erased', after: { erased: receipt.erased, kept: [] } },
      { action: 'customer.deleted', ...nothing },
      { action: 'customer.updated', ...nothing },
      { action: 'customer.created', ...nothing },
    ]);
    expect(await entriesAbout(other.id)).toMatchObject([{ after: { email: other.email } }]);
  });

  it('works for one who was deleted before, also under addresses that they had earlier', async () => {
    const first = newEmail();
    const { id } = await buildCustomer(owner.api, { email: first });
    await owner.api.patch(`/customers/${id}`, { email: newEmail() });
    await owner.api.delete(`/customers/${id}`);
    const receipt = expectStatus(await erase(id), 200);
    expect(receipt.erased).toEqual(
      expect.arrayContaining([
        { name: 'customers', records: 0 },
        { name: 'mails', records: 0 },
        { name: 'welcomed_addresses', records: 1 },
        { name: 'audit_log', records: 3 },
      ]),
    );
    for (const { before, after, action } of await entriesAbout(id))
      if (action !== 'customer.erased') expect({ before, after }).toEqual({ before: null, after: null });
  });

  it('again, answers with the same receipt and does nothing', async () => {
    const { id } = await buildCustomer(owner.api);
    const receipts = await Promise.all([erase(id), erase(id), erase(id)]);
    const last = await erase(id);
    for (const receipt of receipts) expect(receipt.text).toBe(last.text);
    expect(await entriesAbout(id)).toHaveLength(3);
  });

  it("answers 404 for an id that the gym never had, and for another gym's, deleted or not", async () => {
    const stranger = await buildGym(test.api);
    const there = await buildCustomer(stranger.api);
    const deleted = await buildCustomer(stranger.api);
    await stranger.api.delete(`/customers/${deleted.id}`);
    const erased = await buildCustomer(stranger.api);
    expectStatus(await erase(erased.id, stranger.api), 200);
    for (const id of [999_999, there.id, deleted.id, erased.id]) {
      expectProblem(await erase<Problem>(id), 404);
      expectProblem(await owner.api.get(`/customers/${id}/export`), 404);
    }
    const entries = await readLog(stranger.api, `/audit-log?resource=customer&resource_id=${deleted.id}`);
    expect(entries[0]).toMatchObject({ action: 'customer.deleted', before: { email: deleted.email } });
  });

  it('does nothing to a customer who was changed since they were read', async () => {
    const { id } = await buildCustomer(owner.api);
    const etag = (await owner.api.get(`/customers/${id}`)).headers.get('etag')!;
    await owner.api.patch(`/customers/${id}`, { notes: 'Changed' });
    expectProblem(await erase<Problem>(id, owner.api, { 'If-Match': etag }), 412);
    expect((await exportOf(id)).audit_log).toHaveLength(2);
    const current = (await owner.api.get(`/customers/${id}`)).headers.get('etag')!;
    expectStatus(await erase(id, owner.api, { 'If-Match': current }), 200);
    expectStatus(await erase(id, owner.api, { 'If-Match': current }), 200);
  });

  it('is undone as a whole when it fails', async () => {
    const gym = await buildGym(test.api);
    const { id, email } = await buildCustomer(gym.api);
    await test.sql(
      `ALTER TABLE audit_log ADD CONSTRAINT broken CHECK (action <> 'customer.erased') NOT VALID`,
    );
    expectProblem(await erase<Problem>(id, gym.api), 500);
    await test.sql('ALTER TABLE audit_log DROP CONSTRAINT broken');
    expect(await exportOf(id, gym.api)).toMatchObject({
      customers: [{ id }],
      mails: [{ recipient_email: email }],
    });
    expect((await exportOf(id, gym.api)).audit_log).toMatchObject([{ after: { email } }]);
  });

  it('lets an address be welcomed again, but not over and over', async () => {
    const gym = await buildGym(test.api);
    const email = newEmail();
    for (let round = 1; round <= 10; round++) {
      const { id } = await buildCustomer(gym.api, { email });
      expect(await welcomesTo(email)).toBe(1);
      expectStatus(await erase(id, gym.api), 200);
    }
    await buildCustomer(gym.api, { email });
    expect(await welcomesTo(email)).toBe(0);
    await test.sql(`UPDATE audit_log SET at = at - interval '1 day' WHERE gym_id = $1`, [gym.gym.id]);
    await buildCustomer(gym.api, { email });
    expect(await welcomesTo(email)).toBe(1);
  });
});

describe('The audit log cannot be emptied of what a customer was', () => {
  const call = (id: number, as: Principal = principal) =>
    database.inGym(as, (tx) => tx.query('SELECT erase_customer_from_audit_log($1) AS entries', [id]));

  it('while the customer is there', async () => {
    const { id, email } = await buildCustomer(owner.api);
    await expect(call(id)).rejects.toThrow(`Customer ${id} is still there`);
    expect(await entriesAbout(id)).toMatchObject([{ after: { email } }]);
  });

  it('by another gym', async () => {
    const { id, email } = await buildCustomer(owner.api);
    await owner.api.delete(`/customers/${id}`);
    const stranger = await buildGym(test.api);
    expect(await call(id, { ...principal, gym_id: stranger.gym.id })).toEqual([{ entries: 0 }]);
    expect(await entriesAbout(id)).toMatchObject([{ before: { email } }, { after: { email } }]);
  });
});

describe('The export of a gym', () => {
  const SECRET = /password|token|hash|verification_url|\$2[aby]\$/;

  it('has a line for the gym, each of its staff, customers and mails, and each entry of its audit log', async () => {
    const gym = await buildGym(test.api);
    const customers = [await buildCustomer(gym.api), await buildCustomer(gym.api, { notes: 'ä\n"' })];
    await buildCustomer(owner.api);
    const answer = await gym.api.get<string>('/gyms/me/export');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="gym-${gym.gym.id}.ndjson"`);
    const lines = linesOf(answer.text);
    const ofType = (wanted: string) =>
      lines.filter(({ type }) => type === wanted).map(({ type: _type, ...record }) => record);
    expect(ofType('gym')).toEqual([expect.objectContaining(gym.gym)]);
    expect(ofType('staff')).toEqual([
      {
        id: await userOf(test, gym),
        email: gym.email,
        role: 'owner',
        created_at: expect.any(String),
      },
    ]);
    expect(ofType('customer')).toEqual(customers);
    expect(ofType('mail').map(({ template }) => template)).toEqual([
      'gym-welcome',
      'customer-welcome',
      'customer-welcome',
    ]);
    const log = await readLog(gym.api, '/audit-log?limit=200');
    expect(ofType('audit_entry')).toEqual(log.toReversed());
    expect(lines).toHaveLength(1 + 1 + 2 + 3 + log.length);
    expect(answer.text).not.toMatch(SECRET);
  });

  it('has as many customers as there are, in any number of pages', async () => {
    const gym = await buildGym(test.api);
    for (const count of [99, 1, 100, 51]) {
      await addCustomers(gym, count);
      const { text } = await gym.api.get<string>('/gyms/me/export');
      const ids = linesOf(text).filter(({ type }) => type === 'customer');
      const [{ total }] = (await test.sql<{ total: number }>(
        'SELECT count(*)::int AS total FROM customers WHERE gym_id = $1',
        [gym.gym.id],
      )) as [{ total: number }];
      expect(ids).toHaveLength(total);
    }
  });

  describe('that its reader does not take', () => {
    let big: SignedUpGym;
    let socket: Socket;
    beforeAll(async () => {
      big = await buildGym(test.api);
      await addCustomers(big, 3_000);
    });
    const open = async (): Promise<Socket> => {
      const opened = connect(Number(new URL(test.api.baseUrl).port), '127.0.0.1').on(
        'error',
        () => undefined,
      );
      opened.write(
        `GET /api/v1/gyms/me/export HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${big.token}\r\n\r\n`,
      );
      await once(opened, 'readable');
      return opened;
    };
    beforeEach(async () => {
      socket = await open();
      await eventually('it waits for its reader', isWaiting);
    });
    afterEach(async () => {
      socket.destroy();
      await eventually('the end of its transaction', async () => !(await isWaiting()));
    });

    /** Whether the transaction of an export is open, and PostgreSQL not asked for more. */
    const isWaiting = async (): Promise<boolean> => {
      const rows = await test.sql(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'
           AND state_change < clock_timestamp() - interval '300 ms'`,
      );
      return rows.length > 0;
    };
    const rest = async (): Promise<string> => {
      const chunks: Buffer[] = [];
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      await eventually('the last chunk', () => String(chunks.at(-1)?.subarray(-5)) === '0\r\n\r\n');
      return Buffer.concat(chunks).toString();
    };

    it('ends with the connection', async () => {
      socket.destroy();
      await eventually('the end of its transaction', async () => !(await isWaiting()), 3);
    });

    it('is of one moment, whatever happens meanwhile', async () => {
      const { id } = await buildCustomer(big.api, { last_name: 'Meanwhile' });
      const text = await rest();
      expect(text).toContain('"last_name":"Last"');
      expect(text).not.toContain('Meanwhile');
      await big.api.delete(`/customers/${id}`);
    });

    it('together with another one keeps neither the gym nor others from working', async () => {
      const another = await open();
      for (const api of [big.api, owner.api])
        for (let round = 0; round < 20; round++) {
          expectStatus(await api.get('/customers?limit=50'), 200);
          expectStatus(await api.get('/customers?search=ada'), 200);
          await buildCustomer(api);
        }
      expectStatus(await owner.api.get('/gyms/me/export'), 200);
      another.destroy();
    });

    it('ends by itself when nothing is taken for long', async () => {
      await eventually('the end of its transaction', async () => !(await isWaiting()), 40);
    });
  });

  it('that fails midway breaks off, so that nobody takes it for a whole one', async () => {
    const gym = await buildGym(test.api);
    await addCustomers(gym, 500);
    const columns = await test.sql<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'customers' ORDER BY ordinal_position`,
    );
    const read = columns.map(({ name }) => (name === 'notes' ? 'fail_later(notes) AS notes' : name));
    await test.sql(`
      CREATE FUNCTION fail_later(value text) RETURNS text LANGUAGE plpgsql AS $$
      BEGIN IF value LIKE '%400' THEN RAISE 'broken'; END IF; RETURN value; END $$;
      ALTER TABLE customers RENAME TO real_customers;
      CREATE VIEW customers AS SELECT ${read.join(', ')} FROM real_customers;
      GRANT SELECT ON customers TO gym_api`);
    try {
      await expect(gym.api.get('/gyms/me/export')).rejects.toThrow(/terminated|fetch failed/);
    } finally {
      await test.sql('DROP VIEW customers; ALTER TABLE real_customers RENAME TO customers');
    }
    expect(database.waiting).toBe(0);
  });
});

/** Adds customers past the API, each with a note of some kilobytes that ends with its number. */
async function addCustomers({ gym }: SignedUpGym, count: number): Promise<void> {
  await test.sql(
    `INSERT INTO customers (gym_id, first_name, last_name, email, notes)
     SELECT $1, 'First', 'Last', 'a@example.com', $3 || ' ' || number FROM generate_series(1, $2) AS number`,
    [gym.id, count, randomBytes(2_000).toString('hex')],
  );
}
