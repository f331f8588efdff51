import { type Access, type ApiClient, type CheckIn } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { readLog, userOf } from './support/audit-log';
import { setClock } from './support/clock';
import { expectCode, expectInvalid, expectProblem } from './support/expect-problem';
import {
  buildCustomer,
  buildGym,
  buildMember,
  buildVisit,
  expectStatus,
  type SignedUpGym,
} from './support/factories';

jest.setTimeout(180_000);

let test: TestApp;
let gym: SignedUpGym;
let api: ApiClient;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());
beforeEach(async () => {
  gym = await buildGym(test.api, { timezone: 'Australia/Brisbane' });
  ({ api } = gym);
});

const scan = async (body: object): Promise<Access> =>
  expectStatus(await api.post<Access>('/check-ins', body), 201);
/** Scans until it is decided, as a desk does: a busy machine refuses some of many at once with 503. */
async function scanUntilDecided(body: object): Promise<Access> {
  for (;;) {
    const answer = await api.post<Access>('/check-ins', body);
    if (answer.status !== 503) return expectStatus(answer, 201);
  }
}
const list = async (query = ''): Promise<CheckIn[]> =>
  expectStatus(await api.get<CheckIn[]>(`/check-ins${query}`), 200);
const checkOut = (id: number) => api.post<CheckIn>(`/check-ins/${id}/check-out`);
const voidVisit = (id: number) => api.post<CheckIn>(`/check-ins/${id}/void`, { reason: 'Wrong card' });
const setTimeoutMinutes = async (visit_timeout_minutes: number): Promise<void> =>
  void expectStatus(await api.patch('/gyms/me/settings', { visit_timeout_minutes }), 200);
const inRandomOrder = <T>(items: T[]): T[] =>
  items
    .map((value) => ({ value, place: Math.random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value);

describe('Whoever is in', () => {
  it('makes no other visit until four hours are over, and is told since when', async () => {
    const { id: customer_id } = await buildMember(api);
    setClock('2026-03-02T00:00:00Z');
    const first = await scan({ customer_id });
    expect(first.already_in).toBeNull();
    setClock('2026-03-02T03:59:59Z');
    const again = await scan({ customer_id, override_reason: 'Again' });
    expect(again).toMatchObject({
      decision: 'allowed',
      reasons: [],
      already_in: '2026-03-02T00:00:00.000Z',
      visit: { id: first.visit!.id, override_reason: null },
    });
    setClock('2026-03-02T04:00:00Z');
    const next = await scan({ customer_id });
    expect(next.already_in).toBeNull();
    expect(next.visit!.id).not.toBe(first.visit!.id);
    expect((await list()).map(({ id, open }) => [id, open])).toEqual([
      [next.visit!.id, true],
      [first.visit!.id, false],
    ]);
  });

  it('makes another visit on the next day, though nobody has checked them out', async () => {
    const { id: customer_id } = await buildMember(api);
    setClock('2026-03-02T10:00:00Z');
    await scan({ customer_id });
    setClock('2026-03-03T10:00:00Z');
    expect((await scan({ customer_id })).already_in).toBeNull();
    expect(await list()).toHaveLength(2);
  });

  it('makes another visit after as many minutes as the gym has set', async () => {
    await setTimeoutMinutes(30);
    const { id: customer_id } = await buildMember(api);
    setClock('2026-03-02T10:00:00Z');
    await scan({ customer_id });
    setClock('2026-03-02T10:29:59Z');
    expect((await scan({ customer_id })).already_in).toBe('2026-03-02T10:00:00.000Z');
    setClock('2026-03-02T10:30:00Z');
    expect((await scan({ customer_id })).already_in).toBeNull();
  });

  it('is in, though the pass was used up by that, and whatever else has changed meanwhile', async () => {
    setClock('2026-03-02T10:00:00Z');
    const { id: customer_id } = await buildMember(api);
    await scan({ customer_id });
    expectStatus(await api.patch(`/customers/${customer_id}`, { active: false }), 200);
    expect((await scan({ customer_id })).already_in).toBe('2026-03-02T10:00:00.000Z');
  });

  it.each<[string, (customer: { id: number }) => object]>([
    ['by id', ({ id }) => ({ customer_id: id })],
    ['by card', () => ({ card_number: '0004711' })],
  ])('makes one visit of 50 scans at one time, %s', async (_, bodyOf) => {
    const customer = await buildMember(api, { card_number: '0004711' });
    const answers = await Promise.all(Array.from({ length: 50 }, () => scanUntilDecided(bodyOf(customer))));
    expect(answers.filter(({ already_in }) => already_in === null)).toHaveLength(1);
    expect(new Set(answers.map(({ visit }) => visit?.id)).size).toBe(1);
    expect(await list()).toHaveLength(1);
  });

  it('makes one visit of scans of one evening, in whatever order they are sent', async () => {
    setClock('2026-03-04T00:00:00Z');
    const { id: customer_id } = await buildMember(api);
    const later = await scan({ customer_id, occurred_at: '2026-03-02T12:00:00Z' });
    const earlier = await scan({ customer_id, occurred_at: '2026-03-02T08:00:01Z' });
    expect(earlier).toMatchObject({ already_in: '2026-03-02T12:00:00.000Z', visit: { id: later.visit!.id } });
    const before = await scan({ customer_id, occurred_at: '2026-03-02T08:00:00Z' });
    expect(before.already_in).toBeNull();
    expect(await list()).toHaveLength(2);
  });
});

describe('A visit', () => {
  it('at 07:30 on the 19th in Brisbane counts on the 19th', async () => {
    setClock('2026-03-18T21:30:00Z');
    const { id, date } = await buildVisit(api);
    expect(date).toBe('2026-03-19');
    expect((await list('?from=2026-03-19&to=2026-03-19')).map((one) => one.id)).toEqual([id]);
    expect(await list('?to=2026-03-18')).toEqual([]);
    expect(await list('?from=2026-03-20')).toEqual([]);
  });

  it('ends when the customer is checked out; the next scan makes another one', async () => {
    setClock('2026-03-02T10:00:00Z');
    const { id, customer_id } = await buildVisit(api);
    setClock('2026-03-02T11:00:00Z');
    const left = expectStatus(await checkOut(id), 200);
    expect(left).toMatchObject({ id, checked_out_at: '2026-03-02T11:00:00.000Z', open: false });
    expectCode((await checkOut(id)) as never, 409, 'visit_over');
    expect((await scan({ customer_id })).already_in).toBeNull();
    expect(await scan({ customer_id, occurred_at: '2026-03-02T10:59:59Z' })).toMatchObject({ visit: { id } });
    const [entry, ...rest] = await readLog(api, '/audit-log?resource=check_in');
    expect(rest).toEqual([]);
    expect(entry).toMatchObject({
      actor_id: await userOf(test, gym),
      action: 'check_in.checked_out',
      resource_id: id,
      after: { customer_id, checked_out_at: '2026-03-02T11:00:00.000Z' },
    });
  });

  it('that has timed out is over', async () => {
    setClock('2026-03-02T10:00:00Z');
    const { id } = await buildVisit(api);
    setClock('2026-03-02T14:00:00Z');
    expectCode((await checkOut(id)) as never, 409, 'visit_over');
  });

  it('is checked out once by ten desks at a time', async () => {
    const { id } = await buildVisit(api);
    const answers = await Promise.all(Array.from({ length: 10 }, () => checkOut(id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9);
  });

  it('that is voided counts nowhere, stays in the list, and the next scan makes another one', async () => {
    const { id, customer_id } = await buildVisit(api);
    expectInvalid(await api.post(`/check-ins/${id}/void`, { reason: ' ' }), 'body.reason');
    const voided = expectStatus(await voidVisit(id), 200);
    expect(voided).toMatchObject({ voided_at: expect.any(String), void_reason: 'Wrong card', open: false });
    expectCode((await voidVisit(id)) as never, 409, 'visit_voided');
    expectCode((await checkOut(id)) as never, 409, 'visit_voided');
    expect((await api.get<{ count: number }>('/occupancy')).body.count).toBe(0);
    const { visit, already_in } = await scan({ customer_id });
    expect(already_in).toBeNull();
    expect((await list('?voided=true')).map((one) => one.id)).toEqual([id]);
    expect((await list('?voided=false')).map((one) => one.id)).toEqual([visit!.id]);
    const [entry] = await readLog(api, '/audit-log?resource=check_in');
    expect(entry).toMatchObject({
      action: 'check_in.voided',
      after: { customer_id, void_reason: 'Wrong card' },
    });
  });

  it('is none where the customer was not let in', async () => {
    const { id } = await buildCustomer(api);
    expect((await scan({ customer_id: id })).decision).toBe('denied');
    const [denied] = await list();
    expectCode((await checkOut(denied!.id)) as never, 409, 'check_in_denied');
    expectCode((await voidVisit(denied!.id)) as never, 409, 'check_in_denied');
  });

  it('goes with its customer, and what the log has of it is erased with the person', async () => {
    const { id, customer_id } = await buildVisit(api, { nonce: 'once' });
    await voidVisit(id);
    const { body } = await api.get<{ check_ins: object[] }>(`/customers/${customer_id}/export`);
    expect(body.check_ins).toEqual([expect.objectContaining({ id, void_reason: 'Wrong card' })]);
    expect(JSON.stringify(body.check_ins)).not.toMatch(/checked_in_by|overridden_by/);
    const receipt = expectStatus(
      await api.post<{ erased: object[] }>(`/customers/${customer_id}/erase`),
      200,
    );
    expect(receipt.erased).toContainEqual({ name: 'check_ins', records: 1 });
    expectProblem(await api.get(`/check-ins/${id}`), 404);
    expect(await test.sql('SELECT FROM check_in_nonces WHERE gym_id = $1', [gym.gym.id])).toEqual([]);
    expect(await readLog(api, '/audit-log?resource=check_in')).toMatchObject([
      { action: 'check_in.voided', before: null, after: null },
    ]);
  });

  it('stays with the person when two entries of one customer become one', async () => {
    const { id, customer_id: from_id } = await buildVisit(api);
    const into = await buildCustomer(api);
    expectStatus(await api.post(`/customers/${into.id}/merge`, { from_id }), 200);
    expect((await api.get(`/check-ins/${id}`)).body).toMatchObject({ customer_id: into.id, open: true });
  });

  it('goes with its gym, as do scans of unknown cards', async () => {
    await buildVisit(api, { nonce: 'one' });
    await scan({ card_number: 'found', nonce: 'two' });
    expect((await api.get('/gyms/me/export')).text).toContain('"type":"check_in"');
    expectStatus(await api.delete('/gyms/me'), 204);
    for (const table of ['check_ins', 'check_in_nonces'])
      expect(await test.sql(`SELECT FROM ${table} WHERE gym_id = $1`, [gym.gym.id])).toEqual([]);
  });
});

describe('A scan with a nonce', () => {
  it('is answered the same whenever it comes again, also long after', async () => {
    setClock('2026-03-02T10:00:00Z');
    const { id: customer_id } = await buildMember(api);
    const body = { customer_id, nonce: 'visit', occurred_at: '2026-03-02T09:00:00Z' };
    const [first, second] = [await scan(body), await scan(body)];
    expect(second).toEqual(first);
    const again = { customer_id, nonce: 'again' };
    const already = await scan(again);
    expect(already.already_in).toBe('2026-03-02T09:00:00.000Z');
    const denied = { card_number: 'found', nonce: 'denied' };
    const refused = await scan(denied);
    setClock('2026-04-02T10:00:00Z');
    expect(await scan(again)).toMatchObject({
      already_in: already.already_in,
      visit: { id: first.visit!.id },
    });
    expect(await scan(body)).toMatchObject({ already_in: null, visit: { id: first.visit!.id, open: false } });
    expect(await scan(denied)).toEqual(refused);
    expect(await list()).toHaveLength(2);
  });

  it('says the same of a customer who would not be let in any more', async () => {
    const { id: customer_id } = await buildMember(api);
    const body = { customer_id, nonce: 'visit' };
    await scan(body);
    expectStatus(await api.patch(`/customers/${customer_id}`, { active: false }), 200);
    expect(await scan(body)).toMatchObject({ decision: 'allowed', reasons: [], already_in: null });
    const other = await buildCustomer(api);
    const refused = { customer_id: other.id, nonce: 'refused' };
    await scan(refused);
    expectStatus(await api.patch(`/customers/${other.id}`, { membership_end: '2099-12-31' }), 200);
    expect(await scan(refused)).toMatchObject({ decision: 'denied', reasons: ['no_membership'] });
  });

  it('is refused with another customer, moment or note', async () => {
    const { id: customer_id } = await buildMember(api);
    await scan({ customer_id, nonce: 'one' });
    const other = await buildMember(api);
    for (const body of [
      { customer_id: other.id },
      { card_number: '1' },
      { customer_id, override_reason: 'Note' },
      { customer_id, occurred_at: new Date().toISOString() },
    ])
      expectCode(await api.post('/check-ins', { ...body, nonce: 'one' }), 409, 'nonce_reused');
    const stranger = await buildGym(test.api);
    expect((await buildVisit(stranger.api, { nonce: 'one' })).decision).toBe('allowed');
  });

  it.each<[string, () => Promise<object>]>([
    ['of a customer', async () => ({ customer_id: (await buildMember(api)).id })],
    ['of an unknown card', async () => ({ card_number: 'found' })],
  ])('%s is kept once when it comes 20 times at one time', async (_, bodyOf) => {
    const body = { ...(await bodyOf()), nonce: 'same' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => scan(body)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await list()).toHaveLength(1);
  });

  it('may have an Idempotency-Key besides', async () => {
    const { id: customer_id } = await buildMember(api);
    const ask = (key: string) =>
      api.post<Access>('/check-ins', { customer_id, nonce: 'one' }, { headers: { 'Idempotency-Key': key } });
    const [first, repeated, other] = [await ask('one'), await ask('one'), await ask('two')];
    expect(repeated.headers.get('idempotency-replayed')).toBe('true');
    expect(other.headers.get('idempotency-replayed')).toBeNull();
    for (const { body } of [repeated, other]) expect(body).toEqual(first.body);
  });

  it('in a queue of 500 that is sent twice, and in any order, makes 500 visits', async () => {
    const customers = await Promise.all(Array.from({ length: 20 }, () => buildMember(api)));
    const start = Date.now() - 6.9 * 86_400_000;
    // Every six hours: after a time-out, each is a visit of its own.
    const queue = customers.flatMap(({ id }) =>
      Array.from({ length: 25 }, (_, index) => ({
        customer_id: id,
        nonce: `${id} ${index}`,
        occurred_at: new Date(start + index * 6 * 3_600_000).toISOString(),
      })),
    );
    const send = async () => {
      const rest = inRandomOrder(queue);
      const desk = async () => {
        for (let next = rest.pop(); next; next = rest.pop()) await scan(next);
      };
      await Promise.all(Array.from({ length: 10 }, desk));
    };
    await send();
    await send();
    expect(
      (await api.get('/check-ins', { headers: { Prefer: 'count=exact' } })).headers.get('x-total-count'),
    ).toBe('500');
    expect(await list('?decision=denied')).toEqual([]);
  });
});

describe('The list', () => {
  it('has the newest first, by when it happened, and is read page by page either way', async () => {
    setClock('2026-03-05T00:00:00Z');
    const { id: customer_id } = await buildMember(api);
    const ids: number[] = [];
    for (const day of ['03', '01', '04', '02']) {
      const { visit } = await scan({ customer_id, occurred_at: `2026-03-${day}T12:00:00Z` });
      ids[Number(day) - 1] = visit!.id;
    }
    for (const [sort, expected] of [
      ['-occurred_at', ids.toReversed()],
      ['occurred_at', ids],
    ] as const) {
      const first = await api.get<CheckIn[]>(`/check-ins?limit=3&sort=${sort}`);
      const cursor = first.headers.get('x-next-cursor');
      const second = await list(`?limit=3&sort=${sort}&cursor=${cursor}`);
      expect([...first.body, ...second].map(({ id }) => id)).toEqual(expected);
    }
  });

  it('can be of one customer, of visits or of others, of days, of who is in', async () => {
    setClock('2026-03-02T10:00:00Z');
    const past = await buildVisit(api, { occurred_at: '2026-03-01T10:00:00Z' });
    const present = await buildVisit(api);
    await scan({ card_number: 'found' });
    const [denied] = await list('?decision=denied');
    const ids = async (query: string) => (await list(query)).map(({ id }) => id);
    expect(await ids(`?customer_id=${past.customer_id}`)).toEqual([past.id]);
    expect(await ids('?decision=allowed')).toEqual([present.id, past.id]);
    expect(await ids('?open=true')).toEqual([present.id]);
    expect(await ids('?open=false')).toEqual([denied!.id, past.id]);
    expect(await ids('?to=2026-03-01&decision=allowed&open=false&voided=false')).toEqual([past.id]);
    expect(await ids('?from=0001-01-01&to=9999-12-31')).toHaveLength(3);
    expectInvalid(await api.get('/check-ins?decision=maybe'), 'query.decision');
  });

  it('counts what the filters leave', async () => {
    await buildVisit(api);
    await buildVisit(api);
    await scan({ card_number: 'found' });
    const { headers } = await api.get('/check-ins?decision=allowed&limit=1', {
      headers: { Prefer: 'count=exact' },
    });
    expect(headers.get('x-total-count')).toBe('2');
  });
});

describe('The occupancy', () => {
  interface Occupancy {
    count: number;
    customers: { id: number; first_name: string; last_name: string; check_in_id: number; since: string }[];
  }
  const occupancy = async () => expectStatus(await api.get<Occupancy>('/occupancy'), 200);

  it('says who is in, how many, and since when; who came last first', async () => {
    expect(await occupancy()).toEqual({ count: 0, customers: [] });
    setClock('2026-03-02T10:00:00Z');
    const first = await buildVisit(api);
    setClock('2026-03-02T11:00:00Z');
    const second = await buildVisit(api);
    const left = await buildVisit(api);
    await checkOut(left.id);
    await voidVisit((await buildVisit(api)).id);
    await buildVisit(await buildGym(test.api).then((stranger) => stranger.api));
    const entryOf = ({ id, customer, occurred_at }: CheckIn) => ({
      ...customer,
      check_in_id: id,
      since: occurred_at,
    });
    expect(await occupancy()).toEqual({ count: 2, customers: [entryOf(second), entryOf(first)] });
    setClock('2026-03-02T14:00:00Z');
    expect(await occupancy()).toEqual({ count: 1, customers: [entryOf(second)] });
  });

  it('counts a customer once when a longer time-out takes visits up again', async () => {
    await setTimeoutMinutes(30);
    const { id: customer_id } = await buildMember(api);
    setClock('2026-03-02T10:00:00Z');
    await scan({ customer_id });
    setClock('2026-03-02T10:30:00Z');
    const { visit } = await scan({ customer_id });
    await setTimeoutMinutes(240);
    expect(await occupancy()).toMatchObject({ count: 1, customers: [{ check_in_id: visit!.id }] });
  });
});
