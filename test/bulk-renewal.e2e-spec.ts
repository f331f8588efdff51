import { type Answer, type ApiClient, type Membership } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { setClock } from './support/clock';
import { buildCustomer, buildGym, buildMembership, buildPlan, expectStatus } from './support/factories';

interface Changed extends Membership {
  due_cents: number;
}

/** What has become of one of several. */
interface Renewal {
  membership_id: number;
  renewal: Changed | { membership: Membership; covered_until: string; due_cents: number } | null;
  problem: { code: string; status: number; title: string; detail: string } | null;
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

const MONTH = { kind: 'fixed', period: { unit: 'month', count: 1 }, periods: 1, price_cents: 6000 };

const ask = (membership_ids: number[], query = '', headers = {}): Promise<Answer<Renewal[]>> =>
  api.post<Renewal[]>(`/memberships/renew${query}`, { membership_ids }, { headers });
const renew = async (...ids: number[]): Promise<Renewal[]> => expectStatus(await ask(ids), 200);
const membershipsOf = async ({ customer_id }: Membership): Promise<Membership[]> =>
  expectStatus(await api.get<Membership[]>(`/customers/${customer_id}/memberships`), 200);

describe('Several memberships', () => {
  it('are renewed together, in the order in which they were named', async () => {
    const [ada, grace] = [await buildMembership(api, MONTH), await buildMembership(api, MONTH)];
    expect(await renew(grace.id, ada.id)).toMatchObject([
      {
        membership_id: grace.id,
        renewal: { customer_id: grace.customer_id, start_date: '2026-04-10', due_cents: 6000 },
        problem: null,
      },
      { membership_id: ada.id, renewal: { customer_id: ada.customer_id, end_date: '2026-05-09' } },
    ]);
    expect(await membershipsOf(ada)).toHaveLength(2);
    const { body } = await api.get(`/customers/${ada.customer_id}`);
    expect(body).toMatchObject({ membership_start: '2026-03-10', membership_end: '2026-05-09' });
  });

  it('are renewed although one among them cannot be: the answer says which, and why', async () => {
    const [first, renewed, endless, archived, last] = [
      await buildMembership(api, MONTH),
      await buildMembership(api, MONTH),
      await buildMembership(api),
      await buildMembership(api, MONTH),
      await buildMembership(api, MONTH),
    ];
    await renew(renewed.id);
    expectStatus(await api.patch(`/plans/${archived.plan_id}`, { archived: true }), 200);
    const stranger = await buildMembership((await buildGym(test.api)).api, MONTH);
    const results = await renew(first.id, renewed.id, endless.id, archived.id, stranger.id, last.id);
    expect(results.map(({ problem }) => problem?.code)).toEqual([
      undefined,
      'membership_renewed',
      'membership_without_end',
      'plan_archived',
      'membership_not_found',
      undefined,
    ]);
    expect(results[1]).toEqual({
      membership_id: renewed.id,
      renewal: null,
      problem: {
        code: 'membership_renewed',
        title: 'Membership already renewed',
        status: 409,
        detail: 'Another membership already follows this one',
      },
    });
    for (const membership of [first, last]) expect(await membershipsOf(membership)).toHaveLength(2);
    for (const membership of [endless, archived]) expect(await membershipsOf(membership)).toHaveLength(1);
  });

  it('are renewed by none of two desks twice', async () => {
    const memberships = [
      await buildMembership(api, MONTH),
      await buildMembership(api, MONTH),
      await buildMembership(api, MONTH),
    ];
    const ids = memberships.map(({ id }) => id);
    const [one, other] = await Promise.all([renew(...ids), renew(...ids.toReversed())]);
    for (const id of ids) {
      const both = [...one, ...other].filter(({ membership_id }) => membership_id === id);
      expect(both.filter(({ renewal }) => renewal)).toHaveLength(1);
      expect(both.find(({ problem }) => problem)?.problem?.code).toBe('membership_renewed');
    }
    for (const membership of memberships) expect(await membershipsOf(membership)).toHaveLength(2);
  });

  it('of one customer follow each other', async () => {
    const { id: customer } = await buildCustomer(api);
    const { id: plan_id } = await buildPlan(api, MONTH);
    const sell = async (start_date: string) =>
      expectStatus(
        await api.post<Membership>(`/customers/${customer}/memberships`, { plan_id, start_date }),
        201,
      );
    const [first, second] = [await sell('2026-02-20'), await sell('2026-03-20')];
    const results = await renew(first.id, second.id);
    expect(results).toMatchObject([
      { renewal: { start_date: '2026-04-20', end_date: '2026-05-19' } },
      { renewal: { start_date: '2026-05-20', end_date: '2026-06-19' } },
    ]);
  });

  it('are left alone by a preview, which says what would come of each', async () => {
    const [ada, endless] = [await buildMembership(api, MONTH), await buildMembership(api)];
    const results = expectStatus(await ask([ada.id, endless.id], '?preview=true'), 200);
    expect(results).toMatchObject([
      {
        renewal: {
          membership: { id: null, start_date: '2026-04-10' },
          covered_until: '2026-05-09',
          due_cents: 6000,
        },
        problem: null,
      },
      { renewal: null, problem: { code: 'membership_without_end' } },
    ]);
    expect(await membershipsOf(ada)).toHaveLength(1);
  });

  it('are renewed once by a request that comes twice with its key', async () => {
    const [ada, endless] = [await buildMembership(api, MONTH), await buildMembership(api)];
    const headers = { 'Idempotency-Key': 'renewals-of-march' };
    const first = await ask([ada.id, endless.id], '', headers);
    const again = await ask([ada.id, endless.id], '', headers);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    expect(first.body.map(({ renewal }) => renewal !== null)).toEqual([true, false]);
    expect(await membershipsOf(ada)).toHaveLength(2);
  });

  it('are named by their ids: one to a hundred, none twice', async () => {
    for (const membership_ids of [
      undefined,
      null,
      7,
      [],
      [0],
      ['7'],
      [7.5],
      [7, 7],
      Array.from({ length: 101 }, (_, index) => index + 1),
    ])
      expect(await api.post('/memberships/renew', { membership_ids })).toMatchObject({
        status: 422,
        body: { errors: [{ loc: ['body', 'membership_ids'] }] },
      });
    const hundred = Array.from({ length: 100 }, (_, index) => 1_000_000 + index);
    const results = await renew(...hundred);
    expect(results).toHaveLength(100);
    expect(new Set(results.map(({ problem }) => problem?.code))).toEqual(new Set(['membership_not_found']));
  });
});
