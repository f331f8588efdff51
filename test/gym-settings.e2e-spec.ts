import { startTestApp, type TestApp } from './support/app';
import { readLog } from './support/audit-log';
import { expectCode, expectInvalid } from './support/expect-problem';
import { buildGym, expectStatus, type SignedUpGym } from './support/factories';

const PATH = '/gyms/me/settings';
const DEFAULTS = {
  country: null,
  visit_timeout_minutes: 240,
  max_freeze_days_per_year: null,
  first_day_of_week: 'monday',
  reminders: ['14_days_before', '7_days_before', '1_day_before', '1_day_after'],
  logo_url: null,
};

let test: TestApp;
let owner: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());
beforeEach(async () => {
  owner = await buildGym(test.api);
});

const settings = async () => expectStatus(await owner.api.get<object>(PATH), 200);
const actions = async () =>
  (await readLog(owner.api, '/audit-log?resource=gym_settings')).map(({ action }) => action);

describe('The settings of a gym', () => {
  it('are the defaults until they are changed, and only what is changed differs afterwards', async () => {
    expect(await settings()).toEqual(DEFAULTS);
    const first = { country: 'de', max_freeze_days_per_year: 0 };
    const expected = { ...DEFAULTS, country: 'DE', max_freeze_days_per_year: 0 };
    expect(expectStatus(await owner.api.patch<object>(PATH, first), 200)).toEqual(expected);
    expect(await settings()).toEqual(expected);
    const second = { country: null, visit_timeout_minutes: 1440, first_day_of_week: 'saturday' };
    expectStatus(await owner.api.patch<object>(PATH, second), 200);
    expect(await settings()).toEqual({ ...expected, ...second });
    expect(await actions()).toEqual(['gym_settings.updated', 'gym_settings.created']);
  });

  it('are of one gym alone', async () => {
    await owner.api.patch(PATH, { visit_timeout_minutes: 60 });
    const { api } = await buildGym(test.api);
    expect((await api.get(PATH)).body).toEqual(DEFAULTS);
  });

  it('stay alone, and the audit log too, when nothing changes', async () => {
    for (const body of [{}, DEFAULTS])
      expect(expectStatus(await owner.api.patch<object>(PATH, body), 200)).toEqual(DEFAULTS);
    expect(await actions()).toEqual([]);
  });

  it.each<[object, string]>([
    [{ country: 'XX' }, 'country'],
    [{ country: 'DEU' }, 'country'],
    [{ country: 49 }, 'country'],
    [{ visit_timeout_minutes: 0 }, 'visit_timeout_minutes'],
    [{ visit_timeout_minutes: 1441 }, 'visit_timeout_minutes'],
    [{ visit_timeout_minutes: null }, 'visit_timeout_minutes'],
    [{ max_freeze_days_per_year: -1 }, 'max_freeze_days_per_year'],
    [{ max_freeze_days_per_year: 367 }, 'max_freeze_days_per_year'],
    [{ first_day_of_week: 'friday' }, 'first_day_of_week'],
  ])('cannot be %j', async (body, field) => {
    expectInvalid(await owner.api.patch(PATH, body), `body.${field}`);
    expect(await settings()).toEqual(DEFAULTS);
  });

  it('are changed in the version that was read, also by two who change them first at one time', async () => {
    const { headers } = await owner.api.get(PATH);
    const sent = { headers: { 'If-Match': headers.get('etag')! } };
    const answers = await Promise.all(
      [1, 2, 3, 4].map((visit_timeout_minutes) => owner.api.patch(PATH, { visit_timeout_minutes }, sent)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(3);
    expectCode(await owner.api.patch(PATH, { country: 'DE' }, sent), 412, 'precondition_failed');
  });
});

it('A gym takes its settings along in its export', async () => {
  await owner.api.patch(PATH, { country: 'AT' });
  const { text } = await owner.api.get('/gyms/me/export');
  expect(text).toContain(JSON.stringify({ type: 'gym_settings', ...DEFAULTS, country: 'AT' }));
});
