import { readFile } from 'node:fs/promises';
import { ConsoleLab, inspect, PHONE } from '../support/console';

jest.setTimeout(180_000);

let lab: ConsoleLab;
beforeAll(async () => (lab = await ConsoleLab.start()));
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

describe('The report on attendance', () => {
  it('shows when members come, hour by hour and day by day', async () => {
    const page = await lab.desk('/app/reports');
    const grid = page.getByRole('table', { name: /on an average week/ });
    await grid.waitFor();
    expect(await grid.getByRole('columnheader').count()).toBe(8);
    const evening = grid.getByRole('row', { name: /^18/ }).getByRole('cell');
    expect(await evening.count()).toBe(7);
    expect(Number(await evening.first().innerText())).toBeGreaterThan(0);
    expect(await inspect(page, 'report-attendance')).toEqual([]);
    await page.context().close();
  });

  it('keeps its days in the address, and survives a reload', async () => {
    const page = await lab.desk('/app/reports/attendance');
    await page.getByLabel('Days', { exact: true }).selectOption({ label: 'Last month' });
    await page.waitForURL(/from=\d{4}-\d{2}-01&to=\d{4}-\d{2}-\d{2}$/);
    const from = await page.getByLabel('From').inputValue();
    await page.reload();
    expect(await page.getByLabel('From').inputValue()).toBe(from);
    expect(await page.getByLabel('Days', { exact: true }).inputValue()).toBe('last_month');
    await page.context().close();
  });

  it('says so of days in the wrong order', async () => {
    const page = await lab.desk('/app/reports/attendance?from=2026-05-01&to=2026-04-01');
    await page.getByText('Choose a first day that is before the last one').waitFor();
    expect(await inspect(page, 'report-refused')).toEqual([]);
    await page.context().close();
  });

  it('is printed without what there is to press', async () => {
    const page = await lab.desk('/app/reports/attendance');
    await page.getByRole('table', { name: /on an average week/ }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    expect(await inspect(page, 'report-print')).toEqual([]);
    await page.context().close();
  });
});

describe('The report on members', () => {
  it('shows how many came and left, divided as somebody wants it, and is handed out as a file', async () => {
    const page = await lab.desk('/app/reports/members?from=2026-01-01&to=2026-06-30');
    const row = page.getByRole('row', { name: /^1 Jan 2026 – 31 Jan 2026/ });
    await row.waitFor();
    expect(await inspect(page, 'report-members')).toEqual([]);
    await page.getByLabel('Divided by').selectOption('year');
    await row.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /^1 Jan 2026 – 30 Jun 2026/ }).waitFor();
    await page.waitForURL(/by=year/);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('members.csv');
    const lines = (await readFile(await file.path())).toString().trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^2026-01-01,2026-06-30,\d+/);
    await page.context().close();
  });
});

describe('The reports', () => {
  it('fit a phone', async () => {
    const page = await lab.desk('/app/reports/attendance', PHONE);
    await page.getByRole('table', { name: /on an average week/ }).waitFor();
    expect(await inspect(page, 'report-attendance-phone')).toEqual([]);
    await page.getByRole('tab', { name: 'Members' }).click();
    await page.getByRole('heading', { name: 'Period by period' }).waitFor();
    expect(await inspect(page, 'report-members-phone')).toEqual([]);
    await page.context().close();
  });
});
