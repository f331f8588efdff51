/**
 * `npm run bench:console -- [members]`: how long somebody at the front desk waits for the built console and API, in Chromium, with the
 * demo gym on an embedded PostgreSQL; of 10,000 members unless given. Medians and 95th percentiles beside the goals, as a table in
 * Markdown. Takes about three minutes, and a machine that does nothing else.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@libs/platform/config';
import { migrate } from '@libs/platform/database';
import { freePort, startEmbeddedPostgres } from '@libs/platform/embedded-postgres';
import { type BrowserContext, type Page } from 'playwright-core';
import { DEMO_ACCOUNT, seed } from '../../scripts/seed';
import { ConsoleBrowser } from '../support/console';
import { eventually } from '../support/eventually';
import { scanCard } from '../support/scanner';
import { query } from './databases';
import { startBuilt } from './processes';
import { median, percentile } from './statistics';

const MEMBERS = Number(process.argv[2] ?? 10_000);
const SCANS = 60;
const LOADS = 20;
/** Turns of a mouse's wheel, and pixels of each: some 600 rows. */
const TURNS = 120;
const TURN = 220;

/** What is typed into the search, key by key: keys that every keyboard has. */
const SEARCHES = [
  'lovelace',
  'garcia',
  'anna',
  'hopper',
  'kowalski',
  'ben',
  'it-0042',
  'schmidt',
  'fischer',
  'grace',
];

/** Longer than any answer takes: the rows are as they were, for they answer the longer text, too. */
const UNCHANGED_MS = 1_500;

/**
 * Notes in the page, whose types this file does not have, how long it takes from a key to the frame in which something is there.
 *
 * @param key whether a keydown begins it
 * @param sign an expression whose value changes with what is waited for; none as long as there is nothing
 */
const stopwatch = (key: string, sign: string): string => `
  var times = [];
  var pressed = 0;
  let before;
  document.addEventListener('keydown', (event) => {
    if (!(${key})) return;
    before = ${sign};
    pressed = Math.min(event.timeStamp, performance.now());
  }, true);
  new MutationObserver(() => {
    if (pressed === 0) return;
    const now = ${sign};
    if (now === undefined || now === before) return;
    const from = pressed;
    pressed = 0;
    requestAnimationFrame(() => times.push(performance.now() - from));
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  undefined`;

const timesOf = (page: Page): Promise<number[]> => page.evaluate<number[]>('times');

/** From the Enter of a scan until it is said whether somebody may come in. */
async function timeScans(browser: ConsoleBrowser, cards: string[]): Promise<number[]> {
  const page = await browser.desk('/app/check-in');
  await page.getByText('Scan a card, or search for who comes.').waitFor();
  await scanCard(page, 'warm-up');
  await page.locator('[data-nonce]:not([data-color=gray])').waitFor();
  await page.evaluate(
    stopwatch(
      "event.key === 'Enter'",
      "document.querySelector('[data-nonce]:not([data-color=gray])')?.dataset.nonce",
    ),
  );
  for (const [index, card] of cards.entries()) {
    await scanCard(page, card);
    await eventually('a verdict', async () => (await timesOf(page)).length > index);
  }
  const times = await timesOf(page);
  await page.context().close();
  return times;
}

/** From a key in the search until the rows are those that it finds. Keys after which the rows stay the same are left out. */
async function timeSearches(browser: ConsoleBrowser): Promise<number[]> {
  const page = await browser.desk('/app/members');
  await page.locator('[data-index] a').first().waitFor();
  await page.evaluate(
    stopwatch(
      "event.target.type === 'search'",
      "[...document.querySelectorAll('[data-index] a')].map((row) => row.textContent).join() || undefined",
    ),
  );
  const search = page.getByRole('searchbox');
  for (const text of SEARCHES) {
    await search.fill('');
    await page.waitForTimeout(UNCHANGED_MS);
    for (const character of text) {
      const { length } = await timesOf(page);
      await search.press(character);
      const deadline = Date.now() + UNCHANGED_MS;
      while ((await timesOf(page)).length === length && Date.now() < deadline) await page.waitForTimeout(20);
      await page.evaluate('pressed = 0');
    }
  }
  const times = await timesOf(page);
  await page.context().close();
  return times;
}

/** From one frame to the next, while the list is scrolled: more than two frames of a screen are a stutter. */
async function timeFrames(browser: ConsoleBrowser): Promise<number[]> {
  const page = await browser.desk('/app/members');
  const row = page.locator('[data-index] a').first();
  await row.waitFor();
  await row.hover();
  await page.evaluate(`
    var frames = [];
    let before = performance.now();
    requestAnimationFrame(function note() {
      const now = performance.now();
      frames.push(now - before);
      before = now;
      requestAnimationFrame(note);
    });
    undefined`);
  for (let turn = 0; turn < TURNS; turn++) {
    await page.mouse.wheel(0, TURN);
    await page.waitForTimeout(30);
  }
  const frames = await page.evaluate<number[]>('frames');
  await page.locator('[data-index="600"]').waitFor();
  await page.context().close();
  return frames;
}

/** From an address to the frame with the first row of the list, for somebody who is signed in and has nothing in the cache. */
async function timeLoads(browser: ConsoleBrowser): Promise<number[]> {
  const times: number[] = [];
  for (let load = 0; load < LOADS; load++) {
    const person = await browser.person();
    await signInBefore(person);
    const page = await person.newPage();
    await page.goto('/app/members');
    times.push(
      await eventually('the list', () => page.evaluate<number | undefined>('globalThis.firstRowAt')),
    );
    await person.close();
  }
  return times;
}

async function signInBefore(person: BrowserContext): Promise<void> {
  await person.request.post('/api/v1/auth/login', {
    headers: { 'X-Requested-With': 'console' },
    data: { username: DEMO_ACCOUNT.email, password: DEMO_ACCOUNT.password, refresh_cookie: true },
  });
  await person.addInitScript(`
    // The empty page before has no storage.
    if (location.protocol === 'http:') localStorage.setItem('gym-manager:signed-in', 'yes');
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[data-index] a')) return;
      observer.disconnect();
      requestAnimationFrame(() => (globalThis.firstRowAt = performance.now()));
    }).observe(document, { subtree: true, childList: true });`);
}

/** Cards of members, one for each scan. */
const cardsIn = async (databaseUrl: string): Promise<string[]> =>
  (
    await query<{ card_number: string }>(
      databaseUrl,
      'SELECT card_number FROM customers WHERE active AND card_number IS NOT NULL ORDER BY id LIMIT $1',
      [SCANS],
    )
  ).map(({ card_number }) => card_number);

function print(name: string, goalMs: number, times: number[]): void {
  const sorted = times.toSorted((one, other) => one - other);
  const figures = [goalMs, median(sorted), percentile(sorted, 0.95)].map((ms) => `${ms.toFixed(0)} ms`);
  console.log(`| ${name} | ${figures.join(' | ')} | ${times.length} |`);
}

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gym-manager-console-'));
  const postgres = await startEmbeddedPostgres({ dataDir: folder });
  try {
    await migrate(loadConfig({ DATABASE_URL: postgres.url, DATA_DIR: folder }));
    await seed(postgres.url, MEMBERS);
    const port = await freePort();
    const api = await startBuilt('api', port, { DATABASE_URL: postgres.url, PORT: String(port) });
    const browser = await ConsoleBrowser.open(api.url);
    try {
      console.log('| | Goal | Median | p95 | Times |\n|---|---|---|---|---|');
      print('From a scan to its verdict', 150, await timeScans(browser, await cardsIn(postgres.url)));
      print(`From a key to the rows, of ${MEMBERS} members`, 100, await timeSearches(browser));
      print('From a frame to the next, while the list is scrolled', 34, await timeFrames(browser));
      print('From the address to the list, without a cache', 1_500, await timeLoads(browser));
      for (const error of browser.takeErrors()) throw new Error(error);
    } finally {
      await browser.close();
      await api.stop();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  }
}

void bench().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
