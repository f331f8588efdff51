import { type Page } from 'playwright-core';
import { type ApiClient, type CheckIn } from '../support/api-client';
import { ConsoleLab, inspect, PHONE } from '../support/console';
import { buildMember, expectStatus, type SignedUpGym } from '../support/factories';
import { buildGymWithCards, countTones, EXPIRED, scanCard, tones, VALID } from '../support/scanner';

jest.setTimeout(180_000);

let lab: ConsoleLab;
beforeAll(async () => (lab = await ConsoleLab.start()));
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

/** A gym with cards, and somebody who has a phone and no card. */
async function buildDesk(): Promise<SignedUpGym> {
  const gym = await buildGymWithCards(lab.test.api);
  await buildMember(gym.api, { first_name: 'Alan', last_name: 'Turing', phone: '+44 20 7946 1234' });
  return gym;
}

/** The desk of a gym, which counts the tones that it plays. */
async function openDesk(gym: SignedUpGym, device = {}): Promise<Page> {
  const page = await lab.desk('/app/check-in', device, gym);
  await countTones(page);
  await page.getByText('Scan a card, or search for who comes.').waitFor();
  return page;
}

const verdict = (page: Page, color: string) => page.locator(`[data-nonce][data-color=${color}]`);
const listCheckIns = async (api: ApiClient): Promise<CheckIn[]> =>
  expectStatus(await api.get<CheckIn[]>('/check-ins?sort=occurred_at'), 200);

describe('The check-in desk', () => {
  it('lets a member in by a scan, in silence, and shows who is in', async () => {
    const gym = await buildDesk();
    const page = await openDesk(gym);
    await scanCard(page, VALID);
    await verdict(page, 'green').getByText('Ada Lovelace').waitFor();
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor();
    expect(await tones(page)).toBe(0);
    expect(await inspect(page, 'check-in-allowed')).toEqual([]);
    await page.context().close();
  });

  it('says since when whoever scans again has been in, and makes no other visit', async () => {
    const gym = await buildDesk();
    const page = await openDesk(gym);
    await scanCard(page, VALID);
    await verdict(page, 'green').waitFor();
    await page.waitForTimeout(1_100);
    await scanCard(page, VALID);
    await verdict(page, 'amber')
      .getByText(/^In since \d\d:\d\d$/)
      .waitFor();
    expect(await listCheckIns(gym.api)).toHaveLength(1);
    expect(await tones(page)).toBe(0);
    expect(await inspect(page, 'check-in-again')).toEqual([]);
    await page.context().close();
  });

  it('warns by a sound of who is not let in, says why, and lets in with a note', async () => {
    const gym = await buildDesk();
    const page = await openDesk(gym);
    await scanCard(page, EXPIRED);
    await verdict(page, 'red')
      .getByText('The membership ended')
      .or(page.getByText('The membership has ended.'))
      .waitFor();
    await page.getByRole('link', { name: 'Renew the membership' }).waitFor();
    expect(await tones(page)).toBe(2);
    expect(await inspect(page, 'check-in-denied')).toEqual([]);
    await page.getByRole('button', { name: 'Let in all the same' }).click();
    await page.getByLabel(/^Why/).fill('Pays tomorrow');
    await page.getByRole('button', { name: 'Let in', exact: true }).click();
    await verdict(page, 'amber').getByText('Pays tomorrow').waitFor();
    expect(await listCheckIns(gym.api)).toMatchObject([
      { decision: 'denied', reasons: ['expired'] },
      { decision: 'allowed', override_reason: 'Pays tomorrow' },
    ]);
    await page.context().close();
  });

  it('takes a visit back', async () => {
    const gym = await buildDesk();
    const page = await openDesk(gym);
    await scanCard(page, VALID);
    await verdict(page, 'green').getByRole('button', { name: 'Undo' }).click();
    await verdict(page, 'gray').getByText('Undone').waitFor();
    await page.getByText('Nobody is in.').waitFor();
    expect((await listCheckIns(gym.api))[0]!.voided_at).not.toBeNull();
    await page.context().close();
  });

  it('shows who comes at another desk', async () => {
    const gym = await buildDesk();
    const [page, other] = [await openDesk(gym), await openDesk(gym)];
    await page.getByText('Nobody is in.').waitFor();
    await scanCard(other, VALID);
    // Sooner than it would be asked for.
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor({ timeout: 5_000 });
    await page.context().close();
    await other.context().close();
  });

  it('checks out who leaves', async () => {
    const gym = await buildDesk();
    const page = await openDesk(gym);
    await scanCard(page, VALID);
    await page.getByRole('button', { name: 'Check out Ada Lovelace' }).click();
    await page.getByText('Nobody is in.').waitFor();
    expect((await listCheckIns(gym.api))[0]!.checked_out_at).not.toBeNull();
    await page.context().close();
  });

  it('says that an unknown card belongs to nobody', async () => {
    const page = await openDesk(await buildDesk());
    await scanCard(page, '9999999');
    await verdict(page, 'red').getByText('This card belongs to nobody.').waitFor();
    await page.getByRole('button', { name: 'Find the member by name' }).click();
    await page.locator('input[type=search]:focus').waitFor();
    await page.context().close();
  });

  it('takes scans whatever has the focus, and leaves alone what is being typed', async () => {
    const gym = await buildDesk();
    const page = await openDesk(gym);
    await scanCard(page, EXPIRED);
    await page.getByRole('button', { name: 'Let in all the same' }).click();
    await page.getByLabel('Who comes?').fill('Gra');
    await scanCard(page, VALID);
    await verdict(page, 'green').getByText('Ada Lovelace').waitFor();
    expect(await page.getByLabel('Who comes?').inputValue()).toBe('Gra');
    // On a button, whose Enter would undo the visit.
    await page.getByRole('button', { name: 'Undo' }).first().focus();
    await scanCard(page, 'gm-0000');
    await verdict(page, 'red').getByText('Card gm-0000').waitFor();
    expect((await listCheckIns(gym.api)).every(({ voided_at }) => voided_at === null)).toBe(true);
    expect(new URL(page.url()).pathname).toBe('/app/check-in');
    await page.context().close();
  });

  it('needs no mouse', async () => {
    const gym = await buildDesk();
    const page = await openDesk(gym);
    // The last four digits of the phone and Enter; the field has the focus at first.
    await page.keyboard.type('1234', { delay: 60 });
    await page.keyboard.press('Enter');
    await verdict(page, 'green').getByText('Alan Turing').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await verdict(page, 'gray').getByText('Undone').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('hopper', { delay: 60 });
    await page.getByRole('option', { name: /Grace Hopper/ }).waitFor();
    expect(await inspect(page, 'check-in-search')).toEqual([]);
    await page.keyboard.press('Enter');
    await verdict(page, 'red').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Guest of the owner', { delay: 60 });
    await page.keyboard.press('Enter');
    await verdict(page, 'amber').getByText('Guest of the owner').waitFor();
    await page.context().close();
  });

  it('asks whom Enter means when several are found', async () => {
    const gym = await buildDesk();
    await buildMember(gym.api, { first_name: 'Ada', last_name: 'Byron' });
    const page = await openDesk(gym);
    await page.keyboard.type('ada', { delay: 60 });
    await page.keyboard.press('Enter');
    await page.locator('[role=option][data-combobox-selected]').waitFor();
    expect(await listCheckIns(gym.api)).toEqual([]);
    await page.keyboard.press('Enter');
    await verdict(page, 'green').waitFor();
    await page.context().close();
  });

  it('fits a phone', async () => {
    const gym = await buildDesk();
    const page = await openDesk(gym, PHONE);
    await page.getByLabel('Who comes?').fill('turing');
    await page.getByRole('option', { name: /Alan Turing/ }).tap();
    await verdict(page, 'green').getByText('Alan Turing').waitFor();
    expect(await inspect(page, 'check-in-phone')).toEqual([]);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(390);
    await page.context().close();
  });
});

describe('Without a connection', () => {
  /** Errors of the network are what these tests are about. */
  const expectNetworkErrorsAlone = () =>
    expect(lab.takeErrors().filter((error) => !error.includes('net::ERR_'))).toEqual([]);

  /** A desk that has taken its snapshot, and then loses the server. */
  async function goOffline(gym: SignedUpGym, device = {}): Promise<Page> {
    const page = await lab.desk('/app/members', device, gym);
    const snapshot = page.waitForResponse('**/check-ins/snapshot');
    await page.goto('/app/check-in');
    await (await snapshot).finished();
    await page.getByText('Nobody is in.').waitFor();
    await page.context().setOffline(true);
    return page;
  }

  it('the last snapshot decides, and scans are sent in their order when it is back', async () => {
    const gym = await buildDesk();
    const page = await goOffline(gym);
    await scanCard(page, VALID);
    await verdict(page, 'amber').getByText('Decided offline').waitFor();
    await page.getByText('1 scan waits.').waitFor();
    await scanCard(page, EXPIRED);
    await verdict(page, 'red').getByText('The membership has ended.').waitFor();
    expect(await inspect(page, 'check-in-offline')).toEqual([]);
    await page.getByLabel('Who comes?').pressSequentially('1234', { delay: 60 });
    await page.keyboard.press('Enter');
    await verdict(page, 'amber').getByText('Alan Turing').waitFor();
    await page.getByText('3 scans wait.').waitFor();
    expect(await listCheckIns(gym.api)).toEqual([]);

    await page.context().setOffline(false);
    await verdict(page, 'amber').getByText('Decided offline, sent since').waitFor();
    await page.getByText('No connection to the server').waitFor({ state: 'detached' });
    const sent = await listCheckIns(gym.api);
    expect(sent.map(({ customer, decision }) => [customer?.first_name, decision])).toEqual([
      ['Ada', 'allowed'],
      ['Grace', 'denied'],
      ['Alan', 'allowed'],
    ]);
    await page.context().close();
    expectNetworkErrorsAlone();
  });

  it('a page stays whose toasts and palette cannot be loaded yet, and they come with the connection', async () => {
    const page = await lab.desk('/app/members');
    await page.clock.install();
    await page.reload();
    const heading = page.getByRole('heading', { name: 'Members' });
    await heading.waitFor();
    await page.context().setOffline(true);
    const failed = page.waitForEvent('requestfailed');
    await page.clock.fastForward(11_000);
    await failed;
    await page.context().setOffline(false);
    await page.clock.fastForward(11_000);
    await heading.waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.context().close();
    expectNetworkErrorsAlone();
  });

  it('scans survive a reload', async () => {
    const gym = await buildDesk();
    const page = await goOffline(gym);
    await scanCard(page, VALID);
    await page.getByText('1 scan waits.').waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor();
    expect(await listCheckIns(gym.api)).toMatchObject([{ decision: 'allowed' }]);
    await page.context().close();
    expectNetworkErrorsAlone();
  });

  it('a scan can be taken back before it is sent, on a phone', async () => {
    const gym = await buildDesk();
    const page = await goOffline(gym, PHONE);
    await scanCard(page, VALID);
    await page.getByRole('button', { name: 'Undo' }).tap();
    await verdict(page, 'gray').waitFor();
    expect(await inspect(page, 'check-in-offline-phone')).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText('No connection to the server').waitFor({ state: 'detached' });
    expect(await listCheckIns(gym.api)).toEqual([]);
    await page.context().close();
    expectNetworkErrorsAlone();
  });

  it('a scan whose answer gets lost makes one visit', async () => {
    const gym = await buildDesk();
    const page = await openDesk(gym);
    await page.route(
      '**/check-ins',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await scanCard(page, VALID);
    await verdict(page, 'amber').waitFor();
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor();
    expect(await listCheckIns(gym.api)).toHaveLength(1);
    await page.context().close();
    expectNetworkErrorsAlone();
  });
});
