import { type Page } from 'playwright-core';
import { type ApiClient } from '../support/api-client';
import { ConsoleLab, DEVICES, inspect } from '../support/console';
import { colleague, demoOwner } from '../support/console-people';
import { expectStatus } from '../support/factories';
import { type StaffMember } from '../support/staff';

jest.setTimeout(180_000);

let lab: ConsoleLab;
let owner: ApiClient;
let coach: StaffMember;
beforeAll(async () => {
  lab = await ConsoleLab.start({ customers: 20 });
  owner = await demoOwner(lab);
  coach = await colleague(lab, 'coach');
});
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

const choose = async (page: Page, email: string, action: string): Promise<void> => {
  await page.getByRole('button', { name: `Actions for ${email}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
};

describe('An owner', () => {
  let page: Page;
  beforeEach(async () => (page = await lab.desk('/app/staff')));
  afterEach(() => page.context().close());

  it('invites somebody by keyboard, sends the invitation again, and takes it back', async () => {
    await page.getByRole('heading', { name: 'Invitations' }).waitFor();
    await page.keyboard.press('c');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('desk@example.com');
    expect(await inspect(page, 'staff-invite')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Front desk, until').waitFor();
    await page.getByRole('button', { name: 'Send the invitation of desk@example.com again' }).click();
    await page.getByText('desk@example.com gets an invitation by mail.').nth(1).waitFor();
    await page.getByRole('button', { name: 'Take the invitation of desk@example.com back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await page.getByText('Nobody has an open invitation.').waitFor();
  });

  it('is told why somebody cannot be invited, and nothing typed is lost', async () => {
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    await page.getByRole('dialog').getByLabel('E-mail').fill(coach.email);
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await page.getByText('This person works for the gym already. Change their role instead.').waitFor();
    expect(await page.getByRole('dialog').getByLabel('E-mail').inputValue()).toBe(coach.email);
  });

  it('changes a role, and sees when another owner was faster', async () => {
    await choose(page, coach.email, 'Change the role');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Front desk').check();
    expectStatus(await owner.patch(`/staff/${coach.id}`, { role: 'manager' }), 200);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Role: Coach → Manager').waitFor();
    expect(await inspect(page, 'staff-role')).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Front desk since').waitFor();
    expect((await owner.get(`/staff/${coach.id}`)).body).toMatchObject({ role: 'front_desk' });
  });

  it('turns the second factor of somebody off, and removes them', async () => {
    await choose(page, coach.email, 'Turn their second factor off');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await choose(page, coach.email, 'Remove from the gym');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove from the gym' }).click();
    await page.getByText(coach.email, { exact: true }).waitFor({ state: 'detached' });
  });

  it('cannot leave a gym that would have no owner then', async () => {
    await choose(page, 'owner@iron-temple.example', 'Leave the gym');
    await page.getByRole('dialog').getByRole('button', { name: 'Leave the gym' }).click();
    await page.getByText('A gym needs an owner. Make somebody else an owner first.').waitFor();
  });
});

it('A manager sees the staff without changing it, and may leave', async () => {
  const manager = await colleague(lab, 'manager');
  const page = await lab.desk('/app/staff', {}, manager);
  await page.getByText('owner@iron-temple.example').waitFor();
  expect(await page.getByRole('button', { name: 'Invite somebody' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: /^Actions for/ }).count()).toBe(1);
  await choose(page, manager.email, 'Leave the gym');
  await page.getByRole('dialog').getByRole('button', { name: 'Leave the gym' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.context().close();
});

it.each(DEVICES)('On %s, nothing stands in the way of anybody', async (_, device, suffix) => {
  const page = await lab.desk('/app/staff', device);
  await page.getByRole('heading', { name: 'What roles may do' }).waitFor();
  expect(await inspect(page, `staff${suffix}`)).toEqual([]);
  await page.context().close();
});
