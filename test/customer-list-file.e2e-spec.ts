import { parse } from 'csv-parse/sync';
import { type ApiClient, type Customer } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { setClock } from './support/clock';
import { expectProblem } from './support/expect-problem';
import { buildCustomer, buildGym, expectStatus } from './support/factories';

let test: TestApp;
let api: ApiClient;
beforeAll(async () => {
  test = await startTestApp();
  ({ api } = await buildGym(test.api));
});
afterAll(() => test.stop());

/** The file, by the names in its first line. */
async function read(query = '', asker = api): Promise<Record<string, string>[]> {
  const answer = await asker.get<string>(`/customers.csv${query}`);
  return parse(expectStatus(answer, 200), { columns: true });
}

describe('The list of customers as a file', () => {
  it('has all fields by their names here, an empty cell for what is not known, and is a file to keep', async () => {
    const { api: own } = await buildGym(test.api);
    const customer = await buildCustomer(own, {
      first_name: 'Ada',
      phone: '+44 20 7946 0000',
      notes: 'Said: "in the morning",\nrather; not later',
      tags: ['student, external', 'boxing'],
    });
    const answer = await own.get<string>('/customers.csv');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="customers.csv"');
    expect(answer.text.split('\r\n', 1)[0]).toBe(
      'id,external_id,card_number,first_name,last_name,email,phone,active,date_of_birth,membership_start,membership_end,tags,notes,' +
        'emergency_contact_name,emergency_contact_phone,mail_consent,guardian,guardian_id,mail_consent_at,mail_consent_source,created_at,updated_at',
    );
    expect(await read('', own)).toEqual([
      expect.objectContaining({
        id: String(customer.id),
        first_name: 'Ada',
        email: customer.email,
        active: 'true',
        date_of_birth: '',
        notes: 'Said: "in the morning",\nrather; not later',
        tags: 'student, external;boxing;',
        created_at: customer.created_at,
      }),
    ]);
  });

  it.each(['=1+1', '+44 20 7946 0000', '-1', '@SUM(A1)', "'=1"])(
    'has %j as a text that no spreadsheet computes',
    async (notes) => {
      const { id } = await buildCustomer(api, { notes });
      const row = (await read()).find((customer) => customer.id === String(id));
      expect(row?.notes).toBe(`'${notes}`);
    },
  );

  it('has a line of names and nothing else for a gym without customers', async () => {
    expect(await read('', (await buildGym(test.api)).api)).toEqual([]);
  });

  it('begins with a byte order mark when asked, by which Excel knows UTF-8', async () => {
    const bytes = async (query: string) => {
      const headers = { Authorization: `Bearer ${api.token}` };
      const answer = await fetch(`${api.baseUrl}${api.prefix}/customers.csv${query}`, { headers });
      return Buffer.from(await answer.arrayBuffer()).subarray(0, 3);
    };
    expect(await bytes('?bom=true')).toEqual(Buffer.from('\ufeff'));
    expect((await bytes('')).toString()).toBe('id,');
  });

  it('has whom the filters leave, in the order that is asked for, as the list has them', async () => {
    const { api: own } = await buildGym(test.api);
    for (const [first_name, last_name, date_of_birth] of [
      ['Ada', 'Lovelace', '1990-02-20'],
      ['Grace', 'Hopper', '1980-01-01'],
      ['Alan', 'Turing', '2015-01-01'],
    ])
      await buildCustomer(own, { first_name, last_name, date_of_birth });
    for (const query of [
      '?search=a&sort=name',
      '?min_age=18&sort=-name',
      '?last_name=hop',
      '?active=false',
    ]) {
      const { body } = await own.get<Customer[]>(`/customers${query}`);
      expect((await read(query, own)).map(({ id }) => Number(id))).toEqual(body.map(({ id }) => id));
    }
    expectProblem(await own.get('/customers.csv?min_age=30&max_age=18'), 400);
    expectProblem(await own.get('/customers.csv?sort=phone'), 422);
  });

  it("says who is active on the gym's own day", async () => {
    const { api: own } = await buildGym(test.api, { timezone: 'Pacific/Auckland' });
    await buildCustomer(own, { membership_end: '2026-03-31' });
    const activeAt = async (time: string) => {
      setClock(time);
      return (await read('', own))[0]?.active;
    };
    expect([await activeAt('2026-03-31T10:59:00Z'), await activeAt('2026-03-31T11:00:00Z')]).toEqual([
      'true',
      'false',
    ]);
  });

  it("has nobody of another gym's, and more customers than are read at a time", async () => {
    const { api: own, gym } = await buildGym(test.api);
    await buildCustomer(api);
    await test.sql(
      `INSERT INTO customers (gym_id, first_name, last_name, email)
       SELECT $1, 'Ada', number, number || '@example.com' FROM generate_series(1, 450) AS number`,
      [gym.id],
    );
    const rows = await read('?sort=created_at', own);
    expect(rows.map(({ last_name }) => Number(last_name))).toEqual(
      Array.from({ length: 450 }, (_, index) => index + 1),
    );
  });
});
