import { ConsoleLab, inspect, PHONE } from '../support/console';

jest.setTimeout(120_000);

let lab: ConsoleLab;
beforeAll(async () => (lab = await ConsoleLab.start()));
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

describe('The list of members', () => {
  it('finds at once what is typed, and says so in the address', async () => {
    const page = await lab.desk('/app/members');
    await page.keyboard.press('/');
    await page.keyboard.type('lovelace');
    await page.getByRole('status').filter({ hasText: /^\d+ members?$/ }).waitFor();
    await page.waitForURL(/q=lovelace/);
    const names = page.locator('[role=row] a');
    await names.first().waitFor();
    await expect.poll?.(() => 0);
    expect((await names.allTextContents()).every((name) => name.includes('Lovelace'))).toBe(true);
    await page.context().close();
  });
});
