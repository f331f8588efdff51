import { type Locator, type Page } from 'playwright-core';
import { ConsoleLab, PHONE } from '../support/console';
import { eventually } from '../support/eventually';

jest.setTimeout(120_000);

let lab: ConsoleLab;
beforeAll(async () => (lab = await ConsoleLab.start({ customers: 2_000 })));
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

const names = (page: Page): Locator => page.locator('[data-index] a');
const address = (page: Page): URLSearchParams => new URL(page.url()).searchParams;

/** What the first rows show when it is as it should be. */
const firstNames = (page: Page, are: (texts: string[]) => boolean): Promise<string[]> =>
  eventually('the rows', async () => {
    const texts = await names(page).allTextContents();
    return texts.length > 0 && are(texts) ? texts : undefined;
  });

describe('The list of members', () => {
  let page: Page;
  beforeEach(async () => {
    page = await lab.desk('/app/members');
    await names(page).first().waitFor();
  });
  afterEach(() => page.context().close());

  it('finds at once what is typed, and says so in the address', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('lovelace');
    await firstNames(page, (texts) => texts.every((name) => name.includes('Lovelace')));
    expect(address(page).get('q')).toBe('lovelace');
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await firstNames(page, (texts) => texts.some((name) => !name.includes('Lovelace')));
    expect(address(page).has('q')).toBe(false);
  });

  it('says that these are the best of those who match, when there are more', async () => {
    await page.getByRole('searchbox').fill('a');
    await page.getByText('The 50 best matches').waitFor();
    await page.getByRole('searchbox').fill('xyzzy');
    await page.getByText('The 50 best matches').waitFor({ state: 'detached' });
  });

  it('says that nobody was found, and how to see everybody again', async () => {
    await page.getByRole('searchbox').fill('xyzzy');
    await page.getByRole('heading', { name: 'Nobody found' }).waitFor();
    await page.getByRole('link', { name: 'Show all members' }).click();
    await names(page).first().waitFor();
  });

  it('is sorted by a column, and by it in reverse the second time', async () => {
    const byName = await firstNames(page, () => true);
    await page.getByRole('button', { name: 'Name' }).click();
    await firstNames(page, ([first]) => first !== byName[0]);
    expect(address(page).get('sort')).toBe('-name');
  });

  it('shows the columns and the filters of its address after a reload', async () => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Card' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByLabel('Age, at least').fill('60');
    await page.getByText(/^\d{2,3} members$/).waitFor();
    await page.reload();
    await page.getByRole('columnheader', { name: 'Card' }).waitFor();
    expect(await page.getByRole('button', { name: '1 filter' }).isVisible()).toBe(true);
  });

  it('reaches its end by scrolling, with few rows rendered at a time', async () => {
    const last = async (): Promise<number> =>
      Number(await page.locator('[data-index]').last().getAttribute('data-index'));
    const scroller = page.getByRole('table').locator('..');
    await eventually('the end of the list', async () => {
      await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      return (await last()) === 1_999;
    });
    expect(await page.locator('[data-index]').count()).toBeLessThan(60);
  });

  it('is gone through by j and k, opened by Enter and added to by c', async () => {
    const [first, second] = await firstNames(page, () => true);
    const focused = () => page.locator(':focus').textContent();
    await page.keyboard.press('j');
    await eventually('the first row', async () => (await focused()) === first);
    await page.keyboard.press('j');
    await eventually('the second row', async () => (await focused()) === second);
    await page.keyboard.press('k');
    await eventually('the first row again', async () => (await focused()) === first);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: first }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await names(page).first().waitFor();
    await page.keyboard.press('c');
    await page.getByRole('heading', { name: 'New member' }).waitFor();
  });
});

describe('A new member', () => {
  it('is there for the list and the search, and what was wrong is said at its field', async () => {
    const page = await lab.desk('/app/members/new');
    await page.getByLabel(/^First name/).fill('Ursula');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Fill this in').waitFor();
    await page.getByLabel(/^Last name/).fill('Le Guin');
    await page.getByLabel(/^E-mail/).fill('ursula@example.com');
    await page.reload();
    expect(await page.getByLabel(/^First name/).inputValue()).toBe('Ursula');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Ursula Le Guin' }).waitFor();
    await page.goto('/app/members?q=guin');
    await firstNames(page, ([first]) => first === 'Ursula Le Guin');
    await page.context().close();
  });
});

describe('On a phone, the list', () => {
  it('has cards and pages at the bottom, each as large as a finger', async () => {
    const page = await lab.desk('/app/members', PHONE);
    await names(page).first().waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    const targets = page.locator('button:visible, a:visible, input:visible');
    for (const target of await targets.all()) {
      const box = await target.boundingBox();
      if (box && box.y >= 0)
        expect([await target.textContent(), box.height >= 44]).toEqual([expect.anything(), true]);
    }
    const overflow = await page.locator('body').evaluate((body) => body.scrollWidth - body.clientWidth);
    expect(overflow).toBe(0);
    await page.context().close();
  });
});
