import { readFileSync } from 'node:fs';
import { startTestApp, type TestApp } from './support/app';
import { expectProblem } from './support/expect-problem';

const document = readFileSync('docs/problems.md', 'utf8');
const codes = [...document.matchAll(/^## (\w+)$/gm)].map(([, code]) => code!);

describe.each(['/api/v1', 'api/v1/', '/'])('the pages about problems, with API_PREFIX "%s"', (API_PREFIX) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ API_PREFIX });
  });
  afterAll(() => test.stop());

  it.each(codes)('explain %s', async (code) => {
    const page = await test.api.root.get<string>(`/docs/problems/${code}`);
    expect({ status: page.status, type: page.headers.get('content-type') }).toEqual({
      status: 200,
      type: 'text/html; charset=utf-8',
    });
    expect(page.text).toContain(`code <code>${code}</code>`);
    expect(page.text).toMatch(/<p>[^<]{20,}<\/p>/);
    // The pages carry an inline style, which the policy must allow.
    expect(page.headers.get('content-security-policy')).toContain("style-src 'self' 'unsafe-inline'");
  });

  it('list every problem', async () => {
    const { text } = await test.api.root.get<string>('/docs/problems');
    for (const code of codes) expect(text).toContain(`href="/docs/problems/${code}"`);
  });

  it("are at the URL of an error's type", async () => {
    const error = await test.api.get('/customers');
    expectProblem(error, 401);
    expect((await test.api.root.get<string>(error.body.type)).text).toContain(error.body.code);
  });

  it('answer 404 for a code that does not exist', async () => {
    expectProblem(await test.api.root.get('/docs/problems/no_such_code'), 404);
  });

  it.each(['/docs', '/docs/swagger-ui.css', '/docs/swagger-ui-bundle.js', '/docs/swagger-ui-init.js'])(
    'leave %s to Swagger UI',
    async (path) => {
      expect((await test.api.root.get<string>(path)).status).toBe(200);
    },
  );
});
