import { DEMO_ACCOUNT } from '../../scripts/seed';
import { ConsoleLab, signIn } from '../support/console';
import { buildSecondFactor, codeOf, letStepsPass } from '../support/second-factor';

jest.setTimeout(120_000);

let lab: ConsoleLab;
beforeAll(async () => (lab = await ConsoleLab.start()));
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

describe('Signing in', () => {
  it('leads to the page that was asked for, and survives a reload', async () => {
    const page = await lab.desk('/app/members?q=ada');
    await page.getByRole('heading', { name: 'Members' }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('ada');
    await page.reload();
    await page.getByRole('heading', { name: 'Members' }).waitFor();
    await page.context().close();
  });
});
