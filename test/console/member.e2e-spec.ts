import { type Page } from 'playwright-core';
import { DEMO_ACCOUNT } from '../../scripts/seed';
import { type ApiClient, type Customer } from '../support/api-client';
import { ConsoleLab, DEVICES, inspect, toast } from '../support/console';
import { colleague, demoOwner, ownersPage } from '../support/console-people';
import { buildCustomer, expectStatus } from '../support/factories';
import { photoOfTelephone } from '../support/photos';

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

/** A member of the demo gym whose page is to be opened. */
const build = (fields: object = {}): Promise<Customer> =>
  buildCustomer(owner, { phone: '030 1111', ...fields });
const pathOf = ({ id }: Customer, tab = ''): string => `/app/members/${id}${tab && `?tab=${tab}`}`;
const stored = async ({ id }: Customer): Promise<Customer> =>
  expectStatus(await owner.get<Customer>(`/customers/${id}`), 200);

const field = (page: Page, label: string) =>
  page.getByRole('button', { name: 'Edit' }).filter({ has: page.getByText(label, { exact: true }) });
const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });

async function edit(page: Page, label: string, value: string): Promise<void> {
  await field(page, label).click();
  await page.getByLabel(label, { exact: true }).fill(value);
}
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).first().click();

async function choose(page: Page, plan: string, action: string): Promise<void> {
  await page
    .getByRole('button', { name: `Change ${plan}` })
    .first()
    .click();
  await page.getByRole('menuitem', { name: action }).click();
}

describe('A field of a member', () => {
  it('is changed in place by keyboard alone, and the change is taken back', async () => {
    const member = await build();
    const page = await open(pathOf(member));
    await field(page, 'Phone').focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Phone', { exact: true }).fill('030 2222');
    await page.keyboard.press('Escape');
    await page.locator('[data-field=phone]:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('Phone', { exact: true }).fill('030 2222');
    await page.keyboard.press('Enter');
    await toast(page, 'Phone is saved.').waitFor();
    await page.locator('[data-field=phone]:focus').waitFor();
    expect(await stored(member)).toMatchObject({ phone: '030 2222' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await toast(page, 'Undone.').waitFor();
    expect(await stored(member)).toMatchObject({ phone: '030 1111' });
    await field(page, 'Phone').filter({ hasText: '030 1111' }).waitFor();
  });

  it('opens the first field by e', async () => {
    const page = await open(pathOf(await build()));
    await page.locator('[data-field]').first().waitFor();
    await page.keyboard.press('e');
    await page.locator('input:focus').waitFor();
    expect(await page.getByLabel('First name', { exact: true }).inputValue()).toBe('Ada');
  });

  it('keeps what was typed when it is refused, and says what to do', async () => {
    const taken = await build({ card_number: 'TAKEN-1' });
    const page = await open(pathOf(await build()));
    await edit(page, 'Card', taken.card_number!);
    await save(page);
    await page.getByText('Somebody else has this card.').waitFor();
    expect(await page.getByLabel('Card', { exact: true }).inputValue()).toBe('TAKEN-1');
  });

  it('that two people change is decided by whoever comes second, who sees both values', async () => {
    const member = await build();
    const one = await open(pathOf(member));
    const other = await lab.desk(pathOf(member));
    await edit(one, 'Phone', '030 3333');
    await edit(other, 'Phone', '030 4444');
    await save(one);
    await toast(one, 'Phone is saved.').waitFor();
    await save(other);
    const choice = dialog(other, 'Phone: changed twice');
    await choice.getByText('030 3333').waitFor();
    await choice.getByText('030 4444').waitFor();
    expect(await inspect(other, 'member-conflict')).toEqual([]);
    expect(await stored(member)).toMatchObject({ phone: '030 3333' });
    await choice.getByRole('button', { name: 'Save mine' }).click();
    await toast(other, 'Phone is saved.').waitFor();
    expect(await stored(member)).toMatchObject({ phone: '030 4444' });
    await other.context().close();
  });

  it('is saved beside another field that somebody else has changed, who is told of', async () => {
    const member = await build();
    const one = await open(pathOf(member));
    const other = await lab.desk(pathOf(member));
    await edit(one, 'Phone', '030 5555');
    await edit(other, 'Card', 'CARD-5555');
    await save(one);
    await toast(one, 'Phone is saved.').waitFor();
    await save(other);
    await toast(other, 'Phone: 030 1111 → 030 5555').waitFor();
    expect(await stored(member)).toMatchObject({ phone: '030 5555', card_number: 'CARD-5555' });
    await other.context().close();
  });

  it('is saved after the password, when the session has ended while somebody typed', async () => {
    const member = await build();
    const page = await open(pathOf(member));
    await edit(page, 'What the desk should know', 'Prefers the quiet room');
    await lab.test.sql('DELETE FROM sessions');
    await save(page);
    const again = dialog(page, 'Are you still there?');
    await again.getByLabel(/^Password/).fill(DEMO_ACCOUNT.password);
    await again.getByRole('button', { name: 'Go on' }).click();
    await toast(page, 'What the desk should know is saved.').waitFor();
    owner = await demoOwner(lab);
    expect(await stored(member)).toMatchObject({ notes: 'Prefers the quiet room' });
  });
});

describe('A membership', () => {
  it('is sold once its price and its days were shown', async () => {
    const member = await build();
    const page = await open(pathOf(member));
    await page.getByRole('button', { name: 'Sell a membership' }).click();
    const sale = dialog(page, 'Sell a membership');
    await sale.getByRole('combobox', { name: 'Plan' }).click();
    await page.getByRole('option', { name: /^Monthly/ }).click();
    await sale.getByText('€69.00').waitFor();
    expect(await inspect(page, 'member-sell')).toEqual([]);
    await sale.getByLabel('Price of a period').fill('39.50');
    await sale.getByText('€59.50').waitFor();
    expect(expectStatus(await owner.get(`/customers/${member.id}/memberships`), 200)).toEqual([]);
    await sale.getByRole('button', { name: 'Sell', exact: true }).click();
    await toast(page, 'Monthly is sold.').waitFor();
    await page.getByRole('article', { name: 'Monthly' }).getByText('€39.50 per month').waitFor();
  });

  it('shows what a freeze puts off before it is frozen, and gives the days back', async () => {
    const member = await build();
    await sell(member, 'Yearly');
    const page = await open(pathOf(member));
    const card = page.getByRole('article', { name: 'Yearly' });
    const before = await card.textContent();
    await choose(page, 'Yearly', 'Freeze');
    const freeze = dialog(page, 'Freeze');
    await freeze.getByLabel('Last frozen day').fill(dayIn(9));
    const preview = freeze.getByRole('region', { name: 'What it comes to' });
    await preview.getByText('Covered until').waitFor();
    expect(await inspect(page, 'member-freeze')).toEqual([]);
    expect(await card.textContent()).toBe(before);
    await freeze.getByRole('button', { name: 'Freeze', exact: true }).click();
    await card.getByText('Frozen:').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await toast(page, 'Undone.').waitFor();
    await card.getByText('Frozen:').waitFor({ state: 'detached' });
  });

  it('is renewed, changed to another plan, cancelled and taken back', async () => {
    const member = await build();
    await sell(member, 'Yearly');
    const page = await open(pathOf(member));
    await choose(page, 'Yearly', 'Renew');
    await dialog(page, 'Renew').getByRole('button', { name: 'Renew' }).click();
    await toast(page, 'Yearly is renewed.').waitFor();
    await page.getByRole('article', { name: 'Yearly' }).nth(1).waitFor();

    const monthly = await build();
    await sell(monthly, 'Monthly');
    await page.goto(pathOf(monthly));
    await choose(page, 'Monthly', 'Cancel the membership');
    await dialog(page, 'Cancel').getByRole('button', { name: 'Cancel the membership' }).click();
    await toast(page, 'Monthly is cancelled.').waitFor();
    await choose(page, 'Monthly', 'Take the cancellation back');
    await dialog(page, 'Take the cancellation back').getByRole('button', { name: 'Take back' }).click();
    await toast(page, 'Monthly goes on.').waitFor();
    await choose(page, 'Monthly', 'Change the plan');
    const change = dialog(page, 'Change the plan');
    await change.getByRole('combobox', { name: 'Plan' }).click();
    await page.getByRole('option', { name: /^Yearly/ }).click();
    await change.getByLabel('When').selectOption('now');
    await change.getByText('Given back').waitFor();
    await change.getByRole('button', { name: 'Change the plan' }).click();
    await toast(page, 'The plan is changed to Yearly.').waitFor();
  });

  it('says why it cannot be changed, in place of what it would come to', async () => {
    const member = await build();
    const { id } = await sell(member, 'Yearly');
    const page = await open(pathOf(member));
    await page.getByRole('article', { name: 'Yearly' }).waitFor();
    expectStatus(await owner.post(`/memberships/${id}/renew`, {}), 201);
    await choose(page, 'Yearly', 'Renew');
    const renewal = dialog(page, 'Renew');
    await renewal.getByText('This membership was renewed before').waitFor();
    expect(await renewal.getByRole('button', { name: 'Renew' }).isDisabled()).toBe(true);
  });

  const sell = async ({ id }: Customer, name: string): Promise<{ id: number }> => {
    const plans = expectStatus(await owner.get<{ id: number; name: string }[]>('/plans'), 200);
    const plan_id = plans.find((plan) => plan.name === name)!.id;
    return expectStatus(await owner.post<{ id: number }>(`/customers/${id}/memberships`, { plan_id }), 201);
  };
  const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
});

describe('What staff know of a member', () => {
  it('is written down, corrected and deleted', async () => {
    const page = await open(pathOf(await build(), 'notes'));
    await page.getByLabel('New note').fill('Hurt her knee');
    await page.reload();
    expect(await page.getByLabel('New note').inputValue()).toBe('Hurt her knee');
    await save(page);
    const note = page.getByRole('article').filter({ hasText: 'Hurt her knee' });
    await note.getByText(DEMO_ACCOUNT.email).waitFor();
    await note.getByRole('button', { name: 'Change the note' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await page.getByLabel('Note', { exact: true }).fill('Hurt his knee');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Hurt his knee').waitFor();
    await page.getByRole('button', { name: 'Change the note' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await dialog(page, 'Delete this note?').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Nobody has written a note yet.').waitFor();
  });

  it('is when they came, and a visit is undone with a reason', async () => {
    const member = await build();
    expectStatus(await owner.post('/check-ins', { customer_id: member.id, override_reason: 'Trial' }), 201);
    const page = await open(pathOf(member, 'visits'));
    await page.getByText('Let in all the same: Trial').waitFor();
    await page.getByRole('button', { name: 'Undo the visit' }).click();
    const undoing = dialog(page, 'Undo the visit');
    await undoing.getByLabel(/^Reason/).fill('Wrong person');
    await undoing.getByRole('button', { name: 'Undo the visit' }).click();
    await page.getByText('Undone: Wrong person').waitFor();
  });

  it('is who changed what', async () => {
    const member = await build();
    expectStatus(await owner.patch(`/customers/${member.id}`, { phone: '030 7777', tags: ['yoga'] }), 200);
    const page = await open(pathOf(member, 'history'));
    const newest = page.getByRole('article').first();
    await newest.getByText('Phone: 030 1111 → 030 7777').waitFor();
    await newest.getByText('Tags: – → yoga').waitFor();
    await newest.getByText(DEMO_ACCOUNT.email).waitFor();
  });

  it('is their face, from a file or the camera, and it comes back when it was removed by mistake', async () => {
    const member = await build();
    const page = await open(pathOf(member));
    const file = { name: 'ada.jpg', mimeType: 'image/jpeg', buffer: await photoOfTelephone() };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('img', { name: 'Ada Lovelace', exact: true }).waitFor();
    const menu = () => page.getByRole('button', { name: 'Photo of Ada Lovelace: change' }).click();
    await menu();
    await page.getByRole('menuitem', { name: 'Take a photo' }).click();
    const shoot = page.getByRole('button', { name: 'Take it' });
    await shoot.and(page.locator(':enabled')).waitFor();
    expect(await inspect(page, 'member-camera')).toEqual([]);
    const { photo_url } = await stored(member);
    const saved = page.waitForResponse((response) => response.request().method() === 'PUT');
    await shoot.click();
    await saved;
    expect((await stored(member)).photo_url).not.toBe(photo_url);
    await menu();
    await page.getByRole('menuitem', { name: 'Remove the photo' }).click();
    await toast(page, 'The photo is removed.').getByRole('button', { name: 'Undo' }).click();
    await toast(page, 'Undone.').waitFor();
    expect((await stored(member)).photo_url).toEqual(expect.any(String));
  });

  it('is who answers for them, and for whom they do', async () => {
    const parent = await build({ first_name: 'Byron', last_name: 'Guardian' });
    const child = await build();
    const page = await open(pathOf(child));
    await page.getByRole('button', { name: 'Choose a guardian' }).click();
    await page.getByRole('combobox', { name: 'Guardian' }).fill('Byron Guardian');
    await page.getByRole('option', { name: /^Byron Guardian/ }).click();
    await page.getByRole('link', { name: 'Byron Guardian' }).click();
    await page.getByRole('heading', { name: 'Byron Guardian' }).waitFor();
    await page.getByText('Is the guardian of').waitFor();
    expect(await stored(child)).toMatchObject({ guardian_id: parent.id });
  });
});

describe('A member as a whole', () => {
  it('is merged with another entry, whose old address leads here afterwards', async () => {
    const kept = await build();
    const other = await build({ first_name: 'Ada', last_name: 'Byron-King', card_number: 'BYRON-1' });
    const page = await open(pathOf(kept));
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Merge with another entry' }).click();
    await page.getByRole('combobox', { name: 'The other entry' }).fill('BYRON-1');
    await page.getByRole('option', { name: /Byron-King/ }).click();
    await page.getByRole('table').getByText('Byron-King').waitFor();
    expect(await inspect(page, 'member-merge')).toEqual([]);
    await page.getByRole('button', { name: 'Merge the two' }).click();
    await toast(page, 'The two entries are one now.').waitFor();
    await page.goto(pathOf(other));
    await page.waitForURL(`**/members/${kept.id}`);
    await field(page, 'Card').filter({ hasText: 'BYRON-1' }).waitFor();
  });

  it('is deleted, once their name was typed', async () => {
    const member = await build();
    const page = await open(pathOf(member));
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete this member' }).click();
    const farewell = dialog(page, 'Delete this member');
    const button = farewell.getByRole('button', { name: 'Delete' });
    expect(await button.isDisabled()).toBe(true);
    await farewell.getByLabel(/^Type/).fill('Ada Lovelace');
    await button.click();
    await page.getByRole('heading', { name: 'Members' }).waitFor();
    expect((await owner.get(`/customers/${member.id}`)).status).toBe(404);
  });

  it('is handed out as a file, and erased', async () => {
    const member = await build();
    const page = await open(pathOf(member));
    await page.getByRole('button', { name: 'More actions' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Export all data' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`member-${member.id}.json`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Erase all data' }).click();
    const farewell = dialog(page, 'Erase all data');
    await farewell.getByLabel(/^Type/).fill('Ada Lovelace');
    await farewell.getByRole('button', { name: 'Erase all data' }).click();
    await toast(page, 'All data of Ada Lovelace is erased.').waitFor();
  });
});

it('shows a coach what they may see, and nothing that they may not do', async () => {
  const page = await lab.desk(pathOf(await build()), {}, await colleague(lab, 'coach'));
  await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
  await page.getByText('030 1111').waitFor();
  await page.getByText('No membership yet').waitFor();
  expect(await page.locator('[data-field]').count()).toBe(0);
  expect(await page.getByRole('button', { name: /Sell|More actions|Choose a guardian|Photo/ }).count()).toBe(
    0,
  );
  expect(await page.getByRole('tab').allTextContents()).toEqual(['Memberships', 'Visits', 'Notes']);
  expect(await inspect(page, 'member-coach')).toEqual([]);
  await page.context().close();
});

describe.each(DEVICES)('On %s, nothing stands in the way on', (_, device, suffix) => {
  it('each tab of a member who has been here for long', async () => {
    const [frozen] = await lab.test.sql<{ customer_id: string }>(
      `SELECT customer_id FROM memberships JOIN membership_freezes ON membership_id = memberships.id
       JOIN check_ins USING (customer_id) ORDER BY customer_id LIMIT 1`,
    );
    const page = await lab.desk(`/app/members/${frozen!.customer_id}`, device);
    for (const tab of ['memberships', 'visits', 'notes', 'history']) {
      await page.goto(`/app/members/${frozen!.customer_id}?tab=${tab}`);
      await page.getByRole('tab', { selected: true }).waitFor();
      await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
      expect(await inspect(page, `member-${tab}${suffix}`)).toEqual([]);
    }
    await page.context().close();
  });
});
