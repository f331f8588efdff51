import { type Customer, type Plan } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import {
  buildCustomer,
  buildGym,
  buildMember,
  buildPlan,
  buildVisit,
  expectStatus,
  type SignedUpGym,
} from './support/factories';

interface Line {
  type: string;
  id?: number;
  [member: string]: unknown;
}

let test: TestApp;
let gym: SignedUpGym;
beforeAll(async () => (test = await startTestApp()));
afterAll(() => test.stop());
beforeEach(async () => (gym = await buildGym(test.api)));

const read = async (): Promise<Line[]> => {
  const text = expectStatus(await gym.api.get<string>('/check-ins/snapshot'), 200);
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
};
const lineOf = async ({ id }: Pick<Customer, 'id'>): Promise<Line> =>
  (await read()).find((line) => line.id === id)!;
/** The day so many days after today, where gyms of tests are. */
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
/** A customer with a membership of a plan. */
async function buildMemberOf(plan: Partial<Plan>, start_date = day(0)): Promise<Customer> {
  const [{ id: plan_id }, customer] = [await buildPlan(gym.api, plan), await buildCustomer(gym.api)];
  expectStatus(await gym.api.post(`/customers/${customer.id}/memberships`, { plan_id, start_date }), 201);
  return customer;
}

describe('The snapshot for a desk', () => {
  it('says for when it is, names each customer of the gym alone, and says that it is complete', async () => {
    await buildMember((await buildGym(test.api)).api);
    const { id } = await buildCustomer(gym.api, {
      first_name: 'Ada',
      last_name: 'Lovelace',
      phone: '+44 20 7946 0199',
      card_number: '0004711',
      membership_end: '2099-12-31',
    });
    const { customer_id } = await buildVisit(gym.api);
    const lines = await read();
    expect(lines.map(({ type, id: other }) => [type, other])).toEqual([
      ['snapshot', undefined],
      ['customer', id],
      ['customer', customer_id],
      ['end', undefined],
    ]);
    expect(lines[0]).toEqual({
      type: 'snapshot',
      made_at: expect.stringMatching(/Z$/),
      date: day(0),
      valid_until: day(7),
      visit_timeout_minutes: expect.any(Number),
    });
    expect(lines[1]).toEqual({
      type: 'customer',
      id,
      first_name: 'Ada',
      last_name: 'Lovelace',
      card_number: '0004711',
      phone_digits: '0199',
      allowed_until: day(7),
      reasons: [],
      access: null,
      status: null,
      visits_left: null,
      open_visit: null,
    });
    expect(lines[2]!.open_visit).toEqual({ id: expect.any(Number), since: expect.any(String) });
    expect(lines[3]).toEqual({ type: 'end', customers: 2 });
  });

  it('is complete in a gym without customers', async () => {
    expect((await read()).map(({ type }) => type)).toEqual(['snapshot', 'end']);
  });

  it('says until when somebody is let in, and what speaks against who is not', async () => {
    const ending = await buildMember(gym.api, { membership_end: day(2) });
    const expired = await buildMember(gym.api, { membership_end: day(-1) });
    const nobody = await buildCustomer(gym.api);
    const pending = await buildMemberOf({}, day(3));
    const monthly = await buildMemberOf({});
    const told = async (customer: Customer) => {
      const { allowed_until, reasons, status } = await lineOf(customer);
      return { allowed_until, reasons, status };
    };
    expect(await told(ending)).toEqual({ allowed_until: day(2), reasons: [], status: null });
    expect(await told(expired)).toEqual({ allowed_until: null, reasons: ['expired'], status: null });
    expect(await told(nobody)).toEqual({ allowed_until: null, reasons: ['no_membership'], status: null });
    expect(await told(pending)).toEqual({ allowed_until: null, reasons: ['pending'], status: 'pending' });
    expect(await told(monthly)).toEqual({ allowed_until: day(7), reasons: [], status: 'active' });
  });

  it('counts the visits that are left, as check-ins do', async () => {
    const customer = await buildMemberOf({ visits_per_period: 2 });
    expect(await lineOf(customer)).toMatchObject({ visits_left: 2, allowed_until: day(7) });
    for (const left of [1, 0]) {
      const { body } = await gym.api.post<{ visit: { id: number } }>('/check-ins', {
        customer_id: customer.id,
      });
      expectStatus(await gym.api.post(`/check-ins/${body.visit.id}/check-out`), 200);
      expect((await lineOf(customer)).visits_left).toBe(left);
    }
    expect(await lineOf(customer)).toMatchObject({ allowed_until: null, reasons: ['visits_used_up'] });
  });

  it('leaves hours to the desk, and names those of the membership', async () => {
    const access = [{ weekday: 'monday', from: '06:00', until: '12:00' }];
    const customer = await buildMemberOf({ access });
    expect(await lineOf(customer)).toMatchObject({ allowed_until: day(7), reasons: [], access });
    const closed = { start_date: day(0), end_date: day(1) };
    expectStatus(await gym.api.post('/closures', closed), 201);
    expect(await lineOf(customer)).toMatchObject({ allowed_until: day(7), reasons: [] });
  });

  it('decides as a check-in does, for everybody', async () => {
    const customers = [
      await buildMemberOf({}),
      await buildMemberOf({}, day(1)),
      await buildMemberOf({ kind: 'fixed', periods: 1 }, day(-60)),
      await buildMember(gym.api, { active: false }),
      await buildCustomer(gym.api),
    ];
    for (const customer of customers) {
      const { reasons } = await lineOf(customer);
      const { body } = await gym.api.post<{ reasons: string[] }>('/check-ins', { customer_id: customer.id });
      expect(reasons).toEqual(body.reasons);
    }
  });
});
