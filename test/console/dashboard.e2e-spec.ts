import { type Access } from '../support/api-client';
import { ConsoleLab, inspect, openWithEvents, PHONE } from '../support/console';
import { buildGym, buildMember, expectStatus } from '../support/factories';

jest.setTimeout(120_000);

let lab: ConsoleLab;
beforeAll(async () => (lab = await ConsoleLab.start()));
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

describe('The dashboard', () => {
  it('says who is in and what to do today, and leads to where it is done', async () => {
    const page = await lab.desk('/app');
    await page.getByRole('heading', { name: 'Today', exact: true }).waitFor();
    expect(await page.getByText('Active members').locator('..').locator('dd').innerText()).toMatch(/^[1-9]/);
    await page.getByRole('heading', { name: /^Who is in: \d+$/ }).waitFor();
    expect(await inspect(page, 'dashboard')).toEqual([]);
    await page
      .getByRole('link', { name: /ended? within/ })
      .first()
      .click();
    await page.waitForURL(/\/work-lists\/(expiring|lapsed)\?days=7$/);
    await page.context().close();
  });

  it('asks once for all its figures', async () => {
    const page = await lab.desk('/app/members');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.getByRole('heading', { name: 'To do today' }).waitFor();
    expect(asked.filter((path) => path.includes('/reports/'))).toEqual(['/api/v1/reports/today']);
    await page.context().close();
  });

  it('shows who comes meanwhile, as soon as they are in', async () => {
    const gym = await buildGym(lab.test.api, { timezone: 'Asia/Tokyo' });
    const member = await buildMember(gym.api);
    const page = await lab.desk('/app', {}, gym);
    await openWithEvents(page, '/app');
    await page.getByRole('heading', { name: 'Who is in: 0' }).waitFor();
    const { visit } = expectStatus(await gym.api.post<Access>('/check-ins', { customer_id: member.id }), 201);
    const { occurred_at } = visit!;
    // By the clock of the gym: the browser is in Berlin. Sooner than it would be asked for.
    const time = new Date(occurred_at).toLocaleTimeString('en-GB', {
      timeZone: 'Asia/Tokyo',
      timeStyle: 'short',
    });
    await page.getByRole('link', { name: `Ada Lovelace since ${time}` }).waitFor({ timeout: 25_000 });
    await page.context().close();
  });

  it('asks from time to time where no events come', async () => {
    const gym = await buildGym(lab.test.api);
    const member = await buildMember(gym.api);
    const page = await lab.desk('/app/members', {}, gym);
    await page.route('**/api/v1/events', (route) => route.fulfill({ status: 429 }));
    await page.goto('/app');
    await page.getByRole('heading', { name: 'Who is in: 0' }).waitFor();
    expectStatus(await gym.api.post('/check-ins', { customer_id: member.id }), 201);
    await page.getByRole('link', { name: /^Ada Lovelace/ }).waitFor({ timeout: 60_000 });
    await page.context().close();
  });

  it('shows a new gym its first steps', async () => {
    const page = await lab.desk('/app', {}, await buildGym(lab.test.api, { name: 'Iron Church' }));
    await page.getByRole('heading', { name: 'Welcome to Iron Church' }).waitFor();
    expect(await inspect(page, 'dashboard-first-steps')).toEqual([]);
    await page.getByRole('link', { name: /import a CSV file/ }).click();
    await page.getByRole('heading', { name: 'Import a file' }).waitFor();
    await page.context().close();
  });

  it('fits a phone', async () => {
    const page = await lab.desk('/app', PHONE);
    await page.getByRole('heading', { name: 'To do today' }).waitFor();
    expect(await inspect(page, 'dashboard-phone')).toEqual([]);
    await page.context().close();
  });
});
