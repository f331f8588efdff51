import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { ApiClient } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { expectProblem } from './support/expect-problem';
import { buildGym, expectStatus } from './support/factories';
import { mailedToken } from './support/staff';

const ROOT = join(__dirname, '..');
const DIST = join(ROOT, 'apps/console/dist');
const PAGE = { headers: { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

const assetOf = (pattern: RegExp): string =>
  readdirSync(join(DIST, 'assets')).find((name) => pattern.test(name))!;

beforeAll(() => {
  if (!existsSync(DIST)) spawnSync(process.execPath, ['scripts/build.js'], { cwd: ROOT });
}, 60_000);

describe('The console', () => {
  let test: TestApp;
  let root: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    root = test.api.root;
  });
  afterAll(() => test.stop());

  const nonceOf = (policy: string | null): string =>
    /style-src 'self' 'nonce-([^']+)'/.exec(policy ?? '')?.[1] ?? '';

  it('is one page for every path below /app, which nobody keeps', async () => {
    for (const path of ['/app', '/app/', '/app/members', '/app/members/17?q=a']) {
      const { status, headers, text } = await root.get<string>(path, PAGE);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(text).toContain('<div id="root">');
    }
  });

  it('has a policy that lets its own files run, and styles with a nonce that is never the same', async () => {
    const answers = [await root.get<string>('/app', PAGE), await root.get<string>('/app', PAGE)];
    const nonces = answers.map(({ headers }) => nonceOf(headers.get('content-security-policy')));
    expect(new Set(nonces).size).toBe(2);
    answers.forEach(({ headers, text }, index) => {
      expect(headers.get('content-security-policy')).toBe(
        `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonces[index]}'; img-src 'self' data: blob:; ` +
          "connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
      );
      expect(text).toContain(`nonce="${nonces[index]}"`);
      expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|https?:\/\//);
    });
  });

  it('is what a browser is led to that opens the address', async () => {
    const { status, headers } = await root.get('/', PAGE);
    expect([status, headers.get('location')]).toEqual([302, '/app']);
  });

  it.each(['/', '/app', '/app/members'])('is no answer to clients of the API: %s', async (path) => {
    expectProblem(await root.get(path, { headers: { Accept: 'application/json' } }), 404);
    expectProblem(await root.get(path), 404);
    expectProblem(await root.send('POST', path, PAGE), 404);
  });

  it('lets browsers keep its files for good, compressed where they can read that', async () => {
    const script = assetOf(/^index-.*\.js$/);
    for (const encoding of ['gzip', 'identity']) {
      const { status, headers, text } = await root.get<string>(`/app/assets/${script}`, {
        headers: { 'Accept-Encoding': encoding },
      });
      expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
      expect(headers.get('content-type')).toMatch(/^text\/javascript/);
      expect(headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null);
      expect(headers.get('vary')).toContain('Accept-Encoding');
      expect(text).toContain('createElement');
    }
  });

  it('is where the page behind the link of a mail leads to, to sign in', async () => {
    const { email } = await buildGym(test.api);
    expectStatus(await test.api.post('/auth/forgot-password', { email }), 204);
    const form = {
      token: await mailedToken(test, 'password-reset', email),
      new_password: 'staple battery horse',
    };
    const { status, text } = await test.api.send<string>('POST', '/auth/password-reset', { form });
    expect(status).toBe(200);
    const [, link = ''] = /<a href="([^"]*)">Sign in</.exec(text) ?? [];
    expect(link).toBe('/app/sign-in');
    expect((await root.get(link, PAGE)).status).toBe(200);
  });

  it.each(['/app/assets/index-gone.js', '/app/assets/'])(
    'answers 404, and no page, for a file that is not there: %s',
    async (path) => {
      const answer = await root.get(path, PAGE);
      expectProblem(answer, 404);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );
});

describe('The console beside API_PREFIX', () => {
  it.each([
    ['/', ''],
    ['//api/v1', '/api/v1'],
    ['app', '/app'],
  ])('"%s" is told to the page, and the API answers there', async (API_PREFIX, prefix) => {
    const app = await startTestApp({ API_PREFIX });
    try {
      const { status, text } = await app.api.root.get<string>('/app/work', PAGE);
      expect(status).toBe(200);
      const [, told = ''] = /name="api-prefix" content="([^"]*)"/.exec(text) ?? [];
      expect(told).toBe(prefix);
      // Of a browser, too: nothing of the API is hidden behind the console.
      expectProblem(await app.api.get('/customers', PAGE), 401);
    } finally {
      await app.stop();
    }
  });
});
