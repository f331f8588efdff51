import { type Page } from 'playwright-core';
import { type ApiClient } from '../support/api-client';
import { ConsoleLab, inspect, PHONE } from '../support/console';
import { colleague, demoOwner } from '../support/console-people';
import { eventually } from '../support/eventually';
import { expectStatus } from '../support/factories';

jest.setTimeout(180_000);

let lab: ConsoleLab;
let owner: ApiClient;
beforeAll(async () => {
  lab = await ConsoleLab.start({ customers: 20 });
  owner = await demoOwner(lab);
});
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

const TEXT = '/gyms/me/reminder-templates/7_days_before';
const openText = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Edit: 7 days before the end' }).click();
  await page.getByRole('heading', { name: 'Preview' }).waitFor();
};

describe('The text of a reminder', () => {
  let page: Page;
  beforeEach(async () => {
    page = await lab.desk('/app/settings/reminders');
    await openText(page);
  });
  afterEach(() => page.context().close());

  it('is shown as it would arrive while it is written, with placeholders where the cursor is', async () => {
    await page.getByLabel('Subject').fill('See you again, ?');
    await page.getByLabel('Subject').press('ArrowLeft');
    await page.getByRole('button', { name: 'First name of the recipient' }).click();
    expect(await page.getByLabel('Subject').inputValue()).toBe('See you again, {recipient_first_name}?');
    await page.getByLabel('Message').fill('Come & see <b>us</b>" style="color: red.\n\nSoon!');
    await page.getByText(/^See you again, (?!\{)\w+\?$/).waitFor();
    await page.getByText('Come & see <b>us</b>" style="color: red.').last().waitFor();
    expect(await inspect(page, 'reminder-text')).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect((await owner.get(TEXT)).body).toMatchObject({ is_standard: false });
  });

  it('keeps what is typed when somebody else has written one meanwhile', async () => {
    await page.getByLabel('Message').fill('Mine.');
    expectStatus(await owner.send('PUT', TEXT, { json: { subject: 'Theirs', message: 'Theirs.' } }), 200);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody else has saved this meanwhile').waitFor();
    expect(await page.getByLabel('Message').inputValue()).toBe('Mine.');
    expect(await page.getByLabel('Subject').inputValue()).toBe('Theirs');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect((await owner.get(TEXT)).body).toMatchObject({ subject: 'Theirs', message: 'Mine.' });
  });

  it('is sent to oneself as a test', async () => {
    await page.getByRole('button', { name: 'Send me a test' }).click();
    await page.getByText('The test is on its way to owner@iron-temple.example.').waitFor();
    await eventually('the mail', async () => {
      const mails = await lab.test.sql(`SELECT FROM mails WHERE template = 'reminder-test'`);
      return mails.length > 0 || undefined;
    });
  });

  it('goes back to the standard', async () => {
    await page.getByRole('button', { name: 'Back to the standard text' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Back to the standard text' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Back to the standard text' }).waitFor({ state: 'detached' });
    expect(await page.getByLabel('Subject').inputValue()).toContain('{gym_name}');
    expect((await owner.get(TEXT)).body).toMatchObject({ is_standard: true });
  });
});

it('A manager may write reminders, too', async () => {
  const page = await lab.desk('/app/settings/reminders', PHONE, await colleague(lab, 'manager'));
  await openText(page);
  await page.getByLabel('Subject').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Write a subject').waitFor();
  expect(await inspect(page, 'reminder-text-phone')).toEqual([]);
  await page.context().close();
});
