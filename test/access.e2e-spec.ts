import { DateTime } from 'luxon';
import {
  type Access,
  type ApiClient,
  type CheckIn,
  type Customer,
  type Membership,
} from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { readLog, userOf } from './support/audit-log';
import { setClock } from './support/clock';
import { expectInvalid } from './support/expect-problem';
import {
  buildCustomer,
  buildGym,
  buildMember,
  buildPlan,
  expectStatus,
  type SignedUpGym,
} from './support/factories';
import { buildStaff } from './support/staff';

let test: TestApp;
let gym: SignedUpGym;
let api: ApiClient;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());
beforeEach(async () => {
  gym = await buildGym(test.api, { timezone: 'Europe/Berlin' });
  ({ api } = gym);
});

const scan = async (body: object, client = api): Promise<Access> =>
  expectStatus(await client.post<Access>('/check-ins', body), 201);

const MONTHLY = { kind: 'recurring', period: { unit: 'month', count: 1 } };
const MONTH = { kind: 'fixed', period: { unit: 'month', count: 1 }, periods: 1 };
const TEN_VISITS = { ...MONTH, name: 'Ten visits', visits_per_period: 10 };
const EVENINGS = [{ weekday: 'monday', from: '18:00', until: '22:00' }];

/** Sells a plan of its own to a customer, of its own unless one is given. */
async function sell(
  plan: object,
  start_date: string,
  customer?: Customer,
  client = api,
): Promise<Membership> {
  const { id: plan_id } = await buildPlan(client, plan);
  const { id } = customer ?? (await buildCustomer(client));
  const sale = { plan_id, start_date };
  return expectStatus(await client.post<Membership>(`/customers/${id}/memberships`, sale), 201);
}

const act = async ({ id }: { id: number }, action: string, body: object): Promise<void> =>
  void expectStatus(await api.post(`/memberships/${id}/${action}`, body), 200);

const setHours = async (hours: object[] | null, client = api): Promise<void> =>
  void expectStatus(await client.send('PUT', '/gyms/me/opening-hours', { json: { hours } }), 200);

describe('Whoever has a membership that holds', () => {
  it('is let in, and the desk is told by what, and what is left', async () => {
    setClock('2026-03-02T11:00:00Z');
    const customer = await buildCustomer(api, { first_name: 'Grace', last_name: 'Hopper' });
    const membership = await sell(TEN_VISITS, '2026-03-01', customer);
    const { visit, ...answer } = await scan({ customer_id: customer.id });
    expect(answer).toEqual({
      decision: 'allowed',
      reasons: [],
      already_in: null,
      customer: {
        id: customer.id,
        first_name: 'Grace',
        last_name: 'Hopper',
        photo_url: null,
        membership: {
          id: membership.id,
          plan_name: 'Ten visits',
          status: 'active',
          end_date: '2026-03-31',
          visits_left: 9,
        },
      },
    });
    expect(visit).toEqual({
      id: expect.any(Number),
      customer_id: customer.id,
      customer: { id: customer.id, first_name: 'Grace', last_name: 'Hopper' },
      card_number: null,
      membership_id: membership.id,
      occurred_at: '2026-03-02T11:00:00.000Z',
      date: '2026-03-02',
      decision: 'allowed',
      reasons: [],
      override_reason: null,
      overridden_by: null,
      checked_in_by: await userOf(test, gym),
      device_id: null,
      checked_out_at: null,
      voided_at: null,
      void_reason: null,
      open: true,
      created_at: expect.any(String),
    });
  });

  it('is let in by the card that the customer has, and not by that of another gym', async () => {
    const { id } = await buildMember(api, { card_number: '0004711' });
    expect(await scan({ card_number: ' 0004711 ' })).toMatchObject({ decision: 'allowed', customer: { id } });
    const stranger = await buildGym(test.api);
    expect(await scan({ card_number: '0004711' }, stranger.api)).toMatchObject({
      decision: 'denied',
      reasons: ['unknown_card'],
      customer: null,
    });
  });

  it('in Auckland until the end of 31 March, that is 11:00 UTC, and not afterwards', async () => {
    const auckland = await buildGym(test.api, { timezone: 'Pacific/Auckland' });
    const { customer_id } = await sell(MONTH, '2026-03-01', undefined, auckland.api);
    const plain = await buildMember(auckland.api, { membership_end: '2026-03-31' });
    for (const id of [customer_id, plain.id]) {
      setClock('2026-03-31T10:59:59Z');
      const answer = await scan({ customer_id: id }, auckland.api);
      expect(answer).toMatchObject({ decision: 'allowed', visit: { date: '2026-03-31' } });
      expectStatus(await auckland.api.post(`/check-ins/${answer.visit!.id}/check-out`), 200);
      setClock('2026-03-31T11:00:00Z');
      expect(await scan({ customer_id: id }, auckland.api)).toMatchObject({
        decision: 'denied',
        reasons: ['expired'],
        visit: null,
      });
    }
  });

  it('is let in when another one has been frozen, has ended, or is used up', async () => {
    setClock('2026-03-02T11:00:00Z');
    const customer = await buildCustomer(api);
    await sell(MONTH, '2026-01-01', customer);
    const frozen = await sell(MONTHLY, '2026-03-01', customer);
    await act(frozen, 'freeze', { start_date: '2026-03-01', end_date: '2026-03-10' });
    expect((await scan({ customer_id: customer.id })).reasons).toEqual(['frozen']);
    const { id } = await sell(MONTH, '2026-03-01', customer);
    expect(await scan({ customer_id: customer.id })).toMatchObject({
      decision: 'allowed',
      visit: { membership_id: id },
    });
  });
});

describe('Not let in is', () => {
  beforeEach(() => setClock('2026-03-02T11:00:00Z')); // a Monday, 12:00 in Berlin

  it.each<[string, string, (customer: Customer) => Promise<unknown>]>([
    ['before the first day', 'pending', (customer) => sell(MONTHLY, '2026-03-03', customer)],
    ['after the last day', 'expired', (customer) => sell(MONTH, '2026-02-01', customer)],
    [
      'while the membership rests',
      'frozen',
      async (customer) => {
        const days = { start_date: '2026-03-01', end_date: '2026-03-02' };
        await act(await sell(MONTHLY, '2026-02-01', customer), 'freeze', days);
      },
    ],
    [
      'after a cancellation',
      'cancelled',
      async (customer) => {
        const atOnce = { at: 'immediately', reason: 'Moves away' };
        await act(await sell(MONTHLY, '2026-02-01', customer), 'cancel', atOnce);
      },
    ],
    [
      'when the plan does not let in at this hour',
      'outside_hours',
      (customer) => sell({ ...MONTHLY, access: EVENINGS }, '2026-02-01', customer),
    ],
    [
      'when the gym is not open at this hour',
      'outside_hours',
      async (customer) => {
        await setHours(EVENINGS);
        await sell(MONTHLY, '2026-02-01', customer);
      },
    ],
    [
      'on a day on which the gym is closed',
      'gym_closed',
      async (customer) => {
        expectStatus(await api.post('/closures', { start_date: '2026-03-02' }), 201);
        await sell(MONTHLY, '2026-02-01', customer);
      },
    ],
    ['without any membership', 'no_membership', async () => undefined],
    [
      'when the gym has set the customer inactive',
      'inactive',
      async ({ id }) => api.patch(`/customers/${id}`, { active: false, membership_end: '2026-12-31' }),
    ],
  ])('a customer %s: %s', async (_, reason, prepare) => {
    const customer = await buildCustomer(api);
    await prepare(customer);
    expect(await scan({ customer_id: customer.id })).toMatchObject({
      decision: 'denied',
      reasons: [reason],
      visit: null,
      already_in: null,
      customer: { id: customer.id },
    });
    const [kept] = expectStatus(await api.get<CheckIn[]>('/check-ins'), 200);
    expect(kept).toMatchObject({
      customer_id: customer.id,
      decision: 'denied',
      reasons: [reason],
      open: false,
    });
    expect((await api.get<{ count: number }>('/occupancy')).body.count).toBe(0);
  });

  it('whoever has a card that nobody has, which is kept without a customer', async () => {
    expect(await scan({ card_number: 'found', override_reason: 'Let me in' })).toEqual({
      decision: 'denied',
      reasons: ['unknown_card'],
      visit: null,
      already_in: null,
      customer: null,
    });
    const [kept] = expectStatus(await api.get<CheckIn[]>('/check-ins?decision=denied'), 200);
    expect(kept).toMatchObject({
      customer_id: null,
      customer: null,
      card_number: 'found',
      override_reason: null,
    });
  });

  it('told with every reason that holds', async () => {
    const plan = { ...MONTHLY, access: EVENINGS, visits_per_period: 1 };
    const { customer_id } = await sell(plan, '2026-02-15');
    setClock('2026-02-16T18:00:00Z'); // a Monday, 19:00 in Berlin
    expect((await scan({ customer_id })).decision).toBe('allowed');
    setClock('2026-03-02T11:00:00Z');
    expectStatus(await api.post('/closures', { start_date: '2026-03-02' }), 201);
    expect((await scan({ customer_id })).reasons).toEqual(['visits_used_up', 'outside_hours', 'gym_closed']);
    const { id } = await buildCustomer(api, { active: false, membership_end: '2026-03-01' });
    expect((await scan({ customer_id: id })).reasons).toEqual(['inactive', 'expired', 'gym_closed']);
    expect((await scan({ card_number: 'found' })).reasons).toEqual(['unknown_card', 'gym_closed']);
  });
});

describe('A customer of clients that know no memberships', () => {
  it.each<[string, object, string[]]>([
    ['is let in on the last day', { membership_end: '2026-03-02' }, []],
    ['is not let in on the day after', { membership_end: '2026-03-01' }, ['expired']],
    ['is let in with a first day that is but a note', { membership_start: '2026-04-01' }, []],
    ['is not let in when set inactive', { membership_start: '2026-01-01', active: false }, ['inactive']],
    ['is not let in without any day', {}, ['no_membership']],
  ])('%s', async (_, fields, reasons) => {
    setClock('2026-03-02T22:59:59Z'); // 23:59 in Berlin
    const { id } = await buildCustomer(api, fields);
    expect(await scan({ customer_id: id })).toMatchObject({ reasons, customer: { membership: null } });
  });
});

describe('A pass of so many visits', () => {
  const ONE_VISIT = { ...MONTH, visits_per_period: 1 };
  const nextDay = () => setClock(DateTime.now().plus({ days: 1 }).toISO());

  it('is used up, and with a new one the customer is let in on the same day', async () => {
    setClock('2026-03-02T08:00:00Z');
    const customer = await buildCustomer(api);
    const used = await sell(ONE_VISIT, '2026-03-02', customer);
    expect(await scan({ customer_id: customer.id })).toMatchObject({
      customer: { membership: { visits_left: 0 } },
    });
    setClock('2026-03-02T17:00:00Z');
    expect(await scan({ customer_id: customer.id })).toMatchObject({
      decision: 'denied',
      reasons: ['visits_used_up'],
      customer: { membership: { id: used.id, visits_left: 0 } },
    });
    const { id } = await sell(ONE_VISIT, '2026-03-02', customer);
    expect(await scan({ customer_id: customer.id })).toMatchObject({
      decision: 'allowed',
      visit: { membership_id: id },
      customer: { membership: { id, visits_left: 0 } },
    });
  });

  it('has its visits anew with each period', async () => {
    setClock('2026-03-01T08:00:00Z');
    const { customer_id } = await sell({ ...MONTHLY, visits_per_period: 1 }, '2026-03-01');
    expect((await scan({ customer_id })).decision).toBe('allowed');
    setClock('2026-03-31T21:59:59Z'); // 23:59 in Berlin
    expect((await scan({ customer_id })).reasons).toEqual(['visits_used_up']);
    setClock('2026-03-31T22:00:00Z');
    expect((await scan({ customer_id })).decision).toBe('allowed');
  });

  it('has a visit back that was voided', async () => {
    setClock('2026-03-02T08:00:00Z');
    const { customer_id } = await sell(ONE_VISIT, '2026-03-02');
    const { visit } = await scan({ customer_id });
    nextDay();
    expect((await scan({ customer_id })).reasons).toEqual(['visits_used_up']);
    expectStatus(await api.post(`/check-ins/${visit!.id}/void`, { reason: 'Wrong card' }), 200);
    expect((await scan({ customer_id })).decision).toBe('allowed');
  });

  it('loses none to a visit that was let in by the desk', async () => {
    setClock('2026-03-02T08:00:00Z');
    const { customer_id } = await sell({ ...ONE_VISIT, access: EVENINGS }, '2026-03-01');
    await scan({ customer_id, override_reason: 'Came early' });
    setClock('2026-03-02T19:00:00Z');
    expect((await scan({ customer_id })).decision).toBe('allowed');
  });
});

describe('Hours', () => {
  const NIGHTS = [{ weekday: 'monday', from: '19:00', until: '04:00' }];

  it.each([
    ['2026-03-02T17:59:59Z', ['outside_hours']],
    ['2026-03-02T18:00:00Z', []],
    ['2026-03-03T01:00:00Z', []], // Tuesday 02:00 in Berlin
    ['2026-03-03T03:00:00Z', ['outside_hours']],
  ])('from Monday 19:00 until 04:00, of the gym or of the plan, at %s: %j', async (moment, reasons) => {
    setClock(moment);
    const ofPlan = await sell({ ...MONTHLY, access: NIGHTS }, '2026-03-01');
    expect((await scan({ customer_id: ofPlan.customer_id })).reasons).toEqual(reasons);
    await setHours(NIGHTS);
    const { id } = await buildMember(api);
    expect((await scan({ customer_id: id })).reasons).toEqual(reasons);
  });
});

describe('The desk', () => {
  it.each(['manager', 'front_desk'] as const)(
    'lets in as a %s whatever speaks against it, with a note that stays',
    async (role) => {
      setClock('2026-03-02T11:00:00Z');
      const { id: userId, api: desk } = await buildStaff(test, gym, role);
      const { id } = await buildMember(api, { membership_end: '2026-02-28' });
      const { visit, ...answer } = await scan({ customer_id: id, override_reason: ' Pays tomorrow ' }, desk);
      const overridden = {
        decision: 'allowed',
        reasons: ['expired'],
        override_reason: 'Pays tomorrow',
        overridden_by: userId,
        checked_in_by: userId,
        membership_id: null,
        open: true,
      };
      expect(answer).toMatchObject({ decision: 'allowed', reasons: ['expired'], already_in: null });
      expect(visit).toMatchObject(overridden);
      expect((await api.get(`/check-ins/${visit!.id}`)).body).toMatchObject(overridden);
      const [entry] = await readLog(api, '/audit-log?resource=check_in');
      expect(entry).toMatchObject({
        actor_id: userId,
        action: 'check_in.overridden',
        resource_id: visit!.id,
        after: { customer_id: id, reasons: ['expired'], override_reason: 'Pays tomorrow' },
      });
    },
  );

  it('need not have said so where nothing speaks against it', async () => {
    const { id } = await buildMember(api);
    expect(await scan({ customer_id: id, override_reason: 'In any case' })).toMatchObject({
      visit: { override_reason: null, overridden_by: null },
    });
    expect(await readLog(api, '/audit-log?resource=check_in')).toEqual([]);
  });

  it('says who comes, by one thing', async () => {
    const { id } = await buildMember(api, { card_number: '1' });
    const stranger = await buildGym(test.api);
    expectInvalid(await api.post('/check-ins', {}), 'body');
    expectInvalid(await api.post('/check-ins', { customer_id: id, card_number: '1' }), 'body');
    expectInvalid(await stranger.api.post('/check-ins', { customer_id: id }), 'body.customer_id');
    for (const body of [{ card_number: ' ' }, { card_number: 'x'.repeat(65) }])
      expectInvalid(await api.post('/check-ins', body), 'body.card_number');
    for (const [field, value] of Object.entries({
      nonce: '',
      override_reason: ' ',
      occurred_at: '2026-03-02',
    }))
      expectInvalid(await api.post('/check-ins', { customer_id: id, [field]: value }), `body.${field}`);
    expect((await api.get('/check-ins')).body).toEqual([]);
  });
});

describe('A check-in that is sent later', () => {
  it('is decided for the moment at which it happened', async () => {
    setClock('2026-03-05T11:00:00Z');
    const { customer_id } = await sell(MONTH, '2026-02-02'); // to 1 March
    expect((await scan({ customer_id })).reasons).toEqual(['expired']);
    expect(await scan({ customer_id, occurred_at: '2026-03-01T23:59:59+01:00' })).toMatchObject({
      decision: 'allowed',
      visit: { occurred_at: '2026-03-01T22:59:59.000Z', date: '2026-03-01', open: false },
    });
    expect((await scan({ customer_id, occurred_at: '2026-03-02T12:00:00+01:00' })).reasons).toEqual([
      'expired',
    ]);
  });

  it('may be seven days old, and not of the future but for a clock that is ahead', async () => {
    setClock('2026-03-08T11:00:00Z');
    const scanAt = async (occurred_at: string) => {
      const { id } = await buildMember(api);
      return api.post<Access>('/check-ins', { customer_id: id, occurred_at });
    };
    expectStatus(await scanAt('2026-03-01T11:00:00Z'), 201);
    expectInvalid((await scanAt('2026-03-01T10:59:59Z')) as never, 'body.occurred_at');
    expectInvalid((await scanAt('2026-03-08T11:05:01Z')) as never, 'body.occurred_at');
    const ahead = expectStatus(await scanAt('2026-03-08T11:04:00Z'), 201);
    expect(ahead.visit?.occurred_at).toBe('2026-03-08T11:00:00.000Z');
  });
});
