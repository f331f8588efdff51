import { type Page } from 'playwright-core';
import { type ApiClient } from '../support/api-client';
import { ConsoleLab, DEVICES, inspect } from '../support/console';
import { colleague, demoOwner, ownersPage } from '../support/console-people';
import { buildCustomer } from '../support/factories';

jest.setTimeout(180_000);

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

/** Two entries of one person. */
const buildPair = async (last_name: string) => {
  const fields = { first_name: 'Grace', last_name, date_of_birth: '1986-12-09' };
  return [
    await buildCustomer(owner, { ...fields, phone: '030 1906' }),
    await buildCustomer(owner, { ...fields, card_number: `CARD-${last_name}` }),
  ] as const;
};

describe('Entries of the same person', () => {
  it('stand side by side with the reason, and become the one that is chosen', async () => {
    const [older, newer] = await buildPair('Hopper');
    const page = await open('/app/members');
    await page.getByRole('link', { name: 'Duplicates' }).click();
    const pair = page.getByRole('article', { name: 'Grace Hopper' });
    await pair.getByText('Same name and date of birth').waitFor();
    await pair.getByText('CARD-Hopper').waitFor();
    await pair.getByRole('button', { name: 'Merge' }).click();
    const dialog = page.getByRole('dialog', { name: 'Merge' });
    await dialog.getByLabel('Which entry stays').selectOption(String(newer.id));
    expect(await inspect(page, 'duplicates-merge')).toEqual([]);
    await dialog.getByRole('button', { name: 'Merge the two' }).click();
    await pair.waitFor({ state: 'detached' });
    await page.goto(`/app/members/${older.id}`);
    await page.waitForURL(`**/members/${newer.id}`);
    await page.getByText('030 1906').waitFor();
  });

  it('are shown to the front desk, which leaves merging to a manager', async () => {
    await buildPair('Murray');
    const page = await lab.desk('/app/members/duplicates', {}, await colleague(lab, 'front_desk'));
    await page.getByRole('article', { name: 'Grace Murray' }).waitFor();
    expect(await page.getByRole('button', { name: 'Merge' }).count()).toBe(0);
    await page.context().close();
  });

  it.each(DEVICES)('can be read on %s', async (_, device, suffix) => {
    await buildPair(`Brewster${suffix}`);
    const page = await lab.desk('/app/members/duplicates', device);
    await page.getByRole('article', { name: `Grace Brewster${suffix}` }).waitFor();
    expect(await inspect(page, `duplicates${suffix}`)).toEqual([]);
    await page.context().close();
  });
});
