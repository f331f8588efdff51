import { type Page } from 'playwright-core';
import { DEMO_ACCOUNT } from '../../scripts/seed';
import { type ApiClient, type Plan } from '../support/api-client';
import { ConsoleLab, DEVICES, inspect, toast } from '../support/console';
import { colleague, demoOwner, ownersPage } from '../support/console-people';
import { expectStatus, planFields } from '../support/factories';

jest.setTimeout(180_000);

interface StoredPlan extends Plan {
  id: number;
}

let lab: ConsoleLab;
let owner: ApiClient;
let open: (path: string) => Promise<Page>;
beforeAll(async () => {
  lab = await ConsoleLab.start();
  owner = await demoOwner(lab);
  open = await ownersPage(lab);
});
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

const build = async (fields: object = {}): Promise<StoredPlan> =>
  expectStatus(await owner.post<StoredPlan>('/plans', planFields(fields)), 201);
const stored = async ({ id }: { id: number }): Promise<StoredPlan> =>
  expectStatus(await owner.get<StoredPlan>(`/plans/${id}`), 200);
const pathOf = ({ id }: { id: number }): string => `/app/plans/${id}`;
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

describe('Plans', () => {
  it('are shown with what they cost, those on sale apart from those that are not', async () => {
    const page = await open('/app/plans');
    await page.getByRole('article', { name: 'Yearly' }).getByText('€490.00 per year').waitFor();
    expect(await page.getByRole('article', { name: 'Summer pass 2019' }).count()).toBe(0);
    await page.getByText('Archived').click();
    await page.waitForURL(/archived=true/);
    await page.getByRole('article', { name: 'Summer pass 2019' }).waitFor();
  });

  it('are made with prices in the currency of the gym, and hours in which they let in', async () => {
    const page = await open('/app/plans');
    await page.getByRole('heading', { name: 'Plans' }).waitFor();
    await page.getByRole('article').first().waitFor();
    await page.keyboard.press('c');
    await page.getByLabel(/^Name/).fill('Evenings');
    await page.getByLabel(/^Price of a period/).fill('29.95');
    await page.reload();
    expect(await page.getByLabel(/^Name/).inputValue()).toBe('Evenings');
    await page.getByLabel('Joining fee').fill('10');
    await page.getByLabel('How it ends').selectOption('fixed');
    await save(page);
    await page.getByText('Fill this in').waitFor();
    await page.getByLabel(/^Number of periods/).fill('6');
    await page.getByLabel('Visits in a period').fill('8');
    await page.getByRole('switch', { name: 'Lets in at certain times only' }).check();
    await page.getByLabel('From', { exact: true }).fill('18:00');
    await page.getByLabel('Until', { exact: true }).fill('02:00');
    expect(await inspect(page, 'plan-new')).toEqual([]);
    await save(page);
    await page.getByRole('article', { name: 'Evenings' }).getByText('€29.95 per month').waitFor();
    const made = expectStatus(await owner.get<StoredPlan[]>('/plans'), 200).find(
      ({ name }) => name === 'Evenings',
    );
    expect(made).toMatchObject({
      kind: 'fixed',
      price_cents: 2_995,
      joining_fee_cents: 1_000,
      period: { unit: 'month', count: 1 },
      periods: 6,
      visits_per_period: 8,
      access: [{ weekday: 'monday', from: '18:00', until: '02:00' }],
    });
  });

  it('are archived, and sold again at the press of a button', async () => {
    const plan = await build({ name: 'Old times' });
    const page = await open(pathOf(plan));
    await page.getByRole('button', { name: 'Archive' }).click();
    await toast(page, 'Old times is not sold any more.').getByRole('button', { name: 'Undo' }).click();
    await toast(page, 'Undone.').waitFor();
    expect(await stored(plan)).toMatchObject({ archived: false });
  });

  it('are deleted as long as nobody has bought them; of others it is said what to do instead', async () => {
    const plan = await build({ name: 'Never sold' });
    const page = await open(pathOf(plan));
    const remove = async () => {
      await page.getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    };
    await remove();
    await toast(page, 'Never sold is deleted.').waitFor();
    await page.getByRole('link', { name: 'Yearly' }).click();
    await page.getByRole('heading', { name: 'Yearly' }).waitFor();
    await remove();
    await toast(page, 'Archive it instead').waitFor();
  });

  it('that two people change keep what both have typed, and ask about what both have changed', async () => {
    const plan = await build({ name: 'Contested', price_cents: 5_000, notice_days: 30 });
    const page = await open(pathOf(plan));
    await page.getByLabel(/^Price of a period/).fill('60');
    await page.getByLabel('Joining fee').fill('5');
    expectStatus(await owner.patch(`/plans/${plan.id}`, { price_cents: 5_500, notice_days: 14 }), 200);
    await save(page);
    const choice = page.getByRole('dialog', { name: 'Changed twice' });
    await choice.getByText('€55.00').waitFor();
    await choice.getByText('€60.00').waitFor();
    expect(await inspect(page, 'plan-conflict')).toEqual([]);
    await choice.getByRole('button', { name: 'Keep theirs' }).click();
    await toast(page, 'Contested is saved.').waitFor();
    expect(await stored(plan)).toMatchObject({ price_cents: 5_500, joining_fee_cents: 500, notice_days: 14 });
  });

  it('are saved after the password, when the session has ended while somebody typed', async () => {
    const plan = await build({ name: 'Patient' });
    const page = await open(pathOf(plan));
    await page.getByLabel('Description').fill('All areas');
    await lab.test.sql('DELETE FROM sessions');
    await save(page);
    const again = page.getByRole('dialog', { name: 'Are you still there?' });
    await again.getByLabel(/^Password/).fill(DEMO_ACCOUNT.password);
    await again.getByRole('button', { name: 'Go on' }).click();
    await toast(page, 'Patient is saved.').waitFor();
    owner = await demoOwner(lab);
    expect(await stored(plan)).toMatchObject({ description: 'All areas' });
  });

  it('can be looked at by the front desk, and not changed', async () => {
    const page = await lab.desk('/app/plans', {}, await colleague(lab, 'front_desk'));
    await page.getByRole('article', { name: 'Yearly' }).waitFor();
    expect(await page.getByRole('link', { name: /New plan|Yearly/ }).count()).toBe(0);
    await page.context().close();
  });
});

it.each(DEVICES)('stands in nobody’s way on %s', async (_, device, suffix) => {
  const page = await lab.desk('/app/plans', device);
  await page.getByRole('article').first().waitFor();
  expect(await inspect(page, `plans${suffix}`)).toEqual([]);
  await page.getByRole('link', { name: 'Student month' }).click();
  await page.getByRole('heading', { name: 'Student month', level: 1 }).waitFor();
  expect(await inspect(page, `plan${suffix}`)).toEqual([]);
  await page.context().close();
});
