import { type Locator, type Page } from 'playwright-core';
import { type CheckIn, type Customer } from '../support/api-client';
import { ConsoleLab, toast } from '../support/console';
import { eventually } from '../support/eventually';
import { buildMember, buildPlan, expectStatus, type SignedUpGym } from '../support/factories';
import { buildGymWithCards, EXPIRED, scanCard } from '../support/scanner';

jest.setTimeout(300_000);

let lab: ConsoleLab;
let gym: SignedUpGym;
let page: Page;
beforeAll(async () => {
  lab = await ConsoleLab.start({ customers: 1 });
  gym = await buildGymWithCards(lab.test.api);
  await buildPlan(gym.api, { name: 'Monthly' });
  for (const first_name of ['Byron', 'Mary'])
    await buildMember(gym.api, { first_name, last_name: 'Lovelace', membership_end: null });
  page = await (await lab.person()).newPage();
});
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

const press = (...keys: string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
/** Before the page shows what the first of them does, as a busy machine or a key that is held has it. */
const pressAtOnce = (...keys: string[]): Promise<void> =>
  page.evaluate(
    `for (const key of ${JSON.stringify(keys)})
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))`,
  );
/** As fast as people type: faster would be a scanner. */
const type = (text: string): Promise<void> => page.keyboard.type(text, { delay: 60 });

const hasFocus = async (element: Locator): Promise<boolean> =>
  (await element.and(page.locator(':focus')).count()) > 0;
const waitForFocus = (element: Locator): Promise<boolean> =>
  eventually(`the focus on ${String(element)}`, () => hasFocus(element));
const waitForHeading = (name: string): Promise<void> =>
  page.getByRole('heading', { name, level: 1, exact: true }).waitFor();

/** Goes on by Tab until something has the focus. */
async function tabTo(element: Locator): Promise<void> {
  await element.waitFor();
  for (let tabs = 0; tabs < 40; tabs++) {
    if (await hasFocus(element)) return;
    await press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(element)}`);
}

/** Keys go on from where the focus is; on the body, they would begin at the top. */
const expectFocus = () =>
  eventually('something with the focus', () =>
    page.evaluate<boolean>('document.activeElement !== null && document.activeElement !== document.body'),
  );

/** One after the other, for each goes on where the one before has stopped: nobody touches a mouse. */
describe('A day at the desk, by keyboard alone', () => {
  it('begins with signing in', async () => {
    await page.goto('/app');
    await waitForFocus(page.getByLabel('E-mail'));
    await type(gym.email);
    await press('Tab');
    await type(gym.password);
    await press('Enter');
    await waitForHeading('Today');
    await expectFocus();
  });

  it('finds a member', async () => {
    await press('g', 'm');
    await waitForHeading('Members');
    await expectFocus();
    const rows = page.locator('[data-index] a');
    await rows.first().waitFor();
    await press('/');
    await type('lovelace');
    await eventually('the rows', async () => (await rows.count()) === 3);
    await press('Enter');
    await waitForFocus(rows.nth(0));
    await pressAtOnce('j', 'j');
    await waitForFocus(rows.nth(2));
    await press('k');
    await waitForFocus(rows.nth(1));
    const name = await rows.nth(1).innerText();
    await press('Enter');
    await waitForHeading(name);
    await expectFocus();
  });

  it('sells a membership', async () => {
    const sell = page.getByRole('button', { name: 'Sell a membership' });
    await tabTo(sell);
    await press('Enter');
    await waitForFocus(page.getByRole('combobox', { name: 'Plan' }));
    await type('Mon');
    await page.getByRole('option', { name: /^Monthly/ }).waitFor();
    await press('ArrowDown', 'Enter');
    const confirm = page.getByRole('dialog').getByRole('button', { name: 'Sell', exact: true });
    await confirm.and(page.locator(':enabled')).waitFor();
    await tabTo(confirm);
    await press('Enter');
    await page.getByRole('article', { name: 'Monthly' }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectFocus();
  });

  it('leaves a dialog by Esc, and is back where it was opened', async () => {
    await tabTo(page.getByRole('button', { name: 'Change Monthly' }));
    await press('Enter');
    const freeze = page.getByRole('menuitem', { name: 'Freeze' });
    await freeze.waitFor();
    for (let item = 0; item < 5 && !(await hasFocus(freeze)); item++) await press('ArrowDown');
    await press('Enter');
    await waitForFocus(page.getByLabel('Last frozen day'));
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectFocus();
    await tabTo(page.getByRole('button', { name: 'Change Monthly' }));
  });

  it('lets somebody in all the same, and takes that back', async () => {
    await press('g', 'd');
    await waitForFocus(page.getByLabel('Who comes?'));
    await scanCard(page, EXPIRED);
    const panel = (color: string) => page.locator(`[data-nonce][data-color=${color}]`);
    await panel('red').waitFor();
    await tabTo(page.getByRole('button', { name: 'Let in all the same' }));
    await press('Enter');
    await waitForFocus(page.getByLabel(/^Why/));
    await type('Pays tomorrow');
    await press('Enter');
    await panel('amber').getByText('Pays tomorrow').waitFor();
    await expectFocus();
    await tabTo(panel('amber').getByRole('button', { name: 'Undo' }));
    await press('Enter');
    await panel('gray').getByText('Undone').waitFor();
    await expectFocus();
    const visits = expectStatus(await gym.api.get<CheckIn[]>('/check-ins?sort=occurred_at'), 200);
    expect(visits.map(({ decision, voided_at }) => [decision, voided_at !== null])).toEqual([
      ['denied', false],
      ['allowed', true],
    ]);
  });

  it('goes to another page by its name', async () => {
    await press('Control+k');
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await waitForFocus(page.getByRole('dialog').getByRole('textbox'));
    await type('members');
    await press('Enter');
    await waitForHeading('Members');
    await expectFocus();
  });

  it('adds a member', async () => {
    await press('c');
    await waitForFocus(page.getByLabel(/^First name/));
    await type('Ursula');
    await press('Tab');
    await type('Le Guin');
    await press('Tab');
    await type('ursula@example.com');
    await press('Enter');
    await waitForHeading('Ursula Le Guin');
    await toast(page, 'Ursula Le Guin').waitFor();
    await expectFocus();
    const found = expectStatus(await gym.api.get<Customer[]>('/customers?search=guin'), 200);
    expect(found).toHaveLength(1);
  });

  it('looks the keys up, and closes that by Esc', async () => {
    await press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectFocus();
  });
});
