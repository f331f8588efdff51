import { startTestApp, type TestApp } from './support/app';
import { setClock } from './support/clock';
import { expectInvalid } from './support/expect-problem';
import { type ApiClient } from './support/api-client';
import { buildCustomer, buildGym, buildPlan, expectStatus } from './support/factories';

interface Movements {
  from: string;
  to: string;
  start: number;
  joined: number;
  returned: number;
  left: number;
  end: number;
}
interface MembersReport extends Movements {
  attrition: number | null;
  attrition_definition: string;
  periods: Movements[];
}

let test: TestApp;
beforeAll(async () => (test = await startTestApp()));
afterAll(() => test.stop());

const MONTH = { kind: 'fixed', period: { unit: 'month', count: 1 }, periods: 1, price_cents: 6000 };

/** Sells a month to somebody. */
async function sellMonth(
  api: ApiClient,
  plan_id: number,
  start_date: string,
  customerId?: number,
): Promise<number> {
  const id = customerId ?? (await buildCustomer(api)).id;
  expectStatus(await api.post(`/customers/${id}/memberships`, { plan_id, start_date }), 201);
  return id;
}

const membersReport = (api: ApiClient, query: string) => api.get<MembersReport>(`/reports/members${query}`);

describe('The report on members', () => {
  it('says who was there, joined, returned and left, in all and by month, and it adds up', async () => {
    setClock('2026-01-01T12:00:00Z');
    const { api } = await buildGym(test.api);
    const { id: plan } = await buildPlan(api, MONTH);
    const loyal = await sellMonth(api, plan, '2026-01-01'); // January, and February without a gap
    await sellMonth(api, plan, '2026-02-01', loyal);
    const back = await sellMonth(api, plan, '2026-01-01'); // January, and March again
    await sellMonth(api, plan, '2026-03-01', back);
    await sellMonth(api, plan, '2026-02-10'); // 10 February to 9 March
    // Without memberships: the plain fields.
    await buildCustomer(api, { membership_start: '2025-12-01', membership_end: '2026-02-28' });
    await buildCustomer(api, { membership_start: '2025-12-01', active: false });
    setClock('2026-03-31T12:00:00Z');

    const { body } = await membersReport(api, '?from=2026-01-01&to=2026-03-31');
    const [january, february, march] = body.periods;
    expect(january).toEqual({
      from: '2026-01-01',
      to: '2026-01-31',
      start: 1,
      joined: 2,
      returned: 0,
      left: 0,
      end: 3,
    });
    // `back` is not covered on 1 February.
    expect(february).toMatchObject({ start: 3, joined: 1, returned: 0, left: 1, end: 3 });
    // On 1 March `loyal` and the one without memberships are gone, on 10 March the third.
    expect(march).toMatchObject({ start: 3, joined: 0, returned: 1, left: 3, end: 1 });
    expect(body).toMatchObject({ start: 1, joined: 3, returned: 1, left: 4, end: 1 });
    expect([body.attrition, body.attrition_definition]).toEqual([4, 'left / start']);
    for (const { start, joined, returned, left, end } of [body, ...body.periods])
      expect(start + joined + returned - left).toBe(end);
  });

  it("begins with the first of the month of the gym's today, and may be had by day, week and year", async () => {
    setClock('2026-05-31T12:30:00Z'); // 1 June in Auckland
    const { api } = await buildGym(test.api, { timezone: 'Pacific/Auckland' });
    await buildCustomer(api);
    const { body } = await membersReport(api, '');
    expect(body).toMatchObject({ from: '2026-06-01', to: '2026-06-01', start: 0, end: 0, attrition: null });
    expect((await membersReport(api, '?from=2026-05-01&to=2026-05-31&by=day')).body.periods).toHaveLength(31);
    expect((await membersReport(api, '?from=2026-01-01&to=2027-01-01&by=year')).body.periods).toHaveLength(2);
    await api.patch('/gyms/me/settings', { first_day_of_week: 'sunday' });
    expect(
      (await membersReport(api, '?from=2026-05-30&to=2026-06-08&by=week')).body.periods.map(
        ({ from }) => from,
      ),
    ).toEqual(['2026-05-30', '2026-05-31', '2026-06-07']);
  });

  it('knows nothing of other gyms, and counts each customer once however many memberships overlap', async () => {
    setClock('2026-02-10T12:00:00Z');
    const [{ api }, { api: stranger }] = [await buildGym(test.api), await buildGym(test.api)];
    const { id: plan } = await buildPlan(api, MONTH);
    const id = await sellMonth(api, plan, '2026-02-01');
    await sellMonth(api, plan, '2026-02-05', id);
    expect((await membersReport(api, '?from=2026-02-01&to=2026-02-28')).body).toMatchObject({
      joined: 1,
      end: 1,
    });
    expect((await membersReport(stranger, '?from=2026-02-01&to=2026-02-28')).body).toMatchObject({
      joined: 0,
      end: 0,
    });
  });

  it.each([
    ['?from=2026-02-02&to=2026-02-01', 'query.to'],
    ['?from=2000-01-01&to=2026-02-01&by=day', 'query.to'],
    ['?from=yesterday', 'query.from'],
    ['?by=hour', 'query.by'],
  ])('refuses %s', async (query, place) => {
    const { api } = await buildGym(test.api);
    expectInvalid(await api.get(`/reports/members${query}`), place);
  });
});

interface AttendanceReport {
  from: string;
  to: string;
  visits: number;
  customers: number;
  hours: { weekday: string; hour: number; visits: number; average: number | null }[];
  days: { date: string; visits: number; customers: number }[];
}

describe('The report on attendance', () => {
  const attendance = async (api: ApiClient, query = '') =>
    expectStatus(await api.get<AttendanceReport>(`/reports/attendance${query}`), 200);

  /** Lets somebody in, whatever speaks against it. @returns the visit's id */
  async function visit(api: ApiClient, customer_id: number, moment: string): Promise<number> {
    setClock(moment);
    const checkIn = { customer_id, override_reason: 'Trial' };
    return expectStatus(await api.post<{ visit: { id: number } }>('/check-ins', checkIn), 201).visit.id;
  }

  it('counts visits by the weekday, the hour and the day of the gym', async () => {
    const { api } = await buildGym(test.api, { timezone: 'Australia/Brisbane' });
    const [one, other] = [(await buildCustomer(api)).id, (await buildCustomer(api)).id];
    // In Brisbane, Wednesday 18 and Thursday 19 February 2026, 07:30; in UTC, the evenings before.
    await visit(api, one, '2026-02-17T21:30:00Z');
    await visit(api, one, '2026-02-18T21:30:00Z');
    await visit(api, other, '2026-02-18T21:59:00Z');
    const voided = await visit(api, one, '2026-02-19T08:00:00Z');
    expectStatus(await api.post(`/check-ins/${voided}/void`, { reason: 'Wrong card' }), 200);
    expectStatus(await api.post('/check-ins', { customer_id: other }), 201); // denied

    const report = await attendance(api, '?from=2026-02-12&to=2026-02-19');
    expect(report).toMatchObject({ visits: 3, customers: 2 });
    expect(report.hours).toHaveLength(168);
    expect(report.hours[0]).toEqual({ weekday: 'monday', hour: 0, visits: 0, average: 0 });
    expect(report.hours.filter(({ visits }) => visits > 0)).toEqual([
      { weekday: 'wednesday', hour: 7, visits: 1, average: 1 },
      { weekday: 'thursday', hour: 7, visits: 2, average: 1 }, // of two Thursdays
    ]);
    expect(report.days).toHaveLength(8);
    expect(report.days.at(-1)).toEqual({ date: '2026-02-19', visits: 2, customers: 2 });
    const friday = (await attendance(api, '?from=2026-02-18&to=2026-02-18')).hours.find(
      ({ weekday }) => weekday === 'friday',
    );
    expect(friday).toMatchObject({ visits: 0, average: null });
  });

  it('is about the last four weeks unless asked otherwise, and knows nothing of other gyms', async () => {
    setClock('2026-03-01T12:00:00Z');
    const [{ api }, { api: stranger }] = [await buildGym(test.api), await buildGym(test.api)];
    await visit(api, (await buildCustomer(api)).id, '2026-03-01T12:00:00Z');
    expect(await attendance(api)).toMatchObject({ from: '2026-02-02', to: '2026-03-01', visits: 1 });
    expect(await attendance(stranger)).toMatchObject({ visits: 0, customers: 0 });
    expectInvalid(await api.get('/reports/attendance?from=2026-03-02&to=2026-03-01'), 'query.to');
    expectInvalid(await api.get('/reports/attendance?from=2020-03-02&to=2026-03-01'), 'query.to');
  });
});

describe('The report on today', () => {
  it("has the figures of the gym's day", async () => {
    setClock('2026-03-01T11:30:00Z'); // 2 March in Auckland, half past midnight
    const { api } = await buildGym(test.api, { timezone: 'Pacific/Auckland' });
    const today = async () =>
      expectStatus(await api.get<Record<string, number | string>>('/reports/today'), 200);
    expect((await today()).date).toBe('2026-03-02');
    const { id } = await buildCustomer(api, { date_of_birth: '1990-03-02' });
    await buildCustomer(api, { membership_end: '2026-03-02' }); // expiring, and active today
    await buildCustomer(api, { membership_end: '2026-03-09' }); // expiring
    await buildCustomer(api, { membership_end: '2026-03-10' });
    await buildCustomer(api, { membership_end: '2026-03-01' }); // lapsed
    await buildCustomer(api, { membership_end: '2026-02-23' }); // lapsed
    await buildCustomer(api, { membership_end: '2026-02-22' });
    // When they were added is written by PostgreSQL, whose clock stands elsewhere.
    await test.sql(`UPDATE customers SET created_at = '2026-03-01T10:59:00Z' WHERE date_of_birth IS NULL`);
    await test.sql(`UPDATE customers SET created_at = '2026-03-01T11:00:00Z' WHERE id = $1`, [id]);
    const { id: plan_id } = await buildPlan(api, MONTH);
    const frozen = await buildCustomer(api, { date_of_birth: '1991-03-03' });
    const membership = expectStatus(
      await api.post<{ id: number }>(`/customers/${frozen.id}/memberships`, { plan_id }),
      201,
    );
    const days = { start_date: '2026-03-02', end_date: '2026-03-02' };
    expectStatus(await api.post(`/memberships/${membership.id}/freeze`, days), 200);

    const checkIn = async (customer_id: number) =>
      expectStatus(
        await api.post<{ visit: { id: number } | null }>('/check-ins', {
          customer_id,
          override_reason: 'Trial',
        }),
        201,
      );
    setClock('2026-03-01T10:30:00Z'); // yesterday there, and in for four hours
    await checkIn(id);
    setClock('2026-03-01T11:30:00Z');
    const { visit } = await checkIn(frozen.id);
    expectStatus(await api.post('/check-ins', { card_number: 'unknown' }), 201);
    expect(await today()).toMatchObject({
      active: 5,
      in_now: 2,
      visits: 1,
      denied: 1,
      added: 1,
      expiring: 2,
      lapsed: 2,
      frozen: 1,
      birthdays: 1,
    });
    expectStatus(await api.post(`/check-ins/${visit!.id}/void`, { reason: 'Wrong card' }), 200);
    expect(await today()).toMatchObject({ in_now: 1, visits: 0 });
  });

  it('wishes a happy birthday on 1 March to whoever was born on 29 February', async () => {
    setClock('2027-03-01T12:00:00Z');
    const { api } = await buildGym(test.api);
    await buildCustomer(api, { date_of_birth: '2000-02-29' });
    expect((await api.get<{ birthdays: number }>('/reports/today')).body.birthdays).toBe(1);
    setClock('2028-03-01T12:00:00Z');
    expect((await api.get<{ birthdays: number }>('/reports/today')).body.birthdays).toBe(0);
  });

  it('knows nothing of other gyms', async () => {
    const [{ api }, { api: stranger }] = [await buildGym(test.api), await buildGym(test.api)];
    const { id } = await buildCustomer(api, { date_of_birth: '2000-02-28', membership_end: '2099-12-31' });
    expectStatus(await api.post('/check-ins', { customer_id: id }), 201);
    const { date: _date, ...figures } = (await stranger.get<Record<string, number>>('/reports/today')).body;
    expect(Object.values(figures)).toEqual(Object.values(figures).map(() => 0));
  });
});

describe('Reports as CSV files', () => {
  /** The lines of a report, and its name. */
  async function fileOf(api: ApiClient, report: string): Promise<[name: string | null, lines: string[]]> {
    const answer = await api.get<string>(`/reports/${report}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    return [answer.headers.get('content-disposition'), answer.text.trimEnd().split('\r\n')];
  }

  it('have the figures of the reports, under the same names', async () => {
    setClock('2026-02-10T12:00:00Z');
    const { api } = await buildGym(test.api);
    const { id } = await buildCustomer(api, { membership_start: '2026-01-15' });
    expectStatus(await api.post('/check-ins', { customer_id: id }), 201);
    expect(await fileOf(api, 'members.csv?from=2026-01-01&to=2026-02-28')).toEqual([
      'attachment; filename="members.csv"',
      [
        'from,to,start,joined,returned,left,end',
        '2026-01-01,2026-01-31,0,1,0,0,1',
        '2026-02-01,2026-02-28,1,0,0,0,1',
      ],
    ]);
    const [, attendance] = await fileOf(api, 'attendance.csv?from=2026-02-10&to=2026-02-10');
    expect(attendance).toHaveLength(169);
    expect(attendance.slice(0, 2)).toEqual(['weekday,hour,visits,average', 'monday,0,0,']);
    expect(attendance).toContain('tuesday,12,1,1');
    const [, [names, figures]] = await fileOf(api, 'today.csv');
    expect(names).toContain('date,active,');
    expect(figures).toMatch(/^2026-02-10,1,/);
  });

  it('refuse what the reports refuse', async () => {
    const { api } = await buildGym(test.api);
    for (const report of ['members', 'attendance'])
      expectInvalid(await api.get(`/reports/${report}.csv?from=2026-03-02&to=2026-03-01`), 'query.to');
  });
});
