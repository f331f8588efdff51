import { ConsoleLab } from '../support/console';

jest.setTimeout(120_000);

/** What a front desk on a phone's network waits for (docs/console.md). */
const LIMIT_KB = 300;

let lab: ConsoleLab;
beforeAll(async () => (lab = await ConsoleLab.start()));
afterAll(() => lab.stop());
afterEach(() => expect(lab.takeErrors()).toEqual([]));

/** Kilobytes that all files took which a page has loaded so far. */
const loaded = async (transferred: Promise<number>[]): Promise<number> =>
  (await Promise.all(transferred)).reduce((sum, bytes) => sum + bytes, 0) / 1_000;

it(`opens the list of members with less than ${LIMIT_KB} kB, all of them from here`, async () => {
  const signedIn = await lab.desk('/app/members');
  const storageState = await signedIn.context().storageState();
  await signedIn.context().close();
  // Another context has nothing in its cache.
  const page = await (await lab.person({ storageState })).newPage();
  const transferred: Promise<number>[] = [];
  const hosts = new Set<string>();
  page.on('requestfinished', (request) => {
    hosts.add(new URL(request.url()).hostname);
    if (/\/app(?:\/|$)/.test(request.url()))
      transferred.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto('/app/members');
  await page.locator('[data-index] a').first().waitFor();
  const kilobytes = await loaded(transferred);
  process.stdout.write(`first load: ${Math.round(kilobytes)} kB\n`);
  expect(kilobytes).toBeGreaterThan(50);
  expect(kilobytes).toBeLessThan(LIMIT_KB);
  expect([...hosts]).toEqual(['localhost']);
  await page.context().close();
});
