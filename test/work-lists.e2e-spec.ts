import { type Answer, type ApiClient, type Customer, type Membership } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { setClock } from './support/clock';
import { buildCustomer, buildGym, buildPlan, expectStatus } from './support/factories';

/** An entry of any of the lists. */
interface Entry {
  id: number;
  first_name: string;
  date: string;
  days: number;
  membership_id: number | null;
  plan_name: string | null;
  age: number;
  missing: string[];
  last_visit: string | null;
}

let test: TestApp;
let api: ApiClient;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());
beforeEach(async () => {
  ({ api } = await buildGym(test.api));
  setClock('2026-03-10T12:00:00Z');
});

const list = async (path: string, client = api): Promise<Entry[]> =>
  expectStatus(await client.get<Entry[]>(`/work-lists/${path}`), 200);
const names = async (path: string, client = api): Promise<string[]> =>
  (await list(path, client)).map(({ first_name }) => first_name);

/** Adds a customer whose last day was typed in. */
const until = (first_name: string, membership_end: string | null, more: object = {}): Promise<Customer> =>
  buildCustomer(api, { first_name, membership_end, ...more });

/** Sells a month to a customer. */
async function sellMonth({ id }: Customer, start_date: string): Promise<Membership> {
  const { id: plan_id } = await buildPlan(api, { name: 'One month', kind: 'fixed', periods: 1 });
  return expectStatus(
    await api.post<Membership>(`/customers/${id}/memberships`, { plan_id, start_date }),
    201,
  );
}

/** Everything that pages of so many have, in their order. */
async function readPages(path: string, limit: number): Promise<string[]> {
  const read: string[] = [];
  let cursor: string | null = '';
  do {
    const answer: Answer<Entry[]> = await api.get<Entry[]>(
      `/work-lists/${path}limit=${limit}${cursor && `&cursor=${cursor}`}`,
    );
    const entries = expectStatus(answer, 200);
    expect(entries.length).toBeLessThanOrEqual(limit);
    read.push(...entries.map(({ first_name }) => first_name));
    cursor = answer.headers.get('x-next-cursor');
  } while (cursor);
  return read;
}

describe('Who expires', () => {
  it('is whoever has a last day from today to two weeks on, the first to end first', async () => {
    await until('yesterday', '2026-03-09');
    await until('in two weeks', '2026-03-24');
    await until('today', '2026-03-10');
    await until('later', '2026-03-25');
    await until('never', null);
    expect(await list('expiring')).toMatchObject([
      { first_name: 'today', date: '2026-03-10', days: 0, membership_id: null, plan_name: null },
      { first_name: 'in two weeks', date: '2026-03-24', days: 14 },
    ]);
  });

  it('can be asked for any number of days up to 90', async () => {
    await until('today', '2026-03-10');
    await until('in June', '2026-06-08');
    expect(await names('expiring?days=0')).toEqual(['today']);
    expect(await names('expiring?days=90')).toEqual(['today', 'in June']);
    expect(await names('expiring?days=89')).toEqual(['today']);
    for (const days of ['-1', '91', 'soon'])
      expect((await api.get(`/work-lists/expiring?days=${days}`)).status).toBe(422);
  });

  it('comes with the membership that ends', async () => {
    const customer = await until('Ada', null);
    await sellMonth(customer, '2026-01-15');
    const last = await sellMonth(customer, '2026-02-15');
    expect(await list('expiring')).toMatchObject([
      { id: customer.id, date: '2026-03-14', days: 4, membership_id: last.id, plan_name: 'One month' },
    ]);
  });

  it('is nobody who has been renewed, or comes back after a gap', async () => {
    const { id } = await sellMonth(await until('renewed', null), '2026-02-15');
    expectStatus(await api.post(`/memberships/${id}/renew`), 201);
    const back = await until('back in June', null);
    await sellMonth(back, '2026-02-15');
    await sellMonth(back, '2026-06-01');
    await sellMonth(await until('leaves', null), '2026-02-15');
    expect(await names('expiring')).toEqual(['leaves']);
  });

  it('is nobody whom the gym has set inactive', async () => {
    await until('inactive', '2026-03-12', { active: false });
    expect(await names('expiring')).toEqual([]);
  });

  it("follows the gym's own day", async () => {
    const auckland = await buildGym(test.api, { timezone: 'Pacific/Auckland' });
    await buildCustomer(auckland.api, { first_name: 'Aroha', membership_end: '2026-03-10' });
    setClock('2026-03-10T10:59:00Z');
    expect(await names('expiring?days=0', auckland.api)).toEqual(['Aroha']);
    setClock('2026-03-10T11:00:00Z');
    expect(await names('expiring', auckland.api)).toEqual([]);
    expect(await names('lapsed', auckland.api)).toEqual(['Aroha']);
  });
});

describe('Who has lapsed', () => {
  it('is whoever had a last day within the last thirty days, the last to end first', async () => {
    await until('today', '2026-03-10');
    await until('a month ago', '2026-02-08');
    await until('yesterday', '2026-03-09');
    await until('earlier', '2026-02-07');
    expect(await list('lapsed')).toMatchObject([
      { first_name: 'yesterday', date: '2026-03-09', days: 1 },
      { first_name: 'a month ago', date: '2026-02-08', days: 30 },
    ]);
    expect(await names('lapsed?days=1')).toEqual(['yesterday']);
    expect(await names('lapsed?days=366')).toEqual(['yesterday', 'a month ago', 'earlier']);
    expect((await api.get('/work-lists/lapsed?days=0')).status).toBe(422);
  });

  it('leaves the list when the membership is renewed', async () => {
    const { id } = await sellMonth(await until('Ada', null), '2026-01-15');
    expect(await list('lapsed')).toMatchObject([{ membership_id: id, date: '2026-02-14', days: 24 }]);
    expectStatus(await api.post(`/memberships/${id}/renew`), 201);
    expect(await names('lapsed')).toEqual([]);
  });
});

describe('Whose birthday comes', () => {
  const born = (first_name: string, date_of_birth: string | null, more: object = {}) =>
    buildCustomer(api, { first_name, date_of_birth, ...more });

  it('is whoever has it today or in the next seven days, with the age that they reach', async () => {
    await born('yesterday', '1990-03-09');
    await born('in a week', '1991-03-17');
    await born('today', '1986-03-10');
    await born('later', '1990-03-18');
    await born('unknown', null);
    expect(await list('birthdays')).toMatchObject([
      { first_name: 'today', date: '2026-03-10', days: 0, age: 40 },
      { first_name: 'in a week', date: '2026-03-17', days: 7, age: 35 },
    ]);
    expect(await names('birthdays?days=0')).toEqual(['today']);
    expect((await api.get('/work-lists/birthdays?days=32')).status).toBe(422);
  });

  it('goes on in January', async () => {
    setClock('2026-12-30T12:00:00Z');
    await born('2 January', '1990-01-02');
    await born('31 December', '1990-12-31');
    expect(await list('birthdays')).toMatchObject([
      { first_name: '31 December', date: '2026-12-31', age: 36 },
      { first_name: '2 January', date: '2027-01-02', days: 3, age: 37 },
    ]);
  });

  it('is on 1 March of a common year for whoever was born on 29 February', async () => {
    await born('leapling', '2004-02-29');
    setClock('2027-02-28T12:00:00Z');
    expect(await list('birthdays')).toMatchObject([{ date: '2027-03-01', days: 1, age: 23 }]);
    expect(await names('birthdays?days=0')).toEqual([]);
    setClock('2028-02-29T12:00:00Z');
    expect(await list('birthdays?days=0')).toMatchObject([{ date: '2028-02-29', age: 24 }]);
    setClock('2028-03-01T12:00:00Z');
    expect(await names('birthdays?days=0')).toEqual([]);
  });

  it('is nobody who does not train here any more', async () => {
    await born('lapsed', '1990-03-11', { membership_end: '2026-03-09' });
    await born('inactive', '1990-03-11', { active: false });
    await born('to come', '1990-03-11');
    expect(await names('birthdays')).toEqual(['to come']);
  });
});

describe('Who is incomplete', () => {
  const COMPLETE = {
    phone: '+44 20 7946 0000',
    date_of_birth: '1990-02-20',
    emergency_contact_name: 'Anne',
    emergency_contact_phone: '+44 20 7946 0001',
  };

  it('is whoever lacks a phone, a date of birth, an address or somebody to call, with what is missing', async () => {
    const guardian = await buildCustomer(api, { ...COMPLETE, first_name: 'complete' });
    await buildCustomer(api, { ...COMPLETE, first_name: 'no phone', phone: null });
    await buildCustomer(api, { ...COMPLETE, first_name: 'blank phone', phone: '' });
    await buildCustomer(api, { ...COMPLETE, first_name: 'no birth', date_of_birth: null });
    await buildCustomer(api, { ...COMPLETE, first_name: 'nobody', emergency_contact_phone: null });
    await buildCustomer(api, { ...COMPLETE, first_name: 'child', email: null, guardian_id: guardian.id });
    await buildCustomer(api, { first_name: 'all' });
    expect((await list('incomplete')).map(({ first_name, missing }) => [first_name, missing])).toEqual([
      ['all', ['phone', 'date_of_birth', 'emergency_contact_phone']],
      ['child', ['email']],
      ['nobody', ['emergency_contact_phone']],
      ['no birth', ['date_of_birth']],
      ['blank phone', ['phone']],
      ['no phone', ['phone']],
    ]);
  });

  it('is nobody who does not train here any more', async () => {
    await until('lapsed', '2026-03-09');
    await buildCustomer(api, { first_name: 'inactive', active: false });
    await buildCustomer(api, { first_name: 'here' });
    expect(await names('incomplete')).toEqual(['here']);
  });
});

describe('A work list', () => {
  it.each([
    'expiring?',
    'lapsed?',
    'birthdays?',
    'expiring?sort=-date&',
    'birthdays?sort=-date&',
    'incomplete?',
  ])('is read by pages, each entry once, in the order of the whole: %s', async (path) => {
    for (let index = 0; index < 7; index++) {
      const day = 11 + (index % 3);
      const more = { date_of_birth: `1990-03-${day}` };
      await until(`ends ${index}`, `2026-03-${day}`, more);
      await until(`ended ${index}`, `2026-03-0${7 + (index % 3)}`);
    }
    const whole = await names(path);
    expect(whole).toHaveLength(7);
    expect(await readPages(path, 2)).toEqual(whole);
    expect(await readPages(path, 7)).toEqual(whole);
  });
});

describe('Who is absent', () => {
  const since = '2026-01-01';
  /** Lets somebody in, whatever speaks against it. */
  async function visit({ id }: Customer, moment: string): Promise<number> {
    setClock(moment);
    const { visit: made } = expectStatus(
      await api.post<{ visit: { id: number } }>('/check-ins', { customer_id: id, override_reason: 'Trial' }),
      201,
    );
    return made.id;
  }

  it('is whoever is active and has not come for three weeks, or for as many days as one asks', async () => {
    const member = { membership_start: since };
    const recent = await buildCustomer(api, { ...member, first_name: 'recent' });
    const away = await buildCustomer(api, { ...member, first_name: 'away' });
    const left = await buildCustomer(api, { ...member, first_name: 'left', membership_end: '2026-03-01' });
    await buildCustomer(api, { ...member, first_name: 'never' });
    await buildCustomer(api, { membership_start: '2026-02-18', first_name: 'new' });
    await visit(left, '2026-02-01T12:00:00Z');
    await visit(away, '2026-02-16T12:00:00Z');
    await visit(away, '2026-02-17T12:00:00Z');
    await visit(recent, '2026-02-18T12:00:00Z');
    setClock('2026-03-10T12:00:00Z');
    expect(await list('absent')).toMatchObject([
      { first_name: 'never', last_visit: null, days: null },
      { first_name: 'away', last_visit: '2026-02-17', days: 21 },
    ]);
    expect(await names('absent?days=20')).toEqual(['new', 'never', 'away', 'recent']);
    expect(await readPages('absent?days=20&', 1)).toEqual(['new', 'never', 'away', 'recent']);
    expect(await names('absent?days=22')).toEqual(['never']);
  });

  it('goes by visits that count, and by the days of the gym', async () => {
    ({ api } = await buildGym(test.api, { timezone: 'Pacific/Auckland' }));
    const customer = await buildCustomer(api, { membership_start: since });
    await visit(customer, '2026-02-16T10:00:00Z'); // 23:00 on the 16th there
    const voided = await visit(customer, '2026-03-01T10:00:00Z');
    expectStatus(await api.post(`/check-ins/${voided}/void`, { reason: 'Wrong card' }), 200);
    setClock('2026-03-08T12:00:00Z'); // 9 March there
    expect(await list('absent')).toMatchObject([{ last_visit: '2026-02-16', days: 21 }]);
    expect(await names('absent?days=22')).toEqual([]);
  });
});
