import { readFile } from 'node:fs/promises';
import { type Page } from 'playwright-core';
import { type ApiClient } from '../support/api-client';
import { ConsoleLab, DEVICES, inspect } from '../support/console';
import { colleague, demoOwner } from '../support/console-people';
import { expectStatus, newEmail } from '../support/factories';
import { image } from '../support/photos';

jest.setTimeout(180_000);

let lab: ConsoleLab;
let owner: ApiClient;
beforeAll(async () => {
  lab = await ConsoleLab.start({ customers: 20 });
  owner = await demoOwner(lab);
});
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
};

describe('The settings of a gym', () => {
  it('change its profile, and its name above every page', async () => {
    const page = await lab.desk('/app/settings');
    await page.getByLabel(/^Name/).fill('Iron Temple Mitte');
    await page.getByLabel('Monthly fee').fill('59.5');
    await save(page);
    await page.getByRole('banner').getByText('Iron Temple Mitte').waitFor();
    expect((await owner.get('/gyms/me')).body).toMatchObject({
      name: 'Iron Temple Mitte',
      monthly_fee_cents: 5_950,
      timezone: 'Europe/Berlin',
    });
    await page.context().close();
  });

  it('are reached from pages that know the gym, and left for them', async () => {
    const page = await lab.desk('/app/plans');
    const navigation = page.getByRole('navigation', { name: 'Pages' });
    const price = page.getByRole('article', { name: 'Yearly' }).getByText('€490.00 per year');
    await price.waitFor();
    await navigation.getByRole('link', { name: 'Settings' }).click();
    await heading(page, 'Profile');
    expect(await page.getByLabel('Monthly fee').inputValue()).toMatch(/^\d+/);
    await navigation.getByRole('link', { name: 'Plans' }).click();
    await price.waitFor();
    await page.context().close();
  });

  it('keep what is typed while they are saved', async () => {
    const page = await lab.desk('/app/settings');
    let letGo = (): void => undefined;
    const isTyped = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/gyms/me', async (route) => {
      if (route.request().method() === 'PATCH') await isTyped;
      await route.continue();
    });
    await page.getByLabel('Kind of gym').fill('strength');
    await page.getByLabel('About the gym').fill('All areas');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByLabel('Address').fill('4 Dumbbell Square');
    letGo();
    await page.getByText('Saved.').waitFor();
    expect(await page.getByLabel('Address').inputValue()).toBe('4 Dumbbell Square');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').nth(1).waitFor();
    expect((await owner.get('/gyms/me')).body).toMatchObject({
      address: '4 Dumbbell Square',
      description: 'All areas',
    });
    await page.context().close();
  });

  it('keep what is typed and show what somebody else has saved meanwhile', async () => {
    const page = await lab.desk('/app/settings');
    await page.getByLabel('Address').fill('2 Kettlebell Road');
    expectStatus(await owner.patch('/gyms/me', { name: 'Iron Temple Nord', gym_type: 'boxing' }), 200);
    await page.getByRole('button', { name: 'Save' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'Somebody else has saved this meanwhile' });
    await alert.getByText('Name: Iron Temple Mitte → Iron Temple Nord').waitFor();
    await alert.getByText('Kind of gym: strength → boxing').waitFor();
    expect(await inspect(page, 'settings-changed-meanwhile')).toEqual([]);
    expect(await page.getByLabel('Address').inputValue()).toBe('2 Kettlebell Road');
    await save(page);
    expect((await owner.get('/gyms/me')).body).toMatchObject({
      name: 'Iron Temple Nord',
      gym_type: 'boxing',
      address: '2 Kettlebell Road',
    });
    await page.context().close();
  });

  it('ask before a page is left with something unsaved', async () => {
    const page = await lab.desk('/app/settings');
    await page.getByLabel('Address').fill('3 Rower Lane');
    await page.getByRole('link', { name: 'Rules' }).click();
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
    await dialog.getByRole('button', { name: 'Stay' }).click();
    expect(await page.getByLabel('Address').inputValue()).toBe('3 Rower Lane');
    await page.getByRole('link', { name: 'Rules' }).click();
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await heading(page, 'Visits and freezes');
    await page.context().close();
  });

  it('take a logo, and let it go again', async () => {
    const page = await lab.desk('/app/settings');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: await image().png().toBuffer() });
    await page.getByRole('img', { name: 'Logo' }).waitFor();
    await page.getByRole('button', { name: 'Remove the logo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the logo' }).click();
    await page.getByText('There is no logo yet.').waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await page.getByRole('alert').waitFor();
    await page.context().close();
  });

  it('set the rules for visits and freezes, and the country of phone numbers', async () => {
    const page = await lab.desk('/app/settings/rules');
    await page.getByRole('combobox', { name: 'Country' }).fill('Belg');
    await page.getByRole('option', { name: 'Belgium' }).click();
    await page.getByLabel('Minutes after which a visit is over').fill('180');
    await page.getByLabel('Frozen days a year, at most').fill('30');
    await save(page);
    expect((await owner.get('/gyms/me/settings')).body).toMatchObject({
      country: 'BE',
      visit_timeout_minutes: 180,
      max_freeze_days_per_year: 30,
    });
    await page.context().close();
  });

  it('choose which reminders are sent', async () => {
    const page = await lab.desk('/app/settings/reminders');
    await page.getByLabel('7 days before the end', { exact: true }).uncheck();
    await save(page);
    expect((await owner.get('/gyms/me/settings')).body).toMatchObject({
      reminders: ['14_days_before', '1_day_before', '1_day_after'],
    });
    await page.context().close();
  });
});

describe('Opening hours', () => {
  it('are set for a weekday, past midnight too, and copied to the others', async () => {
    const page = await lab.desk('/app/settings/opening-hours');
    await page.getByLabel('Always open').uncheck();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Add hours to one day at least').waitFor();
    await page.getByRole('button', { name: 'Add hours on Monday' }).click();
    await page.getByRole('button', { name: 'Same hours every day as on Monday' }).click();
    await page.getByRole('button', { name: 'Remove these hours on Sunday' }).click();
    await page.getByLabel('Opens on Saturday').fill('19:00');
    await page.getByLabel('Closes on Saturday').fill('04:00');
    await page.getByText('on the next day').waitFor();
    expect(await inspect(page, 'settings-opening-hours-edited')).toEqual([]);
    await save(page);
    const { body } = await owner.get<{ hours: { weekday: string }[] }>('/gyms/me/opening-hours');
    expect(body.hours).toHaveLength(6);
    expect(body.hours).toContainEqual({ weekday: 'monday', from: '06:00', until: '22:00' });
    expect(body.hours).toContainEqual({ weekday: 'saturday', from: '19:00', until: '04:00' });
    await page.context().close();
  });

  it('have closures, which can be taken back', async () => {
    const page = await lab.desk('/app/settings/opening-hours');
    const year = new Date().getFullYear() + 1;
    await page.getByRole('button', { name: 'Add a closure' }).click();
    await page.getByLabel('First day').fill(`${year}-12-24`);
    await page.getByLabel('Last day').fill(`${year}-12-20`);
    await page.getByLabel('Reason').fill('Christmas');
    await page.getByRole('button', { name: 'Add a closure' }).click();
    await page.getByText('The last day is before the first').waitFor();
    await page.getByLabel('Last day').fill(`${year}-12-26`);
    await page.getByRole('button', { name: 'Add a closure' }).click();
    await page.getByText(/Dec.* – .*Dec/).waitFor();
    await page.getByRole('button', { name: /^Open again: / }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Open again' }).click();
    await page.getByText('No closures are planned.').waitFor();
    await page.context().close();
  });
});

describe('A second factor', () => {
  it('is required of roles by an owner, who is warned not to lock themselves out', async () => {
    const page = await lab.desk('/app/settings/security');
    await page.getByLabel('Owner').check();
    await page.getByText('You have no second factor yourself').waitFor();
    await page.getByLabel('Owner').uncheck();
    await page.getByLabel('Coach').check();
    await save(page);
    expect((await owner.get('/gyms/me/second-factor')).body).toEqual({ roles: ['coach'] });
    await page.context().close();
  });
});

describe('A role that may do less', () => {
  it('sees who needs a second factor as a manager, but decides nothing and deletes nothing', async () => {
    const page = await lab.desk('/app/settings/security', {}, await colleague(lab, 'manager'));
    expect(await page.getByLabel('Owner').isDisabled()).toBe(true);
    await page.getByText('Only owners can change this.').waitFor();
    expect(await page.getByRole('link', { name: 'Data' }).count()).toBe(0);
    await page.goto('/app/settings/data');
    await page.getByText('This page is not for your role').waitFor();
    await page.context().close();
  });

  it('finds no settings at the front desk', async () => {
    const page = await lab.desk('/app/members', {}, await colleague(lab, 'front_desk'));
    await heading(page, 'Members');
    expect(await page.getByRole('link', { name: 'Settings' }).count()).toBe(0);
    await page.goto('/app/settings');
    await page.getByText('This page is not for your role').waitFor();
    expect(await inspect(page, 'settings-not-allowed')).toEqual([]);
    await page.context().close();
  });
});

describe.each(DEVICES)('On %s', (_, device, suffix) => {
  it('nothing stands in the way of anybody in the settings', async () => {
    const page = await lab.desk('/app/settings', device);
    for (const [path, title] of [
      ['', 'Profile'],
      ['/opening-hours', 'Closures'],
      ['/rules', 'Visits and freezes'],
      ['/reminders', 'Reminders that are sent'],
      ['/security', 'Who needs a second factor'],
      ['/data', 'Export'],
    ] as const) {
      await page.goto(`/app/settings${path}`);
      await heading(page, title);
      expect(await inspect(page, `settings${path.replace('/', '-')}${suffix}`)).toEqual([]);
    }
    await page.getByRole('button', { name: 'Delete the gym' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await inspect(page, `settings-delete${suffix}`)).toEqual([]);
    await page.context().close();
  });
});

describe('All of a gym', () => {
  it('is exported into a file', async () => {
    const page = await lab.desk('/app/settings/data');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export everything' }).click();
    const file = await (await downloading).path();
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    expect(lines.filter((line) => (JSON.parse(line) as { type: string }).type === 'customer')).toHaveLength(
      20,
    );
    await page.context().close();
  });

  it('is deleted by whoever types its name', async () => {
    const account = { email: newEmail(), password: 'a gym to be deleted' };
    const gym = { name: 'Short Lived', ...account, monthly_fee_cents: 0, currency: 'EUR' };
    expectStatus(await lab.test.api.post('/auth/signup', gym), 201);
    const page = await lab.desk('/app/settings/data', {}, account);
    await page.getByRole('button', { name: 'Delete the gym' }).click();
    const dialog = page.getByRole('dialog');
    const button = dialog.getByRole('button', { name: 'Delete the gym' });
    expect(await button.isDisabled()).toBe(true);
    await dialog.getByLabel('Type “Short Lived” to confirm').fill('Short Lived');
    await button.click();
    await heading(page, 'Sign in');
    expect(
      (await lab.test.api.post('/auth/login', { username: account.email, password: account.password }))
        .status,
    ).not.toBe(200);
    await page.context().close();
  });
});
