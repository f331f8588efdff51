import { type ApiClient } from '../support/api-client';
import { ConsoleLab, DEVICES, inspect } from '../support/console';
import { colleague, demoOwner } from '../support/console-people';
import { buildCustomer, expectStatus } from '../support/factories';

jest.setTimeout(180_000);

let lab: ConsoleLab;
let owner: ApiClient;
let ada: { id: number };
beforeAll(async () => {
  lab = await ConsoleLab.start({ customers: 20 });
  owner = await demoOwner(lab);
  ada = await buildCustomer(owner, { first_name: 'Ada', last_name: 'Lovelace', phone: null });
  expectStatus(await owner.patch(`/customers/${ada.id}`, { phone: '+44 20 7946 0000' }), 200);
  expectStatus(await owner.patch('/gyms/me', { name: 'Iron Temple Mitte' }), 200);
});
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

describe('The audit log', () => {
  it('says who changed what, from what to what, and leads to it', async () => {
    const page = await lab.desk('/app/audit-log');
    const entry = page.getByRole('article').filter({ hasText: '+44 20 7946 0000' }).first();
    await entry.getByText('Phone: – → +44 20 7946 0000').waitFor();
    await entry.getByText('owner@iron-temple.example, from').waitFor();
    await page.getByText('Name: Iron Temple → Iron Temple Mitte').waitFor();
    await entry.getByRole('link').click();
    await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    await page.context().close();
  });

  it('is narrowed down, as the address says', async () => {
    const page = await lab.desk('/app/audit-log');
    await page.getByRole('combobox', { name: 'What happened' }).fill('Gym changed');
    await page.getByRole('option', { name: 'Gym changed' }).click();
    await page.waitForURL(/action=gym\.updated/);
    await page
      .getByRole('article')
      .filter({ hasText: 'Member changed' })
      .first()
      .waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('article').getByText('Gym changed').waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
    await page.getByLabel('Until').fill('2020-01-01');
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
    expect(await inspect(page, 'audit-log-empty')).toEqual([]);
    await page
      .getByRole('button', { name: 'Show everything' })
      .or(page.getByRole('link', { name: 'Show everything' }))
      .first()
      .click();
    await page.getByRole('article').filter({ hasText: 'Member changed' }).first().waitFor();
    await page.context().close();
  });

  it('goes on as one scrolls', async () => {
    await lab.test.sql(
      `INSERT INTO audit_log (gym_id, action, resource, resource_id)
       SELECT id, 'plan.created', 'plan', number FROM gyms, generate_series(1, 120) AS number`,
    );
    const page = await lab.desk('/app/audit-log?action=plan.created');
    await page.getByText('Plan 120', { exact: true }).waitFor();
    for (const plan of ['Plan 60', 'Plan 1']) {
      await page.getByRole('article').last().scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 10_000);
      await page.getByText(plan, { exact: true }).first().waitFor();
    }
    expect(await page.getByRole('article').count()).toBeGreaterThanOrEqual(120);
    await page.context().close();
  });

  it.each(DEVICES)('stands in nobody’s way on %s', async (_, device, suffix) => {
    const page = await lab.desk('/app/audit-log?resource=customer', device);
    await page.getByRole('article').filter({ hasText: 'Member changed' }).first().waitFor();
    expect(await inspect(page, `audit-log${suffix}`)).toEqual([]);
    await page.context().close();
  });

  it('is not for managers', async () => {
    const page = await lab.desk('/app/members', {}, await colleague(lab, 'manager'));
    await page.getByRole('heading', { name: 'Members' }).waitFor();
    expect(await page.getByRole('link', { name: 'Audit log' }).count()).toBe(0);
    await page.goto('/app/audit-log');
    await page.getByText('This page is not for your role').waitFor();
    await page.context().close();
  });
});
