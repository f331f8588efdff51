import { type Page } from 'playwright-core';
import { DEMO_ACCOUNT } from '../../scripts/seed';
import { ConsoleLab, DEVICES, inspect } from '../support/console';

jest.setTimeout(180_000);

let lab: ConsoleLab;
beforeAll(async () => (lab = await ConsoleLab.start()));
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

/** Each page by its path, and what must be there before it is looked at. */
const SIGNED_OUT: [path: string, heading: string][] = [
  ['/sign-in', 'Sign in'],
  ['/sign-up', 'Sign up a gym'],
  ['/forgot-password', 'Forgot the password?'],
  ['/reset-password?token=x', 'Choose another password'],
  ['/invitation?token=x', 'You are invited'],
];
const SIGNED_IN: [path: string, heading: string][] = [
  ['/members', 'Members'],
  ['/members/new', 'New member'],
  ['/security', 'Security and sessions'],
  ['/nowhere', 'There is nothing here'],
];

const nameOf = (path: string): string => path.slice(1).replaceAll(/[^a-z]+/g, '-');

async function show(page: Page, path: string, heading: string): Promise<void> {
  await page.goto(`/app${path}`);
  await page.getByRole('heading', { name: heading }).waitFor();
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
}

describe.each(DEVICES)('On %s, nothing stands in the way of', (_, device, suffix) => {
  it('whoever is not signed in', async () => {
    const page = await (await lab.person(device)).newPage();
    for (const [path, heading] of SIGNED_OUT) {
      await show(page, path, heading);
      expect(await inspect(page, nameOf(path) + suffix)).toEqual([]);
    }
    await page.context().close();
  });

  it('whoever is signed in', async () => {
    const page = await lab.desk('/app', device);
    for (const [path, heading] of SIGNED_IN) {
      await show(page, path, heading);
      expect(await inspect(page, nameOf(path) + suffix)).toEqual([]);
    }
    await page.context().close();
  });

  it('whoever has opened something above the page', async () => {
    const page = await lab.desk('/app/members', device);
    const overlays: [name: string, open: () => Promise<void>][] = [
      ['palette', () => page.keyboard.press('Control+k')],
      ['keys', () => page.keyboard.press('?')],
      ['account', () => page.getByRole('button', { name: 'Account and gym' }).click()],
      ['filters', () => page.getByRole('button', { name: 'Filter' }).click()],
    ];
    for (const [name, open] of overlays) {
      await show(page, '/members', 'Members');
      await open();
      await page.locator('[role=dialog]:visible, [role=menu]:visible').first().waitFor();
      expect(await inspect(page, `${name}${suffix}`)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(
        page.viewportSize()?.width,
      );
    }
    await page.context().close();
  });
});

it('shows the dialog of an ended session without hurting anybody', async () => {
  const page = await lab.desk('/app/members/new');
  await lab.test.sql('DELETE FROM sessions');
  await page.getByLabel(/^First name/).fill('Ada');
  await page.getByLabel(/^Last name/).fill('Lovelace');
  await page.getByLabel(/^E-mail/).fill('ada@example.com');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog', { name: 'Are you still there?' }).waitFor();
  expect(await inspect(page, 'password-dialog')).toEqual([]);
  await page
    .getByRole('dialog')
    .getByLabel(/^Password/)
    .fill(DEMO_ACCOUNT.password);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
  await page.context().close();
});
