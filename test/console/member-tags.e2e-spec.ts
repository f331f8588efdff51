import { ConsoleLab, inspect } from '../support/console';
import { type Customer } from '../support/api-client';
import { buildCustomer, buildGym, expectStatus } from '../support/factories';
import { buildStaff } from '../support/staff';

jest.setTimeout(120_000);

let lab: ConsoleLab;
beforeAll(async () => (lab = await ConsoleLab.start({ customers: 1 })));
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

describe('The tags of several members', () => {
  it('are changed together', async () => {
    const gym = await buildGym(lab.test.api);
    for (const first_name of ['Ada', 'Byron', 'Mary'])
      await buildCustomer(gym.api, { first_name, last_name: 'Lovelace', tags: ['trial'] });
    const page = await lab.desk('/app/members', {}, gym);
    await page.getByRole('checkbox', { name: 'Select Ada Lovelace' }).check();
    await page.getByRole('checkbox', { name: 'Select Mary Lovelace' }).check();
    await page.getByText('2 members selected').waitFor();
    expect(await inspect(page, 'members-selected')).toEqual([]);
    await page.getByRole('button', { name: 'Change tags' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change the tags of 2 members' });
    await dialog.getByLabel('Tags to add').fill('student');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Tags to remove').fill('trial');
    await page.keyboard.press('Enter');
    expect(await inspect(page, 'members-tags')).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('2 members were changed.').waitFor();
    await page.context().close();
    const members = expectStatus(await gym.api.get<Customer[]>('/customers?sort=name'), 200);
    expect(members.map(({ tags }) => tags)).toEqual([['student'], ['trial'], ['student']]);
  });

  it('are not for coaches to change, nor are members to add', async () => {
    const gym = await buildGym(lab.test.api);
    await buildCustomer(gym.api, { first_name: 'Ada', last_name: 'Lovelace' });
    const coach = await buildStaff(lab.test, gym, 'coach');
    const page = await lab.desk('/app/members', {}, coach);
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'New member' }).count()).toBe(0);
    await page.goto('/app/members/new');
    await page.getByText('This page is not for your role').waitFor();
    await page.context().close();
  });
});
