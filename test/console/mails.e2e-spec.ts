import { type ApiClient } from '../support/api-client';
import { ConsoleLab, DEVICES, inspect } from '../support/console';
import { colleague, demoOwner } from '../support/console-people';
import { eventually } from '../support/eventually';
import { buildCustomer } from '../support/factories';

jest.setTimeout(180_000);

let lab: ConsoleLab;
let owner: ApiClient;
beforeAll(async () => {
  lab = await ConsoleLab.start({ customers: 20 });
  owner = await demoOwner(lab);
  await buildCustomer(owner, { first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com' });
  await buildCustomer(owner, { first_name: 'Grace', last_name: 'Hopper', email: 'grace@example.com' });
  await eventually('both mails', async () => {
    const { body } = await owner.get<{ status: string }[]>('/mails?template=customer-welcome&status=sent');
    return body.length === 2 || undefined;
  });
  await lab.test.sql(
    `UPDATE mails SET status = 'bounced', last_error = '550 No such user' WHERE recipient_email = 'grace@example.com'`,
  );
});
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

describe('The log of mails', () => {
  it('shows which have not arrived and why, and leads to the member', async () => {
    const page = await lab.desk('/app/mails');
    await page
      .getByRole('textbox', { name: 'Status' })
      .or(page.getByRole('combobox', { name: 'Status' }))
      .click();
    await page.getByRole('option', { name: 'Bounced' }).click();
    await page.waitForURL(/status=bounced/);
    await page.getByText('Failed once: 550 No such user').waitFor();
    await page.getByText('ada@example.com').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Grace Hopper' }).click();
    await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor();
    await page.context().close();
  });

  it('sends a welcome mail again, once', async () => {
    const page = await lab.desk('/app/mails?status=bounced');
    await page.getByRole('button', { name: 'Send again: mail to grace@example.com' }).click();
    await page.getByText('It is on its way to grace@example.com again.').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Send again: mail to grace@example.com' }).click();
    await page.getByText('This mail was sent again before.').waitFor();
    await page.context().close();
  });

  it.each(DEVICES)('stands in nobody’s way on %s', async (_, device, suffix) => {
    const page = await lab.desk('/app/mails', device);
    await page.getByText('ada@example.com').first().waitFor();
    expect(await inspect(page, `mails${suffix}`)).toEqual([]);
    await page.goto('/app/mails?status=held');
    await page.getByRole('heading', { name: 'No mails' }).waitFor();
    expect(await inspect(page, `mails-none${suffix}`)).toEqual([]);
    await page.context().close();
  });

  it('is not for the front desk', async () => {
    const page = await lab.desk('/app/members', {}, await colleague(lab, 'front_desk'));
    await page.getByRole('heading', { name: 'Members' }).waitFor();
    expect(await page.getByRole('link', { name: 'E-mails' }).count()).toBe(0);
    await page.goto('/app/mails');
    await page.getByText('This page is not for your role').waitFor();
    await page.context().close();
  });
});
