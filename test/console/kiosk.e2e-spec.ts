import { type Page } from 'playwright-core';
import { type ApiClient, type CheckIn } from '../support/api-client';
import { ConsoleLab, inspect, PHONE } from '../support/console';
import { buildDevice, buildGym, expectStatus, type SignedUpGym } from '../support/factories';
import { buildGymWithCards, countTones, EXPIRED, scanCard, tones, VALID } from '../support/scanner';

jest.setTimeout(180_000);

const TABLET = { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true };

/** Has verdicts stay for a minute, not for seconds, so that they can be looked at. */
const KEEP_VERDICTS = `
  const later = setTimeout;
  globalThis.setTimeout = (task, ms, ...values) => later(task, ms >= 4000 && ms <= 8000 ? 60000 : ms, ...values);`;

let lab: ConsoleLab;
beforeAll(async () => (lab = await ConsoleLab.start({ customers: 0 })));
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

const shows = (page: Page, text: string) =>
  page.getByRole('status').getByText(text, { exact: true }).waitFor();
const showsIdle = (page: Page) => shows(page, 'Scan your card');

/** A tablet of a gym, set up with a code, which counts the tones that it plays. */
async function openKiosk(gym: SignedUpGym, device: object = TABLET, script?: string): Promise<Page> {
  const page = await (await lab.person(device)).newPage();
  if (script) await page.addInitScript(script);
  await page.goto(`/app/kiosk#${(await buildDevice(gym.api)).token}`);
  await showsIdle(page);
  await countTones(page);
  return page;
}

const listCheckIns = async (api: ApiClient): Promise<CheckIn[]> =>
  expectStatus(await api.get<CheckIn[]>('/check-ins?sort=occurred_at'), 200);

describe('A device', () => {
  it('is added in the settings, sets a tablet up by its address, and is revoked', async () => {
    const gym = await buildGymWithCards(lab.test.api);
    const settings = await lab.desk('/app/settings/devices', {}, gym);
    await settings.getByText('There is no device yet.').waitFor();
    await settings.getByRole('button', { name: 'Add a device' }).click();
    const dialog = settings.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add a device' }).click();
    await dialog.getByText('Enter a name').waitFor();
    await dialog.getByLabel(/^Name/).fill('Entrance');
    await dialog.getByRole('button', { name: 'Add a device' }).click();
    const address = await dialog.getByRole('group', { name: 'Address for the tablet' }).innerText();
    expect(await inspect(settings, 'devices-new')).toEqual([]);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await settings.getByText('Not set up yet').waitFor();
    expect(await settings.content()).not.toContain(address.split('#')[1]!);

    const tablet = await (await lab.person(TABLET)).newPage();
    await tablet.goto(address);
    await showsIdle(tablet);
    await tablet.getByRole('heading', { name: 'Iron Temple' }).waitFor();
    expect(new URL(tablet.url()).hash).toBe('');
    await tablet.reload();
    await showsIdle(tablet);

    await settings.reload();
    await settings.getByText(/^Seen on .*, from .*\d$/).waitFor();
    expect(await inspect(settings, 'devices')).toEqual([]);
    await settings.getByRole('button', { name: 'Revoke “Entrance”' }).click();
    await settings.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await settings.getByText('There is no device yet.').waitFor();

    await scanCard(tablet, VALID);
    await tablet.getByText('This tablet was revoked').waitFor();
    expect(await inspect(tablet, 'kiosk-revoked')).toEqual([]);
    await tablet.reload();
    await tablet.getByRole('heading', { name: 'Set up this tablet' }).waitFor();
    expect(await listCheckIns(gym.api)).toEqual([]);
    await tablet.context().close();
    await settings.context().close();
  });

  it('that is revoked while nobody scans says so by itself', async () => {
    const gym = await buildGym(lab.test.api);
    const { id, token } = await buildDevice(gym.api);
    const tablet = await (await lab.person(TABLET)).newPage();
    await tablet.clock.install();
    await tablet.goto(`/app/kiosk#${token}`);
    await showsIdle(tablet);
    expectStatus(await gym.api.delete(`/devices/${id}`), 204);
    await tablet.clock.fastForward(61_000);
    await tablet.getByText('This tablet was revoked').waitFor();
    await tablet.context().close();
  });

  it('stands in the audit log under its name', async () => {
    const gym = await buildGym(lab.test.api);
    const tablet = await openKiosk(gym);
    const page = await lab.desk('/app/audit-log?resource=device', {}, gym);
    const entry = page.getByRole('article').filter({ hasText: 'Device seen at another address' });
    await entry.getByText(/^Device “Entrance”, from /).waitFor();
    await page.context().close();
    await tablet.context().close();
  });
});

describe('A tablet', () => {
  it('is set up with a code that is typed in any way, and says which one is none', async () => {
    const gym = await buildGym(lab.test.api);
    const { token } = await buildDevice(gym.api);
    const page = await (await lab.person(TABLET)).newPage();
    await page.goto('/app/kiosk');
    const code = page.getByLabel(/^Code/);
    const start = page.getByRole('button', { name: 'Start' });
    for (const wrong of ['', '17-abcd', token.replace(/.{4}$/, '0000')]) {
      await code.fill(wrong);
      await start.click();
      await page.getByText('This code is not good.').waitFor();
    }
    expect(await inspect(page, 'kiosk-set-up')).toEqual([]);
    await code.fill(token.replaceAll('-', ' ').toUpperCase());
    await start.click();
    await showsIdle(page);
    await page.context().close();
  });

  it('on which somebody is signed in to the console says so, and signs them out', async () => {
    const gym = await buildGym(lab.test.api);
    const { token } = await buildDevice(gym.api);
    const page = await lab.desk('/app/members', TABLET, gym);
    await page.goto(`/app/kiosk#${token}`);
    await page.getByRole('alert').getByText('Somebody is signed in').waitFor();
    expect(await inspect(page, 'kiosk-signed-in')).toEqual([]);
    await page.getByRole('button', { name: 'Sign out here' }).click();
    await page.getByText('Somebody is signed in').waitFor({ state: 'detached' });
    // Not just forgotten: only the session of the test's own client is left.
    expect(await lab.test.sql('SELECT FROM sessions WHERE gym_id = $1', [gym.gym.id])).toHaveLength(1);
    await showsIdle(page);
    await page.goto('/app/members');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.context().close();
  });

  it('speaks German as well', async () => {
    const gym = await buildGymWithCards(lab.test.api);
    const page = await openKiosk(gym);
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await shows(page, 'Scanne deine Karte');
    await scanCard(page, EXPIRED);
    await shows(page, 'Bitte geh zum Empfang');
    await page.context().close();
  });
});

describe('Somebody at the tablet', () => {
  it('is greeted by a scan, with a tone, and the next one is asked for by itself', async () => {
    const gym = await buildGymWithCards(lab.test.api);
    const page = await openKiosk(gym);
    await scanCard(page, VALID);
    await shows(page, 'Welcome, Ada!');
    expect(await tones(page)).toBe(1);
    expect(await page.content()).not.toContain('Lovelace');
    await showsIdle(page);
    await scanCard(page, VALID);
    await shows(page, 'Hello again, Ada!');
    expect(await listCheckIns(gym.api)).toMatchObject([
      { decision: 'allowed', checked_in_by: null, device_id: expect.any(Number) },
    ]);
    await page.context().close();
  });

  it('who is not let in is sent to the desk with a warning, and nobody sees why or who it is', async () => {
    const gym = await buildGymWithCards(lab.test.api);
    const page = await openKiosk(gym);
    await scanCard(page, EXPIRED);
    await shows(page, 'Please see the front desk');
    expect(await tones(page)).toBe(2);
    expect(await page.content()).not.toMatch(/Grace|Hopper|expired|ended|membership/i);
    expect(await listCheckIns(gym.api)).toMatchObject([{ decision: 'denied', reasons: ['expired'] }]);
    await page.context().close();
  });

  it('types the number, or holds the card to a scanner of any speed, whatever was touched last', async () => {
    const gym = await buildGymWithCards(lab.test.api);
    const page = await openKiosk(gym);
    await page.getByLabel('Card number').fill('4711');
    await page.getByRole('button', { name: 'Check in' }).click();
    await shows(page, 'This card is not known');
    await page.getByRole('button', { name: 'Fill the screen' }).focus();
    await page.keyboard.type(VALID, { delay: 60 });
    await page.keyboard.press('Enter');
    await shows(page, 'Welcome, Ada!');
    await page.context().close();
  });

  it('is answered once when the answer gets lost', async () => {
    const gym = await buildGymWithCards(lab.test.api);
    const page = await openKiosk(gym);
    let lost = 0;
    await page.route('**/kiosk/check-ins', async (route) => {
      if (lost > 0) return route.continue();
      lost++;
      await route.fetch();
      return route.abort();
    });
    await scanCard(page, VALID);
    await shows(page, 'Welcome, Ada!');
    expect(lost).toBe(1);
    expect(await listCheckIns(gym.api)).toHaveLength(1);
    await page.context().close();
    expectNetworkErrorsAlone();
  });

  it('is told that nothing can be decided without a connection, until it is back', async () => {
    const gym = await buildGymWithCards(lab.test.api);
    const page = await openKiosk(gym);
    await page.context().setOffline(true);
    await scanCard(page, VALID);
    await shows(page, 'We cannot check you in here');
    expect(await tones(page)).toBe(2);
    expect(await inspect(page, 'kiosk-offline')).toEqual([]);
    await page.context().setOffline(false);
    await showsIdle(page);
    // Whom it sent to the desk, it does not let in later.
    expect(await listCheckIns(gym.api)).toEqual([]);
    await scanCard(page, VALID);
    await shows(page, 'Welcome, Ada!');
    await page.context().close();
    expectNetworkErrorsAlone();
  });
});

it('A tablet without a connection says so while nobody scans', async () => {
  const gym = await buildGym(lab.test.api);
  const { token } = await buildDevice(gym.api);
  const page = await (await lab.person(TABLET)).newPage();
  await page.clock.install();
  await page.goto(`/app/kiosk#${token}`);
  await showsIdle(page);
  await page.context().setOffline(true);
  await page.clock.fastForward(61_000);
  await shows(page, 'No connection');
  await page.context().setOffline(false);
  await page.clock.fastForward(11_000);
  await showsIdle(page);
  await page.context().close();
  expectNetworkErrorsAlone();
});

/** Errors of the network are what these tests are about. */
function expectNetworkErrorsAlone(): void {
  expect(lab.takeErrors().filter((error) => !error.includes('net::ERR_'))).toEqual([]);
}

describe.each([
  ['a tablet', TABLET, '-tablet'],
  ['a tablet that lies', { ...TABLET, viewport: { width: 1180, height: 820 } }, '-landscape'],
  ['a phone', PHONE, '-phone'],
])('On %s', (_, device, suffix) => {
  it('nothing stands in the way of anybody at the kiosk', async () => {
    const gym = await buildGymWithCards(lab.test.api);
    const page = await openKiosk(gym, device, KEEP_VERDICTS);
    expect(await inspect(page, `kiosk-idle${suffix}`)).toEqual([]);
    for (const [card, text] of [
      [VALID, 'Welcome, Ada!'],
      [EXPIRED, 'Please see the front desk'],
      ['0000', 'This card is not known'],
    ] as const) {
      await scanCard(page, card);
      await shows(page, text);
      expect(await inspect(page, `kiosk-${card}${suffix}`)).toEqual([]);
    }
    for (const target of await page.locator('button, input').all()) {
      const { width, height } = (await target.boundingBox())!;
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
    const scrolls = await page.evaluate<boolean>(
      'document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight',
    );
    expect(scrolls).toBe(false);
    await page.context().close();
  });

  it('nothing stands in the way of anybody who looks at the devices', async () => {
    const gym = await buildGym(lab.test.api);
    await buildDevice(gym.api);
    const page = await lab.desk('/app/settings/devices', device, gym);
    await page.getByText('Entrance', { exact: true }).waitFor();
    expect(await inspect(page, `devices${suffix}`)).toEqual([]);
    await page.context().close();
  });
});
