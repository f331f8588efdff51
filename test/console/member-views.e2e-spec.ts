import { ConsoleLab, inspect } from '../support/console';
import { buildCustomer, buildGym, type SignedUpGym } from '../support/factories';

jest.setTimeout(120_000);

let lab: ConsoleLab;
let gym: SignedUpGym;
beforeAll(async () => {
  lab = await ConsoleLab.start({ customers: 1 });
  gym = await buildGym(lab.test.api);
  await buildCustomer(gym.api, { first_name: 'Ada', last_name: 'Lovelace', tags: ['trial'] });
  await buildCustomer(gym.api, { first_name: 'Grace', last_name: 'Hopper' });
});
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

describe('The views of the list of members', () => {
  it('keep filters and columns under a name, are opened later, and are back when their deletion is undone', async () => {
    const page = await lab.desk('/app/members?tag=trial&columns=%5B%22name%22%2C%22tags%22%5D', {}, gym);
    await page.getByText('1 member', { exact: true }).waitFor();
    const views = page.getByRole('button', { name: 'Views', exact: true });
    const dropdown = page.getByRole('dialog', { name: 'Views' });
    await views.click();
    await dropdown.getByText('A view keeps search').waitFor();
    expect(await inspect(page, 'member-views-none')).toEqual([]);
    await dropdown.getByLabel('Save what is shown as').fill('On trial');
    await page.keyboard.press('Enter');
    await page.getByText('The view On trial is saved.').waitFor();

    await page.goto('/app/members');
    await page.getByText('2 members', { exact: true }).waitFor();
    await views.click();
    await dropdown.getByRole('button', { name: 'On trial', exact: true }).waitFor();
    expect(await inspect(page, 'member-views')).toEqual([]);
    await dropdown.getByRole('button', { name: 'On trial', exact: true }).click();
    await page.getByText('1 member', { exact: true }).waitFor();
    await page.getByRole('columnheader', { name: 'Tags' }).waitFor();
    expect(await page.getByRole('columnheader', { name: 'E-mail' }).count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('tag')).toBe('trial');

    await views.click();
    await dropdown.getByRole('button', { name: 'Delete the view On trial' }).click();
    await dropdown.getByText('A view keeps search').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await dropdown.waitFor({ state: 'hidden' });
    await views.click();
    await dropdown.getByRole('button', { name: 'On trial', exact: true }).waitFor();
    await page.context().close();
  });

  it('are no views of another gym', async () => {
    const page = await lab.desk('/app/members', {}, gym);
    const views = JSON.stringify([{ name: 'Of another gym', search: {} }]);
    await page.evaluate(`localStorage.setItem('gym-manager:views:${gym.gym.id + 1}', '${views}')`);
    await page.reload();
    await page.getByRole('button', { name: 'Views', exact: true }).click();
    await page.getByText('A view keeps search').waitFor();
    await page.context().close();
  });
});
