import { ConsoleLab, DEVICES, inspect } from '../support/console';
import { buildCustomer, buildGym, buildPlan, expectStatus } from '../support/factories';
import { buildStaff } from '../support/staff';

jest.setTimeout(180_000);

let lab: ConsoleLab;
beforeAll(async () => (lab = await ConsoleLab.start()));
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

const LISTS = ['Ending soon', 'Lapsed', 'Not here lately', 'Birthdays', 'Incomplete'];

const DAYS = 30;

/** A gym in which the memberships of these people end today. */
async function gymWithEnding(...first_names: string[]) {
  const gym = await buildGym(lab.test.api, { timezone: 'UTC' });
  const plan = await buildPlan(gym.api, {
    name: '30 days',
    kind: 'fixed',
    periods: 1,
    period: { unit: 'day', count: DAYS },
    price_cents: 1_500,
    joining_fee_cents: 0,
  });
  const start_date = new Date(Date.now() - (DAYS - 1) * 86_400_000).toISOString().slice(0, 10);
  const members = [];
  for (const first_name of first_names) {
    const { id } = await buildCustomer(gym.api, {
      first_name,
      last_name: 'Lovelace',
      phone: '+49 30 901820',
    });
    const sold = await gym.api.post<{ id: number }>(`/customers/${id}/memberships`, {
      plan_id: plan.id,
      start_date,
    });
    members.push({ customerId: id, membershipId: expectStatus(sold, 201).id });
  }
  return { ...gym, plan, members };
}

describe('The work lists', () => {
  it.each(DEVICES)('are all there on %s', async (_, device, suffix) => {
    const page = await lab.desk('/app/work-lists', device);
    for (const [index, list] of LISTS.entries()) {
      await page.getByRole('tab', { name: list }).click();
      const rows = page.getByLabel(list).locator('[data-index]');
      const nobody = page.getByRole('heading', { name: 'Nobody on this list' });
      await rows.first().or(nobody).waitFor();
      expect(await inspect(page, `work-list-${index + 1}${suffix}`)).toEqual([]);
    }
    await page.context().close();
  });

  it('keep the days in the address, and survive a reload', async () => {
    const page = await lab.desk('/app/work-lists/lapsed?days=60');
    const days = page.getByLabel('Ended within how many days');
    expect(await days.inputValue()).toBe('60');
    await days.fill('365');
    await page.waitForURL(/days=365$/);
    await page.reload();
    await days.waitFor();
    expect(await days.inputValue()).toBe('365');
    await page.context().close();
  });

  it('are walked through by keys', async () => {
    const page = await lab.desk('/app/members');
    await page.getByRole('heading', { name: 'Members' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await page.getByRole('tab', { name: 'Ending soon' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByLabel('Lapsed').locator('[data-index]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const second = page.locator('[data-index="1"] a').first();
    const name = await second.innerText();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name }).waitFor();
    await page.context().close();
  });
});

describe('Renewing several memberships', () => {
  it('shows what it comes to, does it, and says what has become of each', async () => {
    const { api, plan, members, ...account } = await gymWithEnding('Ada', 'Byron', 'Mary');
    const page = await lab.desk('/app/work-lists/expiring', {}, account);
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    await page.getByRole('button', { name: 'Renew 3 memberships' }).click();
    const dialog = page.getByRole('dialog', { name: 'Renew memberships' });
    await dialog.getByText('3 memberships for €45.00 in all').waitFor();
    expect(await inspect(page, 'renew')).toEqual([]);
    // At another desk, one of them is renewed meanwhile.
    expectStatus(await api.post(`/memberships/${members[1]!.membershipId}/renew`, {}), 201);
    await dialog.getByRole('button', { name: 'Renew 3 memberships' }).click();
    await page.getByText('2 memberships are renewed, 1 could not be.').waitFor();
    await page.getByRole('row', { name: /Byron.*was renewed before, at another desk perhaps/ }).waitFor();
    expect(await inspect(page, 'renewed')).toEqual([]);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor({ state: 'detached' });
    await page.context().close();
    const { body } = await api.get<object[]>(`/memberships?plan_id=${plan.id}`);
    expect(body).toHaveLength(6);
  });

  it('is not offered to coaches', async () => {
    const gym = await gymWithEnding('Ada');
    const coach = await buildStaff(lab.test, gym, 'coach');
    const page = await lab.desk('/app/work-lists/expiring', {}, coach);
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor();
    expect(await page.getByRole('button', { name: /Renew/ }).count()).toBe(0);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await page.context().close();
  });
});
