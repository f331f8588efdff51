import { type Plan } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { readLog } from './support/audit-log';
import { expectCode, expectInvalid, expectProblem } from './support/expect-problem';
import { buildGym, buildPlan, expectStatus, planFields, type SignedUpGym } from './support/factories';

let test: TestApp;
let owner: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp();
  owner = await buildGym(test.api);
});
afterAll(() => test.stop());

const ACCESS = [
  { weekday: 'monday', from: '06:00', until: '14:00' },
  { weekday: 'sunday', from: '19:00', until: '04:00' },
];

describe('A new plan', () => {
  it('has no fee, notice, minimum term or limits unless they are given', async () => {
    expect(await buildPlan(owner.api)).toEqual({
      name: 'Monthly',
      description: null,
      kind: 'recurring',
      price_cents: 4900,
      joining_fee_cents: 0,
      period: { unit: 'month', count: 1 },
      periods: null,
      minimum_term_periods: 0,
      notice_days: 0,
      visits_per_period: null,
      access: null,
      archived: false,
      id: expect.any(Number),
      gym_id: owner.gym.id,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
  });

  it('is read as it was written, without members that there are not', async () => {
    const fields = {
      name: 'Ten visits',
      description: 'Within a quarter',
      kind: 'fixed',
      price_cents: 12_000,
      joining_fee_cents: 500,
      period: { unit: 'week', count: 13 },
      periods: 1,
      minimum_term_periods: 1,
      notice_days: 365,
      visits_per_period: 10,
      access: ACCESS,
      archived: true,
    };
    const { id } = await buildPlan(owner.api, {
      ...fields,
      period: { ...fields.period, id: 7 },
      access: ACCESS.map((hours) => ({ ...hours, note: 'x', __proto__: null })),
      gym_id: 1,
    });
    const { body } = await owner.api.get<Plan>(`/plans/${id}`);
    expect(body).toMatchObject(fields);
    expect(body.access).toEqual(ACCESS);
    expect(body.period).toEqual(fields.period);
  });

  it.each<[object, string, string]>([
    [{ name: ' ' }, 'body.name', 'must not be blank'],
    [{ name: 'x'.repeat(129) }, 'body.name', 'must have at most 128 characters'],
    [{ kind: 'other' }, 'body.kind', 'must be one of recurring, fixed'],
    [{ price_cents: -1 }, 'body.price_cents', 'must be at least 0'],
    [{ price_cents: 2 ** 31 }, 'body.price_cents', 'must be at most 2,147,483,647'],
    [{ joining_fee_cents: null }, 'body.joining_fee_cents', 'must not be null'],
    [{ period: undefined }, 'body.period', 'is required'],
    [{ period: null }, 'body.period', 'must not be null'],
    [{ period: 'month' }, 'body.period', 'must be an object'],
    [{ period: [{ unit: 'month', count: 1 }] }, 'body.period', 'must be an object'],
    [{ period: { count: 1 } }, 'body.period.unit', 'is required'],
    [{ period: { unit: 'decade', count: 1 } }, 'body.period.unit', 'must be one of day, week, month, year'],
    [{ period: { unit: 'month', count: 0 } }, 'body.period.count', 'must be at least 1'],
    [{ period: { unit: 'year', count: 11 } }, 'body.period', 'must not be longer than 10 years'],
    [{ kind: 'fixed' }, 'body.periods', 'must say how many periods a fixed plan lasts'],
    [{ kind: 'fixed', periods: 0 }, 'body.periods', 'must be at least 1'],
    [{ kind: 'fixed', periods: 601 }, 'body.periods', 'must not last longer than 50 years'],
    [{ periods: 12 }, 'body.periods', 'must be null: a recurring plan goes on until it is cancelled'],
    [{ notice_days: 366 }, 'body.notice_days', 'must be at most 365'],
    [{ visits_per_period: 0 }, 'body.visits_per_period', 'must be at least 1'],
    [{ access: 'always' }, 'body.access', 'must be a list of objects'],
    [{ access: [ACCESS] }, 'body.access', 'must be a list of objects'],
    [{ access: [null] }, 'body.access', 'must be a list of objects'],
    [{ access: [] }, 'body.access', 'must have at least 1 entry'],
    [
      { access: [ACCESS[0], { ...ACCESS[1], weekday: 'today' }] },
      'body.access.1.weekday',
      'must be one of monday',
    ],
    [{ access: [{ ...ACCESS[0], from: '6:00' }] }, 'body.access.0.from', 'must be a time of day'],
    [{ access: [{ ...ACCESS[0], until: '24:00' }] }, 'body.access.0.until', 'from 00:00 to 23:59'],
    [{ access: [{ ...ACCESS[0], until: undefined }] }, 'body.access.0.until', 'is required'],
  ])('is refused with %j: %s %s', async (overrides, place, message) => {
    const answer = await owner.api.post('/plans', planFields(overrides));
    expectInvalid(answer, place);
    expect(answer.body.errors).toEqual([expect.objectContaining({ msg: expect.stringContaining(message) })]);
  });

  it.each([51, 1_000])('is refused with %d weekly hours, for which there is one error', async (count) => {
    const answer = await owner.api.post(
      '/plans',
      planFields({ access: Array.from({ length: count }, () => ({})) }),
    );
    expectInvalid(answer, 'body.access');
    expect(answer.body.errors).toMatchObject([{ msg: 'must have at most 50 entries' }]);
  });
});

describe('The list of plans', () => {
  it('has the newest first, page by page, and those that are archived or not', async () => {
    const gym = await buildGym(test.api);
    const ids: number[] = [];
    for (const archived of [false, true, false, true])
      ids.unshift((await buildPlan(gym.api, { archived })).id);
    const list = async (query: string) => {
      const answer = await gym.api.get<Plan[]>(`/plans${query}`, { headers: { Prefer: 'count=exact' } });
      const plans = expectStatus(answer, 200).map(({ id }) => id);
      return { plans, next: answer.headers.get('x-next-cursor'), total: answer.headers.get('x-total-count') };
    };
    expect(await list('')).toEqual({ plans: ids, next: null, total: '4' });
    const first = await list('?limit=3');
    expect(first.plans).toEqual(ids.slice(0, 3));
    expect((await list(`?cursor=${first.next}`)).plans).toEqual(ids.slice(3));
    expect(await list('?archived=true')).toEqual({ plans: [ids[0], ids[2]], next: null, total: '2' });
    expect((await list('?archived=false')).plans).toEqual([ids[1], ids[3]]);
    expectInvalid(await gym.api.get('/plans?archived=maybe'), 'query.archived');
  });
});

describe('A change of a plan', () => {
  it('leaves what is not named, and clears what is null', async () => {
    const { id } = await buildPlan(owner.api, { description: 'Old', access: ACCESS, notice_days: 30 });
    const changes = {
      description: null,
      access: null,
      price_cents: 5900,
      period: { unit: 'week', count: 4 },
    };
    const changed = expectStatus(await owner.api.patch<Plan>(`/plans/${id}`, changes), 200);
    expect(changed).toMatchObject({ ...changes, notice_days: 30, name: 'Monthly' });
    expect((await owner.api.get<Plan>(`/plans/${id}`)).body).toEqual(changed);
  });

  it('that changes nothing leaves updated_at and the audit log alone, also with the whole plan sent back', async () => {
    const plan = await buildPlan(owner.api, { access: ACCESS });
    for (const body of [{}, plan])
      expect(expectStatus(await owner.api.patch<Plan>(`/plans/${plan.id}`, body), 200)).toEqual(plan);
    const log = await readLog(owner.api, `/audit-log?resource=plan&resource_id=${plan.id}`);
    expect(log.map(({ action }) => action)).toEqual(['plan.created']);
  });

  it('is checked against what is stored', async () => {
    const fixed = await buildPlan(owner.api, { kind: 'fixed', periods: 12 });
    const path = `/plans/${fixed.id}`;
    expectInvalid(await owner.api.patch(path, { kind: 'recurring' }), 'body.periods');
    expectInvalid(await owner.api.patch(path, { periods: null }), 'body.periods');
    expectInvalid(await owner.api.patch(path, { period: { unit: 'year', count: 5 } }), 'body.periods');
    expectInvalid(await owner.api.patch(path, { period: { unit: 'week' } }), 'body.period.count');
    expectInvalid(await owner.api.patch(path, { name: null }), 'body.name');
    expect((await owner.api.get<Plan>(path)).body).toEqual(fixed);
    expectStatus(await owner.api.patch(path, { kind: 'recurring', periods: null }), 200);
  });

  it('is made of the version that was read, and no other', async () => {
    const { id } = await buildPlan(owner.api);
    const { headers } = await owner.api.get(`/plans/${id}`);
    const sent = { headers: { 'If-Match': headers.get('etag')! } };
    expectStatus(await owner.api.patch(`/plans/${id}`, { price_cents: 1 }, sent), 200);
    expectCode(await owner.api.patch(`/plans/${id}`, { price_cents: 2 }, sent), 412, 'precondition_failed');
    expectCode(await owner.api.delete(`/plans/${id}`, sent), 412, 'precondition_failed');
  });

  it('tells of a plan that is not there before it looks at the body', async () => {
    expectProblem(await owner.api.patch('/plans/2147483646', { name: null }), 404, 'Plan not found');
  });
});

describe('Deleting a plan', () => {
  it('leaves nothing of one that was never sold', async () => {
    const { id } = await buildPlan(owner.api);
    expect((await owner.api.delete(`/plans/${id}`)).status).toBe(204);
    expectCode(await owner.api.get(`/plans/${id}`), 404, 'plan_not_found');
    expectProblem(await owner.api.delete(`/plans/${id}`), 404);
  });
});

it('A gym takes its plans along in its export', async () => {
  const gym = await buildGym(test.api);
  const plan = await buildPlan(gym.api, { access: ACCESS });
  const { text } = await gym.api.get('/gyms/me/export');
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(lines).toContainEqual({ type: 'plan', ...plan });
});
