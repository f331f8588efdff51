import { Database } from '@libs/platform/database';
import { OpeningHoursService } from '@libs/opening-hours';
import { startTestApp, type TestApp } from './support/app';
import { readLog } from './support/audit-log';
import { expectCode, expectInvalid } from './support/expect-problem';
import { buildGym, closureFields, expectStatus, type SignedUpGym } from './support/factories';

const PATH = '/gyms/me/opening-hours';
const HOURS = [
  { weekday: 'monday', from: '19:00', until: '04:00' },
  { weekday: 'tuesday', from: '00:00', until: '00:00' },
];

interface Closure {
  id: number;
  start_date: string;
  end_date: string;
  reason: string | null;
}

let test: TestApp;
let owner: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());
beforeEach(async () => {
  owner = await buildGym(test.api, { timezone: 'Pacific/Auckland' });
});

const put = (hours: unknown, headers = {}) => owner.api.send('PUT', PATH, { json: { hours }, headers });
const hours = async () => expectStatus(await owner.api.get<object>(PATH), 200);
const close = async (start_date: string, end_date?: string) =>
  expectStatus(await owner.api.post<Closure>('/closures', { start_date, end_date }), 201);

describe('The opening hours', () => {
  it('are those that were put, and none again after null', async () => {
    expect(await hours()).toEqual({ hours: null });
    expect((await put(HOURS.map((entry) => ({ ...entry, id: 1 })))).body).toEqual({ hours: HOURS });
    expect(await hours()).toEqual({ hours: HOURS });
    expect((await put([HOURS[1]])).body).toEqual({ hours: [HOURS[1]] });
    expect((await put([HOURS[1]])).status).toBe(200);
    expect((await put(null)).body).toEqual({ hours: null });
    expect(await hours()).toEqual({ hours: null });
    const log = await readLog(owner.api, '/audit-log?resource=opening_hours');
    expect(log.map(({ action }) => action)).toEqual([
      'opening_hours.deleted',
      'opening_hours.updated',
      'opening_hours.created',
    ]);
  });

  it.each<[unknown, string]>([
    [undefined, 'hours'],
    [[], 'hours'],
    ['daily', 'hours'],
    [[HOURS[0], { ...HOURS[1], from: '24:00' }], 'hours.1.from'],
    [[{ from: '06:00', until: '22:00' }], 'hours.0.weekday'],
  ])('cannot be %j', async (value, place) => {
    expectInvalid(await put(value), `body.${place}`);
  });

  it('are replaced in the version that was read, also by two who set them first at one time', async () => {
    const { headers } = await owner.api.get(PATH);
    const ifMatch = { 'If-Match': headers.get('etag')! };
    const answers = await Promise.all(HOURS.map((entry) => put([entry], ifMatch)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expectCode(
      answers.find(({ status }) => status !== 200)!,
      412,
      'precondition_failed',
    );
  });
});

describe('A closure', () => {
  it('is of one day, or of all from its first to its last', async () => {
    expect(expectStatus(await owner.api.post('/closures', closureFields()), 201)).toEqual({
      start_date: '2026-12-25',
      end_date: '2026-12-25',
      reason: null,
      id: expect.any(Number),
      gym_id: owner.gym.id,
      created_at: expect.any(String),
    });
    const fields = { start_date: '2024-01-01', end_date: '2024-12-31', reason: 'x'.repeat(200) };
    expect(expectStatus(await owner.api.post('/closures', fields), 201)).toMatchObject(fields);
  });

  it.each<[object, string]>([
    [{ start_date: undefined }, 'start_date'],
    [{ start_date: '2026-02-30' }, 'start_date'],
    [{ end_date: '2026-12-24' }, 'end_date'],
    [{ end_date: '2027-12-26' }, 'end_date'],
    [{ end_date: null }, 'end_date'],
    [{ reason: 'x'.repeat(201) }, 'reason'],
  ])('cannot have %j', async (overrides, field) => {
    expectInvalid(await owner.api.post('/closures', closureFields(overrides)), `body.${field}`);
  });

  it('is listed by its first day, page by page, either way, and with those that have days in a range', async () => {
    const days = [
      ['2026-03-01', '2026-03-03'],
      ['2026-01-01', '2026-02-03'],
      ['2026-02-01', '2026-02-02'],
      ['2026-01-01', '2026-01-01'],
    ] as const;
    const closures: Closure[] = [];
    for (const [start_date, end_date] of days) closures.push(await close(start_date, end_date));
    const [march, first, february, second] = closures.map(({ id }) => id);
    const list = async (query: string) => {
      const answer = await owner.api.get<Closure[]>(`/closures${query}`, {
        headers: { Prefer: 'count=exact' },
      });
      const ids = expectStatus(answer, 200).map(({ id }) => id);
      return { ids, next: answer.headers.get('x-next-cursor'), total: answer.headers.get('x-total-count') };
    };
    const page = await list('?limit=2');
    expect(page).toMatchObject({ ids: [first, second], total: '4' });
    expect((await list(`?cursor=${page.next}`)).ids).toEqual([february, march]);
    expect((await list('?sort=-start_date')).ids).toEqual([march, february, second, first]);
    expect(await list('?from=2026-02-02&until=2026-02-28')).toMatchObject({
      ids: [first, february],
      total: '2',
    });
    expect((await list('?from=2026-03-02')).ids).toEqual([march]);
    expect((await list('?until=2026-01-01')).ids).toEqual([first, second]);
    expectInvalid(await owner.api.get('/closures?from=tomorrow'), 'query.from');
  });

  it('can be deleted, once', async () => {
    const { id } = await close('2026-12-25');
    expect((await owner.api.delete(`/closures/${id}`)).status).toBe(204);
    expectCode(await owner.api.delete(`/closures/${id}`), 404, 'closure_not_found');
    expect((await owner.api.get('/closures')).body).toEqual([]);
  });
});

describe('Whether the gym is open', () => {
  /** Asked as other rooms do. In June, Auckland is twelve hours ahead of UTC. */
  const openingAt = (moment: string) =>
    test.app
      .get(Database)
      .readInGym({ user_id: 1, gym_id: owner.gym.id, role: 'owner', timezone: 'Pacific/Auckland' }, (tx) =>
        test.app.get(OpeningHoursService, { strict: false }).isOpenAt(tx, new Date(moment)),
      );

  it('goes by the clock of the gym', async () => {
    expect(await openingAt('2026-06-01T06:59:59Z')).toBe('open');
    await put([HOURS[0]]);
    expect(await openingAt('2026-06-01T06:59:59Z')).toBe('outside_hours');
    expect(await openingAt('2026-06-01T07:00:00Z')).toBe('open');
    expect(await openingAt('2026-06-01T15:59:59Z')).toBe('open');
    expect(await openingAt('2026-06-01T16:00:00Z')).toBe('outside_hours');
  });

  it('depends on the closures of the day on which the opening began', async () => {
    await put([HOURS[0]]);
    const { id } = await close('2026-06-02', '2026-06-03');
    expect(await openingAt('2026-06-01T14:00:00Z')).toBe('open');
    expect(await openingAt('2026-06-01T16:00:00Z')).toBe('gym_closed');
    await owner.api.delete(`/closures/${id}`);
    await close('2026-05-20', '2026-06-01');
    expect(await openingAt('2026-06-01T14:00:00Z')).toBe('gym_closed');
    expect(await openingAt('2026-06-01T16:00:00Z')).toBe('outside_hours');
  });
});

it('A gym takes its opening hours and closures along in its export', async () => {
  await put(HOURS);
  const closure = await close('2026-12-25');
  const lines = (await owner.api.get('/gyms/me/export')).text.trim().split('\n');
  expect(lines).toContain(JSON.stringify({ type: 'opening_hours', hours: HOURS }));
  expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual({ type: 'closure', ...closure });
});
