import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Page } from 'playwright-core';
import { ConsoleLab, inspect, openWithEvents, PHONE } from '../support/console';
import { type Customer } from '../support/api-client';
import { buildCustomer, buildGym, expectStatus, type SignedUpGym } from '../support/factories';
import { buildImport, finish } from '../support/imports';

jest.setTimeout(180_000);

let lab: ConsoleLab;
let gym: SignedUpGym;
beforeAll(async () => (lab = await ConsoleLab.start({ customers: 1 })));
afterAll(() => lab.stop());
beforeEach(async () => (gym = await buildGym(lab.test.api)));
afterEach(() => expect(lab.takeErrors()).toEqual([]));

const FIXTURES = join(__dirname, '../fixtures/imports');
const fixture = (name: string): string => join(FIXTURES, name);
const csv = (...lines: string[]) => ({
  name: 'members.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([...lines, ''].join('\n')),
});

async function upload(page: Page, file: string | ReturnType<typeof csv>): Promise<void> {
  await page.getByLabel(/Drop a CSV file here/).setInputFiles(file);
  await page.getByRole('button', { name: 'Check the file' }).waitFor();
}

const figure = (page: Page, name: string): Promise<string> =>
  page.locator('dt', { hasText: name }).locator('..').locator('dd').innerText();

const emails = async (): Promise<(string | null)[]> =>
  expectStatus(await gym.api.get<Customer[]>('/customers?sort=email'), 200).map(({ email }) => email);

describe('The import of a file', () => {
  it('of another system goes from the upload to the members, and is undone, through a reload at every step', async () => {
    const page = await lab.desk('/app/imports', {}, gym);
    await page.getByRole('heading', { name: 'No file was imported yet' }).waitFor();
    expect(await inspect(page, 'imports-empty')).toEqual([]);
    await page.getByRole('link', { name: 'Import a file' }).click();
    await page.getByRole('heading', { name: 'Import a file' }).waitFor();
    expect(await inspect(page, 'import-upload')).toEqual([]);

    await upload(page, fixture('mindbody.csv'));
    await page.reload();
    expect(await page.getByLabel('Read Birth Date as').inputValue()).toBe('date_of_birth');
    await page.getByRole('cell', { name: /^Lovelace · Hopper/ }).waitFor();
    expect(await inspect(page, 'import-columns')).toEqual([]);
    await page.getByLabel('Read Home Phone as').selectOption('phone');
    await page.getByText('Two columns are read as this').first().waitFor();
    expect(await page.getByRole('button', { name: 'Check the file' }).isDisabled()).toBe(true);
    await page.reload();
    expect(await page.getByLabel('Read Home Phone as').inputValue()).toBe('phone');
    await page.getByLabel('Read Home Phone as').selectOption('ignore');

    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByText('Nothing is written yet').waitFor();
    await page.reload();
    await page.getByText('Nothing is written yet').waitFor();
    expect(await inspect(page, 'import-checked')).toEqual([]);
    expect(await emails()).toEqual([]);

    await page.getByRole('button', { name: /^Import \d+ members?$/ }).click();
    await page.getByText('The import is done.').waitFor();
    await page.reload();
    const created = Number(await figure(page, 'New members'));
    expect(created).toBeGreaterThan(1);
    expect(await emails()).toHaveLength(created);
    expect(await inspect(page, 'import-done')).toEqual([]);

    await page.getByRole('button', { name: 'Undo the import' }).click();
    const asked = page.getByRole('dialog', { name: 'Undo this import?' });
    await asked.waitFor();
    expect(await inspect(page, 'import-undo')).toEqual([]);
    await asked.getByRole('button', { name: 'Undo the import' }).click();
    await page.getByText('The import was undone.').waitFor();
    expect(await figure(page, 'Taken back')).toBe(String(created));
    expect(await emails()).toEqual([]);

    await page.goto('/app/imports');
    await page.getByRole('row', { name: /mindbody\.csv Undone/ }).waitFor();
    expect(await inspect(page, 'imports')).toEqual([]);
    await page.context().close();
  });

  it('takes a file that is dropped, and says what is wrong with one that is no CSV', async () => {
    const page = await lab.desk('/app/imports/new', {}, gym);
    const zone = page.getByLabel('Drop a CSV file here, or choose one');
    const drop = async (name: string, content: string) => {
      // Made in the page: what is dropped does not come through the protocol.
      const dataTransfer = await page.evaluateHandle(
        `(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(content)}], ${JSON.stringify(name)})); return data; })()`,
      );
      await zone.dispatchEvent('drop', { dataTransfer });
    };
    await drop('members.xlsx', 'PK\u0003\u0004 and so on');
    await page.getByRole('alert').getByText('is a workbook: save it as CSV').waitFor();
    expect(await inspect(page, 'import-unreadable')).toEqual([]);
    await drop('members.csv', (await readFile(fixture('family.csv'))).toString());
    await page.getByRole('heading', { name: 'members.csv' }).waitFor();
    await page.getByRole('button', { name: 'Check the file' }).waitFor();
    await page.context().close();
  });

  it('asks how dates are written that can be read in two ways', async () => {
    const page = await lab.desk('/app/imports/new', {}, gym);
    await upload(page, csv('First Name,Last Name,Email,DOB', 'Ada,Lovelace,ada@example.com,01/02/1990'));
    await page.getByText('Choose one: the dates of this file').waitFor();
    await page.getByLabel('How the file writes dates').selectOption('mdy');
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByRole('button', { name: 'Import 1 member' }).click();
    await page.getByText('The import is done.').waitFor();
    const [ada] = expectStatus(await gym.api.get<Customer[]>('/customers'), 200);
    expect(ada?.date_of_birth).toBe('1990-01-02');
    await page.context().close();
  });

  it('has its bad rows corrected in place, and the doubtful ones decided', async () => {
    await buildCustomer(gym.api, {
      first_name: 'Ada',
      last_name: 'Lovelace',
      email: 'ada@example.com',
      date_of_birth: '1990-02-20',
    });
    const page = await lab.desk('/app/imports/new', {}, gym);
    await upload(
      page,
      csv(
        'First Name,Last Name,Email,DOB',
        'Grace,Hopper,grace@example.com,',
        'Ada,Lovelace,countess@example.com,1990-02-20',
        'Alan,Turing,alan,',
        'Edsger,Dijkstra,edsger,',
      ),
    );
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByRole('tab', { name: 'To correct: 2' }).waitFor();
    await page.getByRole('form', { name: 'Line 4 of the file' }).waitFor();
    expect(await inspect(page, 'import-rejected')).toEqual([]);

    const alan = page.getByRole('form', { name: 'Line 4 of the file' });
    await alan.getByLabel('Email').fill('alan@example.com');
    await alan.getByRole('button', { name: 'Try this row again' }).click();
    await page.getByText('Will become a new member.').waitFor();
    await page.getByRole('tab', { name: 'To correct: 1' }).waitFor();

    const [errors] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download these rows as CSV' }).click(),
    ]);
    expect(errors.suggestedFilename()).toMatch(/^import-\d+-errors\.csv$/);
    expect((await readFile(await errors.path())).toString()).toContain('Edsger');

    await page.getByRole('button', { name: 'Import 2 members' }).click();
    await page.getByText('The import is done.').waitFor();
    await page.getByRole('tab', { name: 'To decide: 1' }).click();
    await page.getByText('Same: name, date of birth. Different: e-mail.').waitFor();
    expect(await inspect(page, 'import-in-review')).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'It is Ada Lovelace' }).click();
    await page.getByText('The member was changed.').waitFor();
    expect(await emails()).toEqual(['alan@example.com', 'countess@example.com', 'grace@example.com']);
    await page.context().close();
  });

  it('is followed as it happens, whoever has begun it', async () => {
    const { id } = await buildImport(gym.api);
    await finish(gym.api, id, 'dry-run');
    const page = await lab.desk('/app/imports', {}, gym);
    await openWithEvents(page, `/app/imports/${id}`);
    await page.getByText('Nothing is written yet').waitFor();
    // The page asks for nothing by itself: a checked file waits for people.
    await finish(gym.api, id, 'commit');
    await page.getByText('The import is done.').waitFor();
    await openWithEvents(page, '/app/imports');
    await page.getByRole('row', { name: /members\.csv Imported/ }).waitFor();
    await finish(gym.api, id, 'undo');
    await page.getByRole('row', { name: /members\.csv Undone/ }).waitFor();
    await page.context().close();
  });

  it('is followed by asking where no events come', async () => {
    const { id } = await buildImport(gym.api);
    await finish(gym.api, id, 'dry-run');
    const page = await lab.desk('/app/imports', {}, gym);
    await page.route('**/api/v1/events', (route) => route.fulfill({ status: 429 }));
    await page.goto(`/app/imports/${id}`);
    await page.getByRole('button', { name: 'Import 1 member' }).click();
    await page.getByText('The import is done.').waitFor();
    await page.context().close();
  });

  it('says in the language of the console what is wrong with a row', async () => {
    const page = await lab.desk('/app/imports/new', {}, gym);
    await page.evaluate("localStorage.setItem('gym-manager:language', 'de')");
    const { id } = await buildImport(
      gym.api,
      ['Card,Name,Email', '0004711,Ada Lovelace,ada@example.com', '0004711,Byron Lovelace,nowhere', ''].join(
        '\n',
      ),
    );
    await finish(gym.api, id, 'dry-run');
    await page.goto(`/app/imports/${id}`);
    const row = page.getByRole('form', { name: 'Zeile 3 der Datei' });
    await row.getByText('Schreibe eine E-Mail-Adresse').waitFor();
    expect(await row.getByLabel('Email').getAttribute('aria-invalid')).toBe('true');
    await page.context().close();
  });

  it('takes children over with their guardians, and has a wrong one corrected in place', async () => {
    const page = await lab.desk('/app/imports/new', {}, gym);
    await upload(
      page,
      csv(
        'First Name,Last Name,Email,Parent',
        'Ada,Byron,,anne@example.com',
        'Ben,Byron,,nobody',
        'Anne,Byron,anne@example.com,',
      ),
    );
    const field = page.getByLabel('Read Parent as');
    expect(await field.inputValue()).toBe('guardian');
    expect(await field.locator('option:checked').innerText()).toMatch(/^Guardian:/);
    await page.getByRole('button', { name: 'Check the file' }).click();
    const ben = page.getByRole('form', { name: 'Line 3 of the file' });
    await ben.getByText(/^Write the number, card or e-mail of a member/).waitFor();
    expect(await inspect(page, 'import-guardian-rejected')).toEqual([]);
    await ben.getByLabel('Parent').fill('anne@example.com');
    await ben.getByRole('button', { name: 'Try this row again' }).click();
    await page.getByText('Will become a new member.').waitFor();
    await page.getByRole('button', { name: 'Import 3 members' }).click();
    await page.getByText('The import is done.').waitFor();
    const members = expectStatus(await gym.api.get<Customer[]>('/customers?sort=name'), 200);
    const anne = members.find(({ first_name }) => first_name === 'Anne')!;
    expect(members.filter(({ guardian_id }) => guardian_id === anne.id)).toHaveLength(2);
    await page.context().close();
  });

  it('says how far it is, and how long it will take', async () => {
    const page = await lab.desk('/app/imports/new', {}, gym);
    await upload(page, fixture('wodify.csv'));
    // The worker's answer is made up: a file that takes long enough would take long here.
    await page.route('**/api/v1/imports/*', async (route) => {
      if (route.request().method() !== 'GET') return route.continue();
      const response = await route.fetch();
      const progress = { status: 'committing', rows_read: 30_000, total_rows: 100_000, seconds_left: 130 };
      return route.fulfill({ response, json: { ...((await response.json()) as object), ...progress } });
    });
    await page.reload();
    await page.getByText('30,000 of 100,000 rows. About 3 minutes left.').waitFor();
    expect(await inspect(page, 'import-progress')).toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.context().close();
  });

  it('works on a phone', async () => {
    const page = await lab.desk('/app/imports/new', PHONE, gym);
    await upload(page, fixture('pushpress.csv'));
    expect(await inspect(page, 'import-columns-phone')).toEqual([]);
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByText('Nothing is written yet').waitFor();
    expect(await inspect(page, 'import-checked-phone')).toEqual([]);
    await page.goto('/app/imports');
    await page.getByRole('link', { name: 'pushpress.csv' }).waitFor();
    expect(await inspect(page, 'imports-phone')).toEqual([]);
    await page.context().close();
  });
});
