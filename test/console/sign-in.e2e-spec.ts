import { type Page } from 'playwright-core';
import { DEMO_ACCOUNT } from '../../scripts/seed';
import { ConsoleLab, toast } from '../support/console';
import { buildGym } from '../support/factories';
import { codeOf } from '../support/second-factor';
import { mailedToken } from '../support/staff';

jest.setTimeout(120_000);

let lab: ConsoleLab;
beforeAll(async () => (lab = await ConsoleLab.start()));
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();

describe('Signing in', () => {
  it('leads to the page that was asked for, and survives a reload', async () => {
    const page = await lab.desk('/app/members?q=ada');
    await heading(page, 'Members');
    expect(new URL(page.url()).searchParams.get('q')).toBe('ada');
    await page.reload();
    await heading(page, 'Members');
    await page.context().close();
  });

  it('says what to do about a wrong password', async () => {
    const page = await (await lab.person()).newPage();
    await page.goto('/app');
    await page.getByLabel('E-mail').fill(DEMO_ACCOUNT.email);
    await page.getByLabel(/^Password/).fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('do not belong together');
    await page.context().close();
  });

  it('leads to no other site', async () => {
    const page = await lab.desk('/app/sign-in?next=//evil.example/');
    await heading(page, 'Today');
    expect(new URL(page.url()).hostname).toBe('localhost');
    await page.context().close();
  });

  it('asks for the gym where there are several, and works for the one that was chosen', async () => {
    const first = await buildGym(lab.test.api, { name: 'First Gym' });
    const second = await buildGym(lab.test.api, { name: 'Second Gym' });
    await second.api.post('/staff', { email: first.email, role: 'front_desk' });
    const token = await mailedToken(lab.test, 'staff-invitation', first.email);
    await lab.test.api.post('/auth/accept-invitation', { token, password: first.password });
    const page = await (await lab.person()).newPage();
    await page.goto('/app/sign-in');
    await page.getByLabel('E-mail').fill(first.email);
    await page.getByLabel(/^Password/).fill(first.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await heading(page, 'Which gym?');
    await page.getByRole('button', { name: 'Second Gym' }).click();
    await heading(page, 'Today');
    expect(await page.getByRole('banner').textContent()).toContain('Second Gym');
    await page.context().close();
  });

  it('goes on in the language that was chosen', async () => {
    const page = await lab.desk();
    await page.getByRole('button', { name: 'Account and gym' }).click();
    await page.getByRole('menuitem', { name: 'Deutsch' }).click();
    await heading(page, 'Heute');
    await page.reload();
    await heading(page, 'Heute');
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await page.context().close();
  });
});

describe('A second factor', () => {
  it('is set up with a code of the app, and asked for from then on', async () => {
    const owner = await buildGym(lab.test.api);
    const page = await lab.desk('/app/security', {}, owner);
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByLabel('Your password').first().fill(owner.password);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
    const secret = (await page.locator('pre').textContent()) ?? '';
    await page.getByLabel('Code of your authenticator app').fill(codeOf(secret));
    await page.getByRole('button', { name: 'Go on' }).click();
    await heading(page, 'Recovery codes');
    const [recoveryCode = ''] = ((await page.locator('pre').textContent()) ?? '').split('\n');
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('10 recovery codes are left').waitFor();

    await page.getByRole('button', { name: 'Account and gym' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await heading(page, 'Sign in');
    await page.getByLabel(/^Password/).fill(owner.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel(/^Code of your authenticator app/).fill(recoveryCode);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await heading(page, 'Today');
    await page.context().close();
  });
});

describe('A session', () => {
  it('that ends in the middle of a form costs the password, and nothing that was typed', async () => {
    const owner = await buildGym(lab.test.api);
    const page = await lab.desk('/app/members/new', {}, owner);
    await page.getByLabel(/^First name/).fill('Grace');
    await page.getByLabel(/^Last name/).fill('Hopper');
    await page.getByLabel(/^E-mail/).fill('grace@example.com');
    await lab.test.sql('DELETE FROM sessions WHERE gym_id = $1', [owner.gym.id]);
    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Are you still there?' });
    await dialog.getByLabel(/^Password/).fill(owner.password);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await heading(page, 'Grace Hopper');
    expect(await lab.test.sql('SELECT first_name FROM customers WHERE gym_id = $1', [owner.gym.id])).toEqual([
      { first_name: 'Grace' },
    ]);
    await page.context().close();
  });

  it('is renewed with the cookie when its token is refused, in several tabs at once', async () => {
    const page = await lab.desk('/app/security');
    const other = await page.context().newPage();
    await other.goto('/app/security');
    await heading(other, 'Security and sessions');
    await Promise.all([page.reload(), other.reload()]);
    await Promise.all([heading(page, 'Security and sessions'), heading(other, 'Security and sessions')]);
    await page.context().close();
  });

  it('goes on when the server has not heard of the sign-out', async () => {
    const page = await lab.desk('/app/security');
    await page.getByRole('button', { name: 'Sign out everywhere' }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await toast(page, 'The server cannot be reached').waitFor();
    await page.context().setOffline(false);
    await heading(page, 'Security and sessions');
    await page.reload();
    await heading(page, 'Security and sessions');
    expect(lab.takeErrors().filter((error) => !error.includes('net::ERR_'))).toEqual([]);
    await page.context().close();
  });

  it('ends in every tab with the sign-out', async () => {
    const page = await lab.desk();
    const other = await page.context().newPage();
    await other.goto('/app/members');
    await heading(other, 'Members');
    await page.getByRole('button', { name: 'Account and gym' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await heading(page, 'Sign in');
    await heading(other, 'Sign in');
    await page.context().close();
  });
});

describe('Whoever has no account', () => {
  it('signs a gym up, and is at its desk', async () => {
    const page = await (await lab.person()).newPage();
    await page.goto('/app/sign-up');
    await page.getByLabel(/^Name of the gym/).fill('Steel Temple');
    await page.getByLabel(/^E-mail/).fill('steel@example.com');
    await page.getByLabel(/^Password/).fill('correct horse battery');
    await page.getByRole('button', { name: 'Sign up a gym' }).click();
    await heading(page, 'Today');
    expect(await page.getByRole('banner').textContent()).toContain('Steel Temple');
    await page.context().close();
  });
});
