import { MembershipJobsModule } from '@libs/memberships';
import { type App } from '@libs/platform/http';
import { DEMO_ACCOUNT, seed } from '../scripts/seed';
import { type ApiClient, type Customer, type Membership } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { setClock } from './support/clock';
import { eventually } from './support/eventually';
import { expectCode } from './support/expect-problem';
import {
  buildCustomer,
  buildGym,
  buildPlan,
  expectStatus,
  signIn,
  type SignedUpGym,
} from './support/factories';
import { commitOnceBlocked } from './support/locks';
import { buildStaff } from './support/staff';
import { startWorker } from './support/worker';

/** A membership after a change. */
interface Changed extends Membership {
  due_cents: number;
  credit_cents: number;
}

interface Preview {
  membership: Membership;
  covered_until: string | null;
  due_cents: number;
  credit_cents: number;
}

let test: TestApp;
let gym: SignedUpGym;
let api: ApiClient;
beforeAll(async () => {
  test = await startTestApp();
  gym = await buildGym(test.api);
  ({ api } = gym);
});
afterAll(() => test.stop());

const MONTHLY = { kind: 'recurring', period: { unit: 'month', count: 1 }, price_cents: 6000 };
const YEAR = { kind: 'fixed', period: { unit: 'year', count: 1 }, periods: 1, price_cents: 60_000 };
const MONTH = { kind: 'fixed', period: { unit: 'month', count: 1 }, periods: 1, price_cents: 6000 };

/** Sells a plan of its own to a customer of its own, unless one is given. */
async function sell(
  plan: object,
  start_date?: string,
  customer?: Customer,
  client = api,
): Promise<Membership> {
  const [{ id: plan_id }, { id }] = [
    await buildPlan(client, plan),
    customer ?? (await buildCustomer(client)),
  ];
  return expectStatus(
    await client.post<Membership>(`/customers/${id}/memberships`, { plan_id, start_date }),
    201,
  );
}

const act = async (id: number, action: string, body: object = {}, status = 200): Promise<Changed> =>
  expectStatus(await api.post<Changed>(`/memberships/${id}/${action}`, body), status);
const get = async (id: number): Promise<Membership> =>
  expectStatus(await api.get<Membership>(`/memberships/${id}`), 200);
const customerOf = async ({ customer_id }: Membership): Promise<Customer> =>
  expectStatus(await api.get<Customer>(`/customers/${customer_id}`), 200);

describe('A membership that is sold', () => {
  it('has the terms of its plan on that day, whatever becomes of the plan', async () => {
    setClock('2026-01-10T12:00:00Z');
    const plan = await buildPlan(api, { ...MONTHLY, name: 'Monthly', joining_fee_cents: 500 });
    const { id } = await buildCustomer(api);
    const sold = expectStatus(
      await api.post<Membership>(`/customers/${id}/memberships`, { plan_id: plan.id }),
      201,
    );
    expect(sold).toMatchObject({
      customer_id: id,
      plan_id: plan.id,
      plan_name: 'Monthly',
      status: 'active',
      start_date: '2026-01-10',
      end_date: null,
      price_cents: 6000,
      currency: 'EUR',
      period: { unit: 'month', count: 1 },
      periods: null,
      current_period: { start_date: '2026-01-10', end_date: '2026-02-09' },
      freezes: [],
      cancelled_at: null,
      ends_reason: null,
      due_cents: 6500,
      credit_cents: 0,
    });
    expectStatus(await api.patch(`/plans/${plan.id}`, { name: 'Dearer', price_cents: 9000 }), 200);
    expect(await get(sold.id)).toMatchObject({ plan_name: 'Monthly', price_cents: 6000 });
  });

  it('may have a price of its own', async () => {
    const { id: plan_id } = await buildPlan(api, MONTHLY);
    const { id } = await buildCustomer(api);
    const path = `/customers/${id}/memberships`;
    expect(expectStatus(await api.post(path, { plan_id, price_cents: 0 }), 201)).toMatchObject({
      price_cents: 0,
      due_cents: 0,
    });
  });

  it('needs a plan of the gym that is not archived, and a day that can be', async () => {
    const { id } = await buildCustomer(api);
    const stranger = await buildGym(test.api);
    const theirs = await buildPlan(stranger.api, MONTHLY);
    const path = `/customers/${id}/memberships`;
    expect((await api.post(path, { plan_id: theirs.id })).status).toBe(422);
    expect((await api.post(path, {})).status).toBe(422);
    const plan = await buildPlan(api, MONTHLY);
    for (const start_date of ['2026-02-30', '1899-12-31', '2200-01-01'])
      expect((await api.post(path, { plan_id: plan.id, start_date })).status).toBe(422);
    expectStatus(await api.patch(`/plans/${plan.id}`, { archived: true }), 200);
    expectCode(await api.post(path, { plan_id: plan.id }), 409, 'plan_archived');
    expect((await api.get<Membership[]>(path)).body).toEqual([]);
  });

  it('is refused when its plan is deleted at the same moment', async () => {
    const { id: plan_id } = await buildPlan(api, MONTHLY);
    const { id } = await buildCustomer(api);
    const sale = () => [api.post(`/customers/${id}/memberships`, { plan_id })];
    const [answer] = await commitOnceBlocked(test, 'DELETE FROM plans WHERE id = $1', [plan_id], sale);
    expect(answer?.status).toBe(422);
    expect((await api.get(`/customers/${id}/memberships`)).body).toEqual([]);
  });

  it('keeps its plan from being deleted', async () => {
    const plan = await buildPlan(api, MONTHLY);
    const { id } = await buildCustomer(api);
    expectStatus(await api.post(`/customers/${id}/memberships`, { plan_id: plan.id }), 201);
    expectCode(await api.delete(`/plans/${plan.id}`), 409, 'plan_in_use');
  });

  it('has periods counted from its first day: from 31 January they begin on 29 February, 31 March, 30 April, 31 May', async () => {
    const { id } = await sell(MONTHLY, '2028-01-31');
    const begins: (string | undefined)[] = [];
    for (const day of ['2028-03-01', '2028-04-01', '2028-05-01', '2028-06-01']) {
      setClock(`${day}T12:00:00Z`);
      begins.push((await get(id)).current_period?.start_date);
    }
    expect(begins).toEqual(['2028-02-29', '2028-03-31', '2028-04-30', '2028-05-31']);
  });

  it("ends at the gym's midnight: in Auckland on 31 March, at 11:00 UTC", async () => {
    const auckland = await buildGym(test.api, { timezone: 'Pacific/Auckland' });
    const { id } = await sell(MONTH, '2026-03-01', undefined, auckland.api);
    const statusAt = async (moment: string) => {
      setClock(moment);
      return (await auckland.api.get<Membership>(`/memberships/${id}`)).body.status;
    };
    expect(await statusAt('2026-03-31T10:59:59Z')).toBe('active');
    expect(await statusAt('2026-03-31T11:00:00Z')).toBe('ended');
    expect(await statusAt('2026-02-28T10:59:59Z')).toBe('pending');
    expect(await statusAt('2026-02-28T11:00:00Z')).toBe('active');
  });
});

describe('A renewal', () => {
  it.each([
    ['2019-10-16', '2020-10-12T16:00:00Z', '2020-10-16', '2021-10-15'],
    ['2021-03-01', '2022-02-01T12:00:00Z', '2022-03-01', '2023-02-28'],
    ['2019-10-16', '2020-12-24T12:00:00Z', '2020-12-24', '2021-12-23'],
  ])('of a year from %s, at %s, lasts from %s to %s', async (start, moment, from, to) => {
    const { id } = await sell(YEAR, start);
    setClock(moment);
    expect(await act(id, 'renew', {}, 201)).toMatchObject({
      start_date: from,
      end_date: to,
      due_cents: 60_000,
    });
  });

  it('is made once by ten desks at a time, and the others are told so', async () => {
    setClock('2026-01-10T12:00:00Z');
    const { id, customer_id } = await sell(MONTH);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.post(`/memberships/${id}/renew`, {})),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201))
      expectCode(answer, 409, 'membership_renewed');
    expect((await api.get<Membership[]>(`/customers/${customer_id}/memberships`)).body).toHaveLength(2);
  });

  it('goes on when what was bought meanwhile is over', async () => {
    setClock('2026-01-10T12:00:00Z');
    const customer = await buildCustomer(api);
    const { id } = await sell(MONTH, '2026-01-01', customer);
    await sell(MONTH, '2026-02-01', customer);
    expect(await act(id, 'renew', {}, 201)).toMatchObject({
      start_date: '2026-03-01',
      end_date: '2026-03-31',
    });
  });

  it('is refused while a membership goes on by itself', async () => {
    const { id } = await sell(MONTHLY);
    expectCode(await api.post(`/memberships/${id}/renew`, {}), 409, 'membership_without_end');
  });

  it('can be cancelled before it begins, and made anew', async () => {
    setClock('2026-01-10T12:00:00Z');
    const { id } = await sell(MONTH);
    const renewal = await act(id, 'renew', {}, 201);
    await act(renewal.id, 'cancel', { at: 'immediately', reason: 'Typing error' });
    expect(await get(renewal.id)).toMatchObject({ status: 'cancelled', end_date: '2026-02-09' });
    expect(await act(id, 'renew', {}, 201)).toMatchObject({ start_date: '2026-02-10' });
  });
});

describe('A freeze', () => {
  const build = () => sell(MONTH, '2026-04-01');

  it('from 1 to 10 April puts the end off from 30 April to 10 May', async () => {
    setClock('2026-03-20T12:00:00Z');
    const { id } = await build();
    expect(
      await act(id, 'freeze', { start_date: '2026-04-01', end_date: '2026-04-10', reason: 'Trip' }),
    ).toMatchObject({
      end_date: '2026-05-10',
      freezes: [{ start_date: '2026-04-01', end_date: '2026-04-10', reason: 'Trip' }],
    });
    setClock('2026-04-10T12:00:00Z');
    expect((await get(id)).status).toBe('frozen');
    setClock('2026-04-11T12:00:00Z');
    expect((await get(id)).status).toBe('active');
  });

  it('of days of which some are frozen already counts those once', async () => {
    setClock('2026-03-20T12:00:00Z');
    const { id } = await build();
    await act(id, 'freeze', { start_date: '2026-04-01', end_date: '2026-04-10' });
    expect(await act(id, 'freeze', { start_date: '2026-04-06', end_date: '2026-04-15' })).toMatchObject({
      end_date: '2026-05-15',
    });
  });

  it('moves the renewal along, and so does its end', async () => {
    setClock('2026-04-05T12:00:00Z');
    const { id } = await build();
    const renewal = await act(id, 'renew', {}, 201);
    expect(renewal).toMatchObject({ start_date: '2026-05-01', end_date: '2026-05-31' });
    await act(id, 'freeze', { start_date: '2026-04-05', end_date: '2026-04-14' });
    expect(await get(renewal.id)).toMatchObject({ start_date: '2026-05-11', end_date: '2026-06-10' });
    expect(await act(id, 'unfreeze', { date: '2026-04-10' })).toMatchObject({
      end_date: '2026-05-05',
      freezes: [{ start_date: '2026-04-05', end_date: '2026-04-09' }],
    });
    expect(await get(renewal.id)).toMatchObject({ start_date: '2026-05-06', end_date: '2026-06-05' });
    expect(await customerOf(renewal)).toMatchObject({
      membership_start: '2026-04-01',
      membership_end: '2026-06-05',
    });
  });

  it('of a renewal does not count where the renewal begins after it', async () => {
    setClock('2026-04-05T12:00:00Z');
    const { id } = await build();
    const renewal = await act(id, 'renew', {}, 201);
    await act(renewal.id, 'freeze', { start_date: '2026-05-01', end_date: '2026-05-05' });
    expect((await get(renewal.id)).end_date).toBe('2026-06-05');
    await act(id, 'freeze', { start_date: '2026-04-05', end_date: '2026-04-14' });
    expect(await get(renewal.id)).toMatchObject({ start_date: '2026-05-11', end_date: '2026-06-10' });
  });

  it('of a recurring membership puts off its periods', async () => {
    setClock('2026-02-05T12:00:00Z');
    const { id } = await sell(MONTHLY, '2026-01-15');
    await act(id, 'freeze', { start_date: '2026-02-05', end_date: '2026-02-10' });
    setClock('2026-02-20T12:00:00Z');
    expect((await get(id)).current_period).toEqual({ start_date: '2026-01-15', end_date: '2026-02-20' });
  });

  it('is kept to as many days of a year as the gym allows', async () => {
    setClock('2026-04-01T12:00:00Z');
    const strict = await buildGym(test.api);
    expectStatus(await strict.api.patch('/gyms/me/settings', { max_freeze_days_per_year: 14 }), 200);
    const { id } = await sell(YEAR, '2026-04-01', undefined, strict.api);
    const freeze = (start_date: string, end_date: string) =>
      strict.api.post(`/memberships/${id}/freeze`, { start_date, end_date });
    expectStatus(await freeze('2026-05-01', '2026-05-10'), 200);
    expectStatus(await freeze('2026-05-06', '2026-05-14'), 200);
    expectCode(await freeze('2026-06-01', '2026-06-01'), 409, 'freeze_limit_reached');
    expectStatus(await freeze('2027-01-01', '2027-01-14'), 200);
    expectCode(await freeze('2026-12-31', '2027-01-14'), 409, 'freeze_limit_reached');
  });

  it('needs days of the membership', async () => {
    setClock('2026-04-05T12:00:00Z');
    const { id } = await build();
    for (const body of [
      { start_date: '2026-04-10', end_date: '2026-04-09' },
      { start_date: '2026-03-31', end_date: '2026-04-09' },
      { start_date: '2026-05-01', end_date: '2026-05-09' },
      { start_date: '2026-04-10' },
    ])
      expect((await api.post(`/memberships/${id}/freeze`, body)).status).toBe(422);
    expectCode(await api.post(`/memberships/${id}/unfreeze`, {}), 409, 'membership_not_frozen');
    setClock('2026-05-01T12:00:00Z');
    const late = { start_date: '2026-04-30', end_date: '2026-05-09' };
    expectCode(await api.post(`/memberships/${id}/freeze`, late), 409, 'membership_over');
  });
});

describe('A cancellation', () => {
  it.each([
    ['without conditions', {}, '2026-03-14'],
    ['with 14 days of notice', { notice_days: 14 }, '2026-03-14'],
    ['with 40 days of notice', { notice_days: 40 }, '2026-04-14'],
    ['with a minimum term of half a year', { minimum_term_periods: 6 }, '2026-07-14'],
  ])('%s, on 20 February, ends the membership with a period: on %s', async (_, terms, end_date) => {
    setClock('2026-02-20T12:00:00Z');
    const { id } = await sell({ ...MONTHLY, ...terms }, '2026-01-15');
    const cancelled = await act(id, 'cancel', { at: 'period_end', reason: 'Moves away' });
    expect(cancelled).toMatchObject({ status: 'ending', end_date, ends_reason: 'Moves away', due_cents: 0 });
    expectCode(
      await api.post(`/memberships/${id}/cancel`, { at: 'period_end' }),
      409,
      'membership_cancelled',
    );
    setClock('2026-08-01T12:00:00Z');
    expect(await get(id)).toMatchObject({ status: 'cancelled', current_period: null });
  });

  it('is taken back while no day was missed', async () => {
    setClock('2026-02-20T12:00:00Z');
    const { id } = await sell(MONTHLY, '2026-01-15');
    expectCode(await api.post(`/memberships/${id}/reinstate`, {}), 409, 'membership_not_cancelled');
    await act(id, 'cancel', { at: 'period_end' });
    setClock('2026-03-15T12:00:00Z');
    expect(await act(id, 'reinstate')).toMatchObject({
      status: 'active',
      end_date: null,
      cancelled_at: null,
    });
    await act(id, 'cancel', { at: 'period_end' });
    setClock('2026-04-16T12:00:00Z');
    expectCode(await api.post(`/memberships/${id}/reinstate`, {}), 409, 'membership_over');
  });

  it('with immediate effect is for owners and managers, with a reason, and credits the unused days', async () => {
    setClock('2026-02-15T12:00:00Z');
    const { id } = await sell(MONTHLY, '2026-02-01');
    const desk = await buildStaff(test, gym, 'front_desk');
    const body = { at: 'immediately', reason: 'Violence' };
    expectCode(await desk.api.post(`/memberships/${id}/cancel`, body), 403, 'manager_needed');
    expect((await api.post(`/memberships/${id}/cancel`, { at: 'immediately' })).status).toBe(422);
    const { api: manager } = await buildStaff(test, gym, 'manager');
    expect(expectStatus(await manager.post(`/memberships/${id}/cancel`, body), 200)).toMatchObject({
      status: 'cancelled',
      end_date: '2026-02-14',
      credit_cents: 3000,
      due_cents: 0,
    });
    expect((await customerOf(await get(id))).active).toBe(false);
    expect((await act(id, 'reinstate')).status).toBe('active');
  });
});

describe('A change of the plan', () => {
  it('at once credits what is unused, to the cent: of 60.00 for February, 30.00 from the 15th on', async () => {
    setClock('2026-02-15T12:00:00Z');
    const { id, customer_id } = await sell(MONTHLY, '2026-02-01');
    const { id: plan_id } = await buildPlan(api, { ...MONTHLY, price_cents: 9000, joining_fee_cents: 700 });
    const changed = await act(id, 'change-plan', { plan_id, at: 'now' }, 201);
    expect(changed).toMatchObject({
      start_date: '2026-02-15',
      due_cents: 9000,
      credit_cents: 3000,
      status: 'active',
    });
    expect(await get(id)).toMatchObject({ status: 'ended', end_date: '2026-02-14' });
    expect((await api.get<Membership[]>(`/customers/${customer_id}/memberships`)).body).toHaveLength(2);
    expectCode(await api.post(`/memberships/${id}/renew`, {}), 409, 'membership_renewed');
  });

  it('at the next period costs nothing before, and leaves no day out', async () => {
    setClock('2026-02-15T12:00:00Z');
    const { id } = await sell(MONTHLY, '2026-02-01');
    const { id: plan_id } = await buildPlan(api, { ...MONTHLY, price_cents: 9000 });
    const changed = await act(id, 'change-plan', { plan_id, at: 'next_period' }, 201);
    expect(changed).toMatchObject({ start_date: '2026-03-01', status: 'pending', credit_cents: 0 });
    expect(await get(id)).toMatchObject({ status: 'ending', end_date: '2026-02-28' });
    expect(await customerOf(changed)).toMatchObject({ membership_start: '2026-02-01', membership_end: null });
    for (const [action, body] of [
      ['cancel', { at: 'period_end' }],
      ['change-plan', { plan_id, at: 'now' }],
    ] as const)
      expectCode(await api.post(`/memberships/${id}/${action}`, body), 409, 'membership_renewed');
  });
});

describe('A preview', () => {
  it('answers what the change then answers, and changes nothing', async () => {
    setClock('2026-02-15T12:00:00Z');
    const plan = await buildPlan(api, MONTHLY);
    const customer = await buildCustomer(api);
    const rows = () =>
      test.sql(
        `SELECT (SELECT json_agg(m ORDER BY id) FROM memberships m) AS memberships, (SELECT count(*) FROM audit_log) AS audited,
           (SELECT json_agg(f ORDER BY id) FROM membership_freezes f) AS freezes, (SELECT json_agg(c ORDER BY id) FROM customers c) AS customers`,
      );
    let id = 0;
    const steps: [path: () => string, body: object][] = [
      [() => `/customers/${customer.id}/memberships`, { plan_id: plan.id, start_date: '2026-02-01' }],
      [() => `/memberships/${id}/freeze`, { start_date: '2026-02-20', end_date: '2026-02-21' }],
      [() => `/memberships/${id}/unfreeze`, { date: '2026-02-21' }],
      [() => `/memberships/${id}/cancel`, { at: 'period_end' }],
      [() => `/memberships/${id}/reinstate`, {}],
      [() => `/memberships/${id}/change-plan`, { plan_id: plan.id, at: 'now' }],
      [() => `/memberships/${id}/cancel`, { at: 'immediately', reason: 'Wish' }],
      [() => `/memberships/${id}/renew`, {}],
    ];
    for (const [path, body] of steps) {
      const before = await rows();
      const preview = await api.post<Preview>(`${path()}?preview=true`, body);
      expect(await rows()).toEqual(before);
      const answer = await api.post<Changed>(path(), body);
      expect([path(), preview.status]).toEqual([path(), answer.status]);
      const { id: newId, due_cents, credit_cents, ...membership } = answer.body;
      expect(preview.body).toMatchObject({ due_cents, credit_cents });
      expect(preview.body.membership.id).toBe(newId === id ? id : null);
      const volatile = { created_at: '', updated_at: '', cancelled_at: '', freezes: [] };
      expect({ ...preview.body.membership, ...volatile }).toEqual({
        id: newId === id ? id : null,
        ...membership,
        ...volatile,
      });
      const { membership_end } = await customerOf(answer.body);
      if (membership.status !== 'cancelled') expect(preview.body.covered_until).toBe(membership_end);
      id = newId;
    }
  });

  it('is refused as the change would be', async () => {
    const { id } = await sell(MONTHLY);
    expectCode(await api.post(`/memberships/${id}/renew?preview=true`, {}), 409, 'membership_without_end');
    expect((await api.post(`/memberships/${id}/freeze?preview=true`, {})).status).toBe(422);
    expect((await api.post(`/memberships/${id}/renew?preview=perhaps`, {})).status).toBe(422);
  });
});

describe('The fields of a customer with memberships', () => {
  it('show the stretch that holds today, else the next, else the last; a gap is a gap', async () => {
    const customer = await buildCustomer(api);
    const shown = async () => {
      const { membership_start, membership_end, active } = await customerOf({
        customer_id: customer.id,
      } as Membership);
      return [membership_start, membership_end, active];
    };
    const FIVE_YEARS = { ...YEAR, periods: 6 };
    await sell(FIVE_YEARS, '2015-01-01', customer);
    expect(await shown()).toEqual(['2015-01-01', '2020-12-31', false]);
    await sell(MONTHLY, '2022-01-01', customer);
    expect(await shown()).toEqual(['2022-01-01', null, true]);
  });

  it('are active from the first day of a membership on', async () => {
    setClock('2026-02-15T12:00:00Z');
    const customer = await buildCustomer(api);
    await sell(MONTHLY, '2026-03-01', customer);
    const list = async (isActive: boolean) => {
      const { body } = await api.get<Customer[]>(`/customers?active=${isActive}&email=${customer.email}`);
      return body.map(({ active }) => active);
    };
    expect([await list(true), await list(false)]).toEqual([[], [false]]);
    setClock('2026-03-01T12:00:00Z');
    expect([await list(true), await list(false)]).toEqual([[true], []]);
  });

  it('may be sent back as they are, and not changed', async () => {
    setClock('2026-02-15T12:00:00Z');
    const membership = await sell(MONTH, '2026-02-01');
    const customer = await customerOf(membership);
    const path = `/customers/${customer.id}`;
    const { first_name, last_name, email, active, membership_start, membership_end } = customer;
    const whole = { first_name, last_name, email, active, membership_start, membership_end };
    expect(expectStatus(await api.patch<Customer>(path, whole), 200)).toEqual(customer);
    for (const change of [{ active: false }, { membership_end: '2026-12-31' }, { membership_start: null }])
      expectCode(await api.patch(path, change), 409, 'membership_managed');
    expect(
      expectStatus(await api.patch<Customer>(path, { ...whole, first_name: 'Grace' }), 200),
    ).toMatchObject({
      first_name: 'Grace',
      membership_end: '2026-02-28',
    });
  });

  it("do not move when a profile is saved while the server's day is ahead of the gym's", async () => {
    const hawaii = await buildGym(test.api, { timezone: 'Pacific/Honolulu' });
    setClock('2026-03-01T05:00:00Z');
    const sold = await sell(MONTH, '2026-02-01', undefined, hawaii.api);
    const path = `/customers/${sold.customer_id}`;
    const { body: customer } = await hawaii.api.get<Customer>(path);
    expect(customer).toMatchObject({ active: true, membership_end: '2026-02-28' });
    const { id: _, gym_id: _gym, created_at: _created, updated_at: _updated, ...fields } = customer;
    expect(expectStatus(await hawaii.api.patch(path, fields), 200)).toEqual(customer);
  });

  it('show the next stretch once the last is over, in every gym on its own day', async () => {
    const customer = await buildCustomer(api);
    await sell(MONTH, '2020-01-01', customer);
    await sell(MONTH, '2020-06-01', customer);
    await sell(MONTHLY, '2021-01-01', customer);
    // As they were when the first of them held.
    await test.sql(
      `UPDATE customers SET membership_start = '2020-01-01', membership_end = '2020-01-31', next_membership_start = '2020-06-01' WHERE id = $1`,
      [customer.id],
    );
    expect(await test.sql('SELECT show_next_memberships(100) AS shown')).toEqual([{ shown: 1 }]);
    expect(await customerOf({ customer_id: customer.id } as Membership)).toMatchObject({
      membership_start: '2021-01-01',
      membership_end: null,
      active: true,
    });
    expect(await test.sql('SELECT show_next_memberships(100) AS shown')).toEqual([{ shown: 0 }]);
  });
});

describe('The list of memberships', () => {
  it('has those of a status, of a plan, of a customer, and by their end', async () => {
    setClock('2026-02-15T12:00:00Z');
    const { api: own } = await buildGym(test.api);
    const ids: Record<string, number> = {};
    const make = async (status: string, plan: object, start?: string) =>
      (ids[status] = (await sell(plan, start, undefined, own)).id);
    await make('pending', MONTH, '2026-02-16');
    await make('active', MONTH, '2026-02-01');
    await make('ended', MONTH, '2026-01-01');
    await make('frozen', MONTHLY, '2026-02-01');
    expectStatus(
      await own.post(`/memberships/${ids.frozen}/freeze`, {
        start_date: '2026-02-15',
        end_date: '2026-02-15',
      }),
      200,
    );
    await make('ending', MONTHLY, '2026-02-01');
    expectStatus(await own.post(`/memberships/${ids.ending}/cancel`, { at: 'period_end' }), 200);
    await make('cancelled', MONTHLY, '2026-02-15');
    expectStatus(
      await own.post(`/memberships/${ids.cancelled}/cancel`, { at: 'immediately', reason: 'x' }),
      200,
    );

    const list = async (query: string) =>
      expectStatus(await own.get<Membership[]>(`/memberships?${query}`), 200).map(({ id }) => id);
    for (const [status, id] of Object.entries(ids)) {
      expect([status, await list(`status=${status}`)]).toEqual([status, [id]]);
      expect((await own.get<Membership>(`/memberships/${id}`)).body.status).toBe(status);
    }
    expect(await list('')).toEqual(Object.values(ids).toReversed());
    expect(await list('ends_before=2026-03-01')).toEqual([ids.cancelled, ids.ending, ids.ended, ids.active]);
    expect(await list('ends_after=2026-03-01')).toEqual([ids.frozen, ids.pending]);
    const { body: one } = await own.get<Membership & { plan_id: number }>(`/memberships/${ids.active}`);
    expect(await list(`plan_id=${one.plan_id}`)).toEqual([ids.active]);
    expect(await list(`customer_id=${one.customer_id}`)).toEqual([ids.active]);
    expect((await own.get('/memberships?status=lost')).status).toBe(422);
  });

  it('is read page by page', async () => {
    const { api: own } = await buildGym(test.api);
    const customer = await buildCustomer(own);
    const sold: number[] = [];
    for (let count = 0; count < 5; count++) sold.push((await sell(MONTH, undefined, customer, own)).id);
    const read: number[] = [];
    let cursor = '';
    do {
      const page = await own.get<Membership[]>(`/memberships?limit=2${cursor && `&cursor=${cursor}`}`);
      read.push(...page.body.map(({ id }) => id));
      cursor = page.headers.get('x-next-cursor') ?? '';
    } while (cursor);
    expect(read).toEqual(sold.toReversed());
  });
});

it('A gym that is deleted takes its plans and memberships along', async () => {
  const { api: own, gym: doomed } = await buildGym(test.api);
  await sell(MONTHLY, undefined, undefined, own);
  expectStatus(await own.delete('/gyms/me'), 204);
  for (const table of ['plans', 'memberships'])
    expect(await test.sql(`SELECT FROM ${table} WHERE gym_id = $1`, [doomed.id])).toEqual([]);
});

it('A customer who is deleted or erased takes memberships along, and leaves nothing of them in the audit log', async () => {
  setClock('2026-02-15T12:00:00Z');
  const { id, customer_id } = await sell(MONTHLY);
  await act(id, 'freeze', { start_date: '2026-02-20', end_date: '2026-02-21', reason: 'Broken arm' });
  const exported = expectStatus(
    await api.get<{ memberships: object[] }>(`/customers/${customer_id}/export`),
    200,
  );
  expect(exported.memberships).toMatchObject([{ id, freezes: [{ reason: 'Broken arm' }] }]);
  const audited = () =>
    test.sql(
      `SELECT FROM audit_log WHERE gym_id = $1 AND resource LIKE 'membership%' AND concat(before, after) LIKE '%Broken arm%'`,
      [gym.gym.id],
    );
  expect(await audited()).toHaveLength(1);
  expectStatus(await api.post(`/customers/${customer_id}/erase`, { reason: 'Asked for it' }), 200);
  expect((await api.get(`/memberships/${id}`)).status).toBe(404);
  expect(await audited()).toHaveLength(0);
});

describe('A freeze of the whole gym', () => {
  let worker: App;
  beforeAll(async () => {
    worker = await startWorker(test, MembershipJobsModule);
  });
  afterAll(() => worker.close());

  const CLOSURE = { start_date: '2026-12-24', end_date: '2026-12-31', reason: 'Renovation' };
  interface MassFreeze {
    id: number;
    status: string;
    total: number;
    frozen: number;
  }

  it('is made by the worker, for whoever has days in that time, and each of them once', async () => {
    setClock('2026-12-20T12:00:00Z');
    const { api: own } = await buildGym(test.api, { timezone: 'Europe/Berlin' });
    const sold: Membership[] = [];
    for (let count = 0; count < 60; count++) sold.push(await sell(MONTHLY, '2026-12-01', undefined, own));
    const fixed = await sell(MONTH, '2026-12-01', undefined, own);
    const late = await sell(MONTH, '2026-12-28', undefined, own);
    const over = await sell(MONTH, '2026-01-01', undefined, own);
    const preview = expectStatus(
      await own.post<MassFreeze>('/memberships/freeze-all?preview=true', CLOSURE),
      202,
    );
    expect(preview).toMatchObject({ id: null, total: 62, frozen: 0 });
    const { id, total } = expectStatus(await own.post<MassFreeze>('/memberships/freeze-all', CLOSURE), 202);
    expect(total).toBe(62);
    const progress = async () => (await own.get<MassFreeze>(`/mass-freezes/${id}`)).body;
    await eventually('it is done', async () => (await progress()).status === 'done');
    expect(await progress()).toMatchObject({ frozen: 62, total: 62 });

    const read = async (one: Membership) => (await own.get<Membership>(`/memberships/${one.id}`)).body;
    for (const one of sold.slice(-2)) expect((await read(one)).freezes).toMatchObject([CLOSURE]);
    expect(await read(fixed)).toMatchObject({ end_date: '2027-01-08' });
    expect(await read(late)).toMatchObject({
      freezes: [{ start_date: '2026-12-28', end_date: '2026-12-31' }],
      end_date: '2027-01-31',
    });
    expect((await read(over)).freezes).toEqual([]);
    const customer = await own.get<Customer>(`/customers/${fixed.customer_id}`);
    expect(customer.body.membership_end).toBe('2027-01-08');
  });

  it('goes on behind the last batch when a worker was killed', async () => {
    setClock('2026-12-20T12:00:00Z');
    const {
      api: own,
      gym: { id: gymId },
    } = await buildGym(test.api);
    const first = await sell(MONTHLY, '2026-12-01', undefined, own);
    const second = await sell(MONTHLY, '2026-12-01', undefined, own);
    // As it is after one batch.
    const [row] = await test.sql<{ id: number }>(
      `INSERT INTO mass_freezes (gym_id, start_date, end_date, requested_by, total, frozen, last_membership_id)
       VALUES ($1, '2026-12-24', '2026-12-31', 1, 2, 1, $2) RETURNING id`,
      [gymId, first.id],
    );
    await eventually(
      'it is done',
      async () => (await own.get<MassFreeze>(`/mass-freezes/${row!.id}`)).body.status === 'done',
    );
    const freezes = async ({ id }: Membership) =>
      (await own.get<Membership>(`/memberships/${id}`)).body.freezes.length;
    expect([await freezes(first), await freezes(second)]).toEqual([0, 1]);
  });

  it('needs a time that ends after it begins, of a year at most', async () => {
    for (const body of [{ ...CLOSURE, end_date: '2026-12-23' }, { ...CLOSURE, end_date: '2027-12-31' }, {}])
      expect((await api.post('/memberships/freeze-all', body)).status).toBe(422);
  });
});

it('The demo gym has memberships of every status, and customers who show them', async () => {
  await seed(test.databaseUrl, 400);
  const demo = test.api.as(await signIn(test.api, DEMO_ACCOUNT.email, DEMO_ACCOUNT.password));
  for (const status of ['pending', 'active', 'frozen', 'ending', 'ended', 'cancelled']) {
    const { body } = await demo.get<Membership[]>(`/memberships?status=${status}&limit=1`);
    expect([status, body.length]).toEqual([status, 1]);
    const customer = await demo.get<Customer>(`/customers/${body[0]!.customer_id}`);
    expect(customer.body).toMatchObject({
      membership_start: body[0]!.start_date,
      membership_end: body[0]!.end_date,
      active: ['active', 'frozen', 'ending'].includes(status),
    });
  }
});
