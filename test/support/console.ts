import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { source as axe } from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { DEMO_ACCOUNT, seed } from '../../scripts/seed';
import { startTestApp, type TestApp } from './app';
import { startWorker } from './worker';

const SCREENSHOTS = join(__dirname, '../console/screenshots');

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Where pages are looked at, for `it.each`; the suffix tells their screenshots apart. */
export const DEVICES: [name: string, options: BrowserContextOptions, suffix: string][] = [
  ['a laptop', {}, ''],
  ['a phone', PHONE, '-phone'],
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** Answers that a page is prepared for, though Chromium writes an error to its console. */
const REFUSED =
  /^Failed to load resource: the server responded with a status of 4(?:00|01|03|04|09|10|12|22|28|29)\b/;

/** That nothing can be heard of changes for now: a page asks from time to time until then. */
const NO_EVENTS = /a status of 503 .*\/events\)$/;

/** Browsers of people who open a console. */
export class ConsoleBrowser {
  /** Errors of pages and of their consoles, violations of the content security policy among them. */
  private readonly errors: string[] = [];

  /** @param url of the API that hands out the console */
  protected constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  static async open(url: string): Promise<ConsoleBrowser> {
    return new ConsoleBrowser(await launch(), url);
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** A browser of somebody's own: its cookies and storage are shared by its pages alone. */
  async person(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    // Cookies of sites without TLS are kept by browsers on localhost alone.
    const baseURL = this.url.replace('127.0.0.1', 'localhost');
    const context = await this.browser.newContext({
      baseURL,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
      ...options,
    });
    // Most of it is for machines that do much else.
    context.setDefaultTimeout(30_000);
    context.on('weberror', (error) => this.errors.push(String(error.error())));
    context.on('console', (message) => {
      const error = `${message.text()} (${message.location().url})`;
      if (message.type() === 'error' && !REFUSED.test(error) && !NO_EVENTS.test(error))
        this.errors.push(error);
    });
    return context;
  }

  /** A page of somebody who has signed in, at first with the demo account. */
  async desk(path = '/app', options: BrowserContextOptions = {}, account = DEMO_ACCOUNT): Promise<Page> {
    const page = await (await this.person(options)).newPage();
    await page.goto(path);
    await signIn(page, account);
    return page;
  }

  /** What went wrong since it was asked last. */
  takeErrors(): string[] {
    return this.errors.splice(0);
  }
}

const launch = (): Promise<Browser> => chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });

/** The console in a browser, on an API, a worker and a database of its own with the demo gym. */
export class ConsoleLab extends ConsoleBrowser {
  private constructor(
    readonly test: TestApp,
    private readonly worker: { close(): Promise<void> },
    browser: Browser,
  ) {
    super(browser, test.api.baseUrl);
  }

  /** @param customers of the demo gym */
  static async start({ customers = 400 } = {}): Promise<ConsoleLab> {
    const test = await startTestApp();
    await seed(test.databaseUrl, customers);
    const worker = await startWorker(test, WorkerModule);
    return new ConsoleLab(test, worker, await launch());
  }

  async stop(): Promise<void> {
    await this.close();
    await this.worker.close();
    await this.test.stop();
  }
}

/** Fills in the sign-in that a page shows. */
export async function signIn(
  page: Page,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Account and gym' }).waitFor();
}

/** Opens a page, and waits until it hears of what changes. */
export async function openWithEvents(page: Page, path: string): Promise<void> {
  const stream = page.waitForResponse((response) => response.url().endsWith('/events') && response.ok());
  await page.goto(path);
  await stream;
}

/** The notification that says something. */
export const toast = (page: Page, text: string | RegExp): Locator =>
  page.getByRole('alert').filter({ hasText: text });

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What another colour scheme can change. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Takes a screenshot in each colour scheme. @returns what axe finds wrong with the page, overlays included */
export async function inspect(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    mkdirSync(SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: join(SCREENSHOTS, `${name}-${colorScheme}.png`) });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(
      (runOnly) => (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run({ runOnly }),
      colorScheme === 'light' ? STANDARDS : RULES_OF_COLOURS,
    );
    // One example of each is enough to mend it.
    for (const { id, nodes } of violations)
      found.push(
        `${name} ${colorScheme} ${id} ${nodes[0]?.target.join()} ${nodes[0]?.html}: ${nodes[0]?.failureSummary} (${nodes.length} times)`,
      );
  }
  return found;
}
