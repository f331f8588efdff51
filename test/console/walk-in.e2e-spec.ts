import { type Page, type Route } from 'playwright-core';
import { type Customer, type Membership } from '../support/api-client';
import { ConsoleLab, inspect, PHONE } from '../support/console';
import { buildGym, buildPlan, expectStatus, type SignedUpGym } from '../support/factories';
import { scanCard } from '../support/scanner';

jest.setTimeout(180_000);

let lab: ConsoleLab;
beforeAll(async () => (lab = await ConsoleLab.start()));
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

async function buildGymWithPlan(): Promise<SignedUpGym> {
  const gym = await buildGym(lab.test.api);
  await buildPlan(gym.api, { joining_fee_cents: 2_000 });
  return gym;
}

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel(/^First name/).fill('Ada');
  await page.getByLabel(/^Last name/).fill('Lovelace');
  await page.getByLabel(/^E-mail/).fill('ada@example.com');
  await page.getByLabel('Monthly').check();
  await page.getByText('To pay now: €69.00').waitFor();
}

const submit = (page: Page) => page.getByRole('button', { name: 'Join and check in' }).click();

/** Has the server do what it is asked, and the answer get lost. */
async function loseAnswer(route: Route): Promise<void> {
  await route.fetch();
  await route.abort();
}

/** Everybody in the gym, and what was sold to the first of them. */
async function readGym({ api }: SignedUpGym): Promise<{ customers: Customer[]; memberships: Membership[] }> {
  const customers = expectStatus(await api.get<Customer[]>('/customers'), 200);
  const path = `/customers/${customers[0]?.id}/memberships`;
  return { customers, memberships: expectStatus(await api.get<Membership[]>(path), 200) };
}

describe('Whoever walks in', () => {
  it('joins, gets a card and a photo, and is checked in, on one page', async () => {
    const gym = await buildGymWithPlan();
    const page = await lab.desk('/app/check-in', {}, gym);
    await page.getByRole('main').getByRole('link', { name: 'Walk-in' }).click();
    await fillIn(page);
    await scanCard(page, '0004711');
    await page.getByRole('button', { name: 'Take a photo' }).click();
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByRole('img', { name: 'Photo' }).waitFor();
    expect(await inspect(page, 'walk-in')).toEqual([]);
    await submit(page);
    await page.locator('[data-color=green]').getByText('Ada Lovelace').waitFor();
    await page.locator('[data-color=green] img').waitFor();
    const { customers, memberships } = await readGym(gym);
    expect(customers).toMatchObject([
      { first_name: 'Ada', card_number: '0004711', photo_url: expect.any(String) },
    ]);
    expect(memberships).toMatchObject([{ plan_name: 'Monthly', status: 'active' }]);
    await page.context().close();
  });

  it('is made once, whichever answer gets lost and however often it is tried', async () => {
    const gym = await buildGymWithPlan();
    const page = await lab.desk('/app/walk-in', {}, gym);
    await fillIn(page);
    await page.route('**/customers', loseAnswer, { times: 1 });
    await submit(page);
    await page.getByText('The answer was lost on its way.').waitFor();
    await page.reload();
    expect(await page.getByLabel(/^First name/).inputValue()).toBe('Ada');
    await page.route('**/customers/*/memberships', loseAnswer, { times: 1 });
    await submit(page);
    await page.getByText('The member is saved, the plan is not sold yet.').waitFor();
    expect(await inspect(page, 'walk-in-again')).toEqual([]);
    await submit(page);
    await page.locator('[data-color=green]').waitFor();
    const { customers, memberships } = await readGym(gym);
    expect(customers).toHaveLength(1);
    expect(memberships).toHaveLength(1);
    expect(lab.takeErrors().filter((error) => !error.includes('ERR_FAILED'))).toEqual([]);
    await page.context().close();
  });

  it('is made once when the server is still at it', async () => {
    const gym = await buildGymWithPlan();
    const page = await lab.desk('/app/walk-in', {}, gym);
    await fillIn(page);
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/customers'))
        keys.push(request.headers()['idempotency-key']);
    });
    const problem = { code: 'idempotency_request_in_flight', title: '', status: 409, detail: '' };
    await page.route('**/customers', (route) => route.fulfill({ status: 409, json: problem }), { times: 1 });
    await submit(page);
    await page.getByText('This is being saved already.').waitFor();
    await submit(page);
    await page.locator('[data-color=green]').waitFor();
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    await page.context().close();
  });

  it('is told which fields are wrong, by keyboard on a phone, and loses nothing', async () => {
    const gym = await buildGymWithPlan();
    const page = await lab.desk('/app/walk-in?card=0004711', PHONE, gym);
    await page.getByLabel(/^First name/).waitFor();
    await page.keyboard.type('Grace', { delay: 60 });
    await page.keyboard.press('Enter');
    await page.getByText('Choose a plan').waitFor();
    await page
      .getByLabel(/^Last name/)
      .and(page.locator(':focus'))
      .waitFor();
    expect(await inspect(page, 'walk-in-phone')).toEqual([]);
    expect(await page.getByLabel(/^First name/).inputValue()).toBe('Grace');
    expect(await page.getByLabel(/^Card/).inputValue()).toBe('0004711');
    await page.context().close();
  });
});
