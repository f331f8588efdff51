import { type Customer } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { setClock } from './support/clock';
import { expectProblem } from './support/expect-problem';
import { buildCustomer, buildGym, customerFields, expectStatus, type SignedUpGym } from './support/factories';

let test: TestApp;
let owner: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp();
  owner = await buildGym(test.api);
});
afterAll(() => test.stop());

const list = async ({ api }: SignedUpGym, query = '') =>
  expectStatus(await api.get<Customer[]>(`/customers${query}`), 200);
const ids = async (gym: SignedUpGym, query?: string) => (await list(gym, query)).map(({ id }) => id);

describe('the active status of a customer', () => {
  it("depends on the date in the gym's own time zone", async () => {
    const east = await buildGym(test.api, { timezone: 'Pacific/Kiritimati' });
    const west = await buildGym(test.api, { timezone: 'Etc/GMT+12' });
    const until = { membership_end: '2026-02-28' };
    const [inEast, inWest] = [await buildCustomer(east.api, until), await buildCustomer(west.api, until)];

    setClock('2026-03-01T11:30:00Z'); // 2 March in Kiritimati, 28 February west of everybody
    const read = async ({ api }: SignedUpGym, { id }: Customer) =>
      (await api.get<Customer>(`/customers/${id}`)).body.active;
    expect([await read(east, inEast), await read(west, inWest)]).toEqual([false, true]);
    expect(await ids(east, '?active=true')).toEqual([]);
    expect(await ids(east, '?active=false')).toEqual([inEast.id]);
    expect(await ids(west, '?active=true')).toEqual([inWest.id]);
    expect(await ids(west, '?active=false')).toEqual([]);
  });

  it('stays true until the end of the last day of the membership', async () => {
    const berlin = await buildGym(test.api, { timezone: 'Europe/Berlin' });
    const { id } = await buildCustomer(berlin.api, { membership_end: '2026-07-31' });
    setClock('2026-07-31T23:59:59.999+02:00');
    expect(await ids(berlin, '?active=true')).toEqual([id]);
    setClock('2026-08-01T00:00:00+02:00');
    expect(await ids(berlin, '?active=true')).toEqual([]);
  });

  it('follows a change of the time zone of the gym', async () => {
    const gym = await buildGym(test.api, { timezone: 'Etc/GMT+12' });
    const { id } = await buildCustomer(gym.api, { membership_end: '2026-02-28' });
    setClock('2026-03-01T11:30:00Z');
    expect(await ids(gym, '?active=true')).toEqual([id]);
    expectStatus(await gym.api.patch('/gyms/me', { timezone: 'Pacific/Kiritimati' }), 200);
    expect(await ids(gym, '?active=true')).toEqual([]);
  });

  it('is the same in the list, in the list filter and in the single customer, for every combination of fields', async () => {
    const gym = await buildGym(test.api);
    setClock('2026-06-15T12:00:00Z');
    for (const active of [true, false])
      for (const membership_end of [null, '2026-06-14', '2026-06-15', '2026-06-16'])
        await buildCustomer(gym.api, { active, membership_end });
    const all = await list(gym);
    expect(all.filter(({ active }) => active)).toHaveLength(3);
    expect(await list(gym, '?active=true')).toEqual(all.filter(({ active }) => active));
    expect(await list(gym, '?active=false')).toEqual(all.filter(({ active }) => !active));
  });
});

describe('the limits of a date of birth', () => {
  it.each([
    ['the day before the birthday', '2004-06-15', '2026-06-14', 21],
    ['the birthday', '2004-06-15', '2026-06-15', 22],
    ['born on 29 February, 28 February of a common year', '2004-02-29', '2026-02-28', 21],
    ['born on 29 February, 1 March of a common year', '2004-02-29', '2026-03-01', 22],
    ['born on 29 February, 28 February of a leap year', '2004-02-29', '2028-02-28', 23],
    ['born on 29 February, 29 February of a leap year', '2004-02-29', '2028-02-29', 24],
    ['born on 28 February, 29 February of a leap year', '2002-02-28', '2028-02-29', 26],
    ['born on 1 March, 29 February of a leap year', '2002-03-01', '2028-02-29', 25],
    ['born on 1 March 2005, 29 February 2024', '2005-03-01', '2024-02-29', 18],
    ['a newborn', '2026-06-15', '2026-06-15', 0],
  ])('are completed years: %s', async (_, date_of_birth, today, age) => {
    setClock(`${today}T12:00:00Z`);
    const { id, email } = await buildCustomer(owner.api, { date_of_birth });
    const only = `?email=${email}`;
    expect(await ids(owner, `${only}&min_age=${age}`)).toEqual([id]);
    expect(await ids(owner, `${only}&max_age=${age}`)).toEqual([id]);
    expect(await ids(owner, `${only}&min_age=${age + 1}`)).toEqual([]);
    if (age > 0) expect(await ids(owner, `${only}&max_age=${age - 1}`)).toEqual([]);
  });

  it('include the oldest accepted date', async () => {
    const { id, email } = await buildCustomer(owner.api, { date_of_birth: '0001-01-01' });
    expect(await ids(owner, `?email=${email}&max_age=1000`)).toEqual([]);
    expect(await ids(owner, `?email=${email}&min_age=1000`)).toEqual([id]);
  });

  it("refuse a date that is in the future in the gym's time zone", async () => {
    const east = await buildGym(test.api, { timezone: 'Pacific/Kiritimati' });
    setClock('2026-03-01T11:30:00Z');
    const born = customerFields({ date_of_birth: '2026-03-02' });
    expect((await east.api.post('/customers', born)).status).toBe(201);
    expectProblem(await owner.api.post('/customers', born), 422);
  });
});

describe('a request that changes nothing', () => {
  it('writes no row when it is a GET', async () => {
    await buildCustomer(owner.api, { membership_end: '2001-01-01' });
    const rows = () =>
      test.sql('SELECT xmin, ctid, * FROM customers WHERE gym_id = $1 ORDER BY id', [owner.gym.id]);
    const before = await rows();
    for (const customer of await list(owner)) await owner.api.get(`/customers/${customer.id}`);
    await list(owner, '?active=true&search=a&min_age=1');
    expect(await rows()).toEqual(before);
  });

  it('writes no row when it is a PATCH with the stored values', async () => {
    const customer = await buildCustomer(owner.api);
    const row = () => test.sql('SELECT xmin::text FROM customers WHERE id = $1', [customer.id]);
    const before = await row();
    await owner.api.patch(`/customers/${customer.id}`, customer);
    expect(await row()).toEqual(before);
  });
});

describe('updating', () => {
  describe('an expired customer', () => {
    let expired: Customer;
    beforeEach(async () => {
      const { id } = await buildCustomer(owner.api, { membership_end: '2026-06-15' });
      setClock('2026-06-20T12:00:00Z');
      expired = expectStatus(await owner.api.get<Customer>(`/customers/${id}`), 200);
    });
    const patch = async (fields: object) =>
      expectStatus(await owner.api.patch<Customer>(`/customers/${expired.id}`, fields), 200);

    it('stays unchanged when all its fields are sent back', async () => {
      expect(expired.active).toBe(false);
      expect(await patch(expired)).toEqual(expired);
    });

    it('becomes active when all its fields are sent back with a later end', async () => {
      expect(await patch({ ...expired, membership_end: '2026-12-31' })).toMatchObject({ active: true });
    });

    it('becomes active when all its fields are sent back and the membership is renewed later', async () => {
      await patch(expired);
      expect(await patch({ membership_end: '2026-12-31' })).toMatchObject({ active: true });
    });
  });

  it('an inactive customer with a later end, all other fields sent back, leaves it inactive', async () => {
    const { id } = await buildCustomer(owner.api, { active: false, membership_end: '2026-06-15' });
    const read = expectStatus(await owner.api.get<Customer>(`/customers/${id}`), 200);
    const extended = { ...read, membership_end: '2026-12-31' };
    const { body } = await owner.api.patch<Customer>(`/customers/${id}`, extended);
    expect(body).toMatchObject({ active: false, membership_end: '2026-12-31' });
  });

  it('different fields concurrently loses no update', async () => {
    const { id } = await buildCustomer(owner.api);
    const changes = { first_name: 'F', last_name: 'L', phone: 'P', notes: 'N', active: false };
    const edits = Object.entries(changes).map(([field, value]) =>
      owner.api.patch(`/customers/${id}`, { [field]: value }),
    );
    for (const { status } of await Promise.all(edits)) expect(status).toBe(200);
    expect((await owner.api.get<Customer>(`/customers/${id}`)).body).toMatchObject(changes);
  });

  it('start and end of a membership concurrently never stores an end before the start', async () => {
    const { id } = await buildCustomer(owner.api, {
      membership_start: '2026-01-01',
      membership_end: '2026-12-31',
    });
    const path = `/customers/${id}`;
    const answers = await Promise.all([
      owner.api.patch(path, { membership_start: '2026-09-01' }),
      owner.api.patch(path, { membership_end: '2026-03-01' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
  });

  it('and deleting concurrently answers 200, 204 or 404', async () => {
    const { id } = await buildCustomer(owner.api);
    const path = `/customers/${id}`;
    const answers = await Promise.all([
      owner.api.patch(path, { notes: 'a' }),
      owner.api.delete(path),
      owner.api.patch(path, { notes: 'b' }),
      owner.api.delete(path),
    ]);
    for (const answer of answers) if (answer.status >= 300) expectProblem(answer, 404, 'Customer not found');
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });
});

describe('a new customer', () => {
  it('gets one welcome mail, a refused one gets none', async () => {
    const mails = () =>
      test.sql('SELECT template, recipient_email FROM mails WHERE gym_id = $1 ORDER BY id', [gym.gym.id]);
    const gym = await buildGym(test.api);
    const before = await mails();
    expectProblem(await gym.api.post('/customers', customerFields({ first_name: '' })), 422);
    expect(await mails()).toEqual(before);
    const { email } = await buildCustomer(gym.api);
    expect(await mails()).toEqual([...before, { template: 'customer-welcome', recipient_email: email }]);
  });

  it('at an address that the gym has welcomed gets no second mail, however it is spelt and although the first customer is gone', async () => {
    const [gym, other] = [await buildGym(test.api), await buildGym(test.api)];
    const mails = (to: SignedUpGym) =>
      test.sql(`SELECT id FROM mails WHERE gym_id = $1 AND template = 'customer-welcome'`, [to.gym.id]);
    const first = await buildCustomer(gym.api, { email: 'ada@münchen.example' });
    expect(await mails(gym)).toHaveLength(1);
    await Promise.all(
      ['ada@münchen.example', 'Ada@MÜNCHEN.example', 'ada@xn--mnchen-3ya.example'].map((email) =>
        buildCustomer(gym.api, { email }),
      ),
    );
    expect(await mails(gym)).toHaveLength(1);

    expect((await gym.api.delete(`/customers/${first.id}`)).status).toBe(204);
    await buildCustomer(gym.api, { email: 'ada@münchen.example' });
    expect(await mails(gym)).toEqual([]);
    await buildCustomer(other.api, { email: 'ada@münchen.example' });
    expect(await mails(other)).toHaveLength(1);
  });

  it('that is refused does not count as welcomed', async () => {
    const gym = await buildGym(test.api);
    const email = 'grace@people.example';
    const membership_start = '2030-01-02';
    const refused = customerFields({ email, membership_start, membership_end: '2030-01-01' });
    expectProblem(await gym.api.post('/customers', refused), 422);
    await buildCustomer(gym.api, { email });
    expect(await test.sql('SELECT FROM mails WHERE recipient_email = $1', [email])).toHaveLength(1);
  });
});
