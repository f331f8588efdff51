import { DEMO_ACCOUNT, seed } from '../scripts/seed';
import { type ApiClient } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { expectStatus, signIn } from './support/factories';

describe('The demo gym', () => {
  let test: TestApp;
  let api: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    await seed(test.databaseUrl, 400);
    api = test.api.as(await signIn(test.api, DEMO_ACCOUNT.email, DEMO_ACCOUNT.password));
  }, 60_000);
  afterAll(() => test.stop());

  it.each(['expiring?days=90', 'lapsed?days=90', 'absent', 'birthdays?days=31', 'incomplete'])(
    'has somebody on the work list %s',
    async (list) => {
      expect(expectStatus(await api.get<object[]>(`/work-lists/${list}`), 200).length).toBeGreaterThan(0);
    },
  );

  it('has had visits in every month of the last year, and on every weekday', async () => {
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const { days, hours } = expectStatus(
      await api.get<{
        days: { date: string; visits: number }[];
        hours: { weekday: string; visits: number }[];
      }>(`/reports/attendance?from=${day(300)}&to=${day(0)}`),
      200,
    );
    const busy = days.filter(({ visits }) => visits > 0);
    expect(new Set(busy.map(({ date }) => date.slice(0, 7))).size).toBeGreaterThanOrEqual(10);
    expect(new Set(hours.filter(({ visits }) => visits > 0).map(({ weekday }) => weekday)).size).toBe(7);
  });

  it('has tags and cards', async () => {
    expect(expectStatus(await api.get<{ tag: string }[]>('/tags'), 200).map(({ tag }) => tag)).toEqual([
      'boxing',
      'student',
      'yoga',
    ]);
    const { body } = await api.get<{ card_number: string | null }[]>('/customers');
    const { card_number } = body.find((customer) => customer.card_number !== null)!;
    const scan = await api.post<{ customer: { first_name: string } }>('/check-ins', { card_number });
    expect(expectStatus(scan, 201).customer.first_name).toMatch(/\S/);
  });
});
