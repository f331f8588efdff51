import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '@libs/platform/config';
import { startApp } from '@libs/platform/http';
import * as fc from 'fast-check';
import { ApiModule } from '../apps/api/src/api.module';
import { type ApiClient, type Customer } from './support/api-client';
import { ApiDocument } from './support/api-document';
import { JWT_SECRET, startTestApp, type TestApp } from './support/app';
import { expectInvalid, expectProblem } from './support/expect-problem';
import { buildCustomer, buildGym, customerFields, expectStatus, type SignedUpGym } from './support/factories';

let test: TestApp;
let owner: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp();
  owner = await buildGym(test.api);
});
afterAll(() => test.stop());

const SPA = 'http://localhost:5173';

/** A raw connection: what fetch would not send. */
async function open(): Promise<Socket> {
  const socket = connect(Number(new URL(test.api.baseUrl).port), '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** All that comes back until the server closes. */
async function readAll(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket.setEncoding('utf8')) text += String(chunk);
  return text;
}

const head = (length: number, ...more: string[]): string =>
  [
    'POST /api/v1/customers HTTP/1.1',
    'Host: test',
    'Connection: close',
    `Authorization: Bearer ${owner.token}`,
    'Content-Type: application/json',
    `Content-Length: ${length}`,
    ...more,
    '\r\n',
  ].join('\r\n');

describe('a request id', () => {
  it.each(['abc', 'A-b_c.d:1', 'x'.repeat(64)])(
    'is accepted when it is short and harmless: %s',
    async (id) => {
      const { headers } = await test.api.root.get('/health', { headers: { 'X-Request-Id': id } });
      expect(headers.get('x-request-id')).toBe(id);
    },
  );

  it.each(['', 'x'.repeat(65), 'a b', '{"a":1}', '<script>', 'a;b', '../..'.repeat(30), 'é'])(
    'is replaced when it is not: %s',
    async (id) => {
      const answer = await test.api.get('/gyms/me', { headers: { 'X-Request-Id': id } });
      expectProblem(answer, 401);
      expect(answer.body.request_id).toMatch(/^[\da-f-]{36}$/);
    },
  );

  it('is generated for every request, and sent with every answer, preflights and unknown paths included', async () => {
    const answers = await Promise.all([
      test.api.root.get('/health'),
      test.api.root.get('/nothing'),
      test.api.send('OPTIONS', '/customers', {
        headers: { Origin: SPA, 'Access-Control-Request-Method': 'GET' },
      }),
      test.api.root.get('/docs'),
      test.api.get('/customers/%zz'),
    ]);
    const ids = answers.map(({ headers }) => headers.get('x-request-id'));
    expect(ids).not.toContain(null);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('headers', () => {
  /** All that do not differ from one answer to the next. */
  async function headersOf(api: ApiClient, path: string, headers = {}): Promise<Record<string, string>> {
    const answer = await api.get(path, { headers });
    const {
      date,
      'content-length': length,
      'x-request-id': id,
      ...rest
    } = Object.fromEntries(answer.headers);
    expect([date, length, id]).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
    return rest;
  }
  const CONNECTION = { connection: 'keep-alive', 'keep-alive': 'timeout=75' };
  const CORS = {
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': expect.stringContaining('X-Request-Id') as string,
    vary: 'Origin',
  };
  const EVERYWHERE = {
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
  const DATA = {
    ...EVERYWHERE,
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  };

  it('of an answer are exactly these', async () => {
    expect(await headersOf(owner.api, '/gyms/me')).toEqual({
      ...CONNECTION,
      ...CORS,
      ...DATA,
      etag: expect.stringMatching(/^"[\w-]{22}"$/),
      'content-type': 'application/json; charset=utf-8',
    });
  });

  it.each([
    ['/gyms/me', { 'www-authenticate': 'Bearer' }],
    ['/nothing', {}],
    ['/customers/%zz', {}],
  ])('of an error are exactly the same: %s', async (path, more) => {
    expect(await headersOf(test.api, path)).toEqual({
      ...CONNECTION,
      ...CORS,
      ...DATA,
      ...more,
      'content-type': 'application/problem+json; charset=utf-8',
    });
  });

  it('of the documentation let it run its own scripts, and nobody frame it', async () => {
    const headers = await headersOf(test.api.root, '/docs');
    const { 'content-security-policy': policy, ...rest } = headers;
    expect(rest).toEqual({
      ...CONNECTION,
      ...CORS,
      ...EVERYWHERE,
      'cross-origin-opener-policy': 'same-origin',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(policy?.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]),
    );
    // All that the page needs is served here, and none of its scripts stands in the page.
    const { text } = await test.api.root.get<string>('/docs');
    const sources = [...text.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]*)"/g)].map(
      ([, url]) => url!,
    );
    expect(sources.length).toBeGreaterThan(3);
    for (const source of sources) {
      const url = new URL(source, `${test.api.baseUrl}/docs`);
      expect(url.origin).toBe(test.api.baseUrl);
      expect((await test.api.root.get(url.pathname)).status).toBe(200);
    }
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/);
  });

  it('protect answers to what is no request as well', async () => {
    const socket = await open();
    socket.write('hello there\r\n\r\n');
    const answer = await readAll(socket);
    for (const [name, value] of Object.entries(DATA))
      expect(answer.toLowerCase()).toContain(`\r\n${name}: ${value.toLowerCase()}\r\n`);
  });

  it("allow the SPA's origin with credentials, and vary by origin", async () => {
    const { headers } = await test.api.get('/customers', { headers: { Origin: SPA } });
    expect(headers.get('access-control-allow-origin')).toBe(SPA);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('vary')).toMatch(/\bOrigin\b/);
  });

  it('allow its preflights every method and the required headers', async () => {
    for (const method of ['POST', 'PATCH', 'DELETE']) {
      const { status, headers } = await test.api.send('OPTIONS', '/customers/1', {
        headers: {
          Origin: SPA,
          'Access-Control-Request-Method': method,
          'Access-Control-Request-Headers': 'authorization,content-type',
        },
      });
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(SPA);
      expect(headers.get('access-control-allow-methods')).toContain(method);
      expect(headers.get('access-control-allow-headers')).toMatch(/authorization/i);
    }
  });

  it('that a request may have are allowed by its preflight: those of the OpenAPI document, and what libraries add', async () => {
    const document = new ApiDocument((await test.api.root.get<object>('/openapi.json')).body);
    const documented = document
      .operations()
      .flatMap(({ parameters }) => parameters.filter((parameter) => parameter.in === 'header'))
      .map(({ name }) => name.toLowerCase());
    expect(documented).toEqual(expect.arrayContaining(['if-match', 'idempotency-key', 'prefer']));
    const names = [
      ...new Set(documented),
      'x-requested-with',
      'x-request-id',
      'if-none-match',
      'traceparent',
    ];
    const { headers } = await test.api.send('OPTIONS', '/customers/1', {
      headers: {
        Origin: SPA,
        'Access-Control-Request-Method': 'PATCH',
        'Access-Control-Request-Headers': names.join(','),
      },
    });
    expect(headers.get('access-control-allow-headers')?.toLowerCase().split(/,\s*/)).toEqual(names);
  });

  it('that lead to the next page are readable for the SPA', async () => {
    await buildCustomer(owner.api);
    await buildCustomer(owner.api);
    const { headers } = await owner.api.get('/customers?limit=1', {
      headers: { Origin: SPA, Prefer: 'count=exact' },
    });
    const exposed = headers.get('access-control-expose-headers')!.split(',');
    for (const name of ['Link', 'X-Next-Cursor', 'X-Total-Count', 'Preference-Applied', 'X-Request-Id'])
      expect([name, headers.has(name), exposed.includes(name)]).toEqual([name, true, true]);
  });
});

describe('bytes that are not HTTP', () => {
  it.each<[string, string, number]>([
    ['words', 'hello there\r\n\r\n', 400],
    ['a method that there is not', 'FETCH /health HTTP/1.1\r\nHost: test\r\n\r\n', 400],
    [
      'headers without end',
      `GET /health HTTP/1.1\r\nHost: test\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
    ],
  ])('are answered with a problem: %s', async (_, text, status) => {
    const socket = await open();
    socket.write(text);
    const [header = '', body = ''] = (await readAll(socket)).split('\r\n\r\n');
    expect(header).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(header).toContain('Content-Type: application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status, status_code: status, detail: expect.any(String) });
  });
});

describe('requests', () => {
  it('answer HEAD like GET, without a body', async () => {
    const { id } = await buildCustomer(owner.api);
    const answer = await owner.api.send('HEAD', `/customers/${id}`);
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect((await test.api.send('HEAD', `/customers/${id}`)).status).toBe(401);
    expect((await test.api.root.send('HEAD', '/health')).status).toBe(200);
  });

  it('are answered with 304 and no body when any version is one that the client has', async () => {
    const socket = await open();
    socket.write('GET /health HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\nConnection: close\r\n\r\n');
    expect(await readAll(socket)).toMatch(/^HTTP\/1\.1 304 [^]*\r\n\r\n$/);
  });

  it('use the last of a repeated query parameter', async () => {
    await buildCustomer(owner.api);
    await buildCustomer(owner.api);
    const { body } = await owner.api.get<Customer[]>('/customers?limit=x&limit=2&limit=1');
    expect(body).toHaveLength(1);
    expectInvalid(await owner.api.get('/customers?limit=1&limit=x'), 'query.limit');
  });

  it.each([
    '?__proto__=1',
    '?constructor=1',
    '?toString=1&hasOwnProperty=2',
    '?limit[]=x',
    '?a[b][c]=1',
    '?&&==&',
  ])('the query %s is ignored like any unknown one', async (query) => {
    expect((await owner.api.get(`/customers${query}`)).status).toBe(200);
  });

  it('ignore JSON keys that are special in JavaScript', async () => {
    const keys = '"__proto__":{"active":false},"constructor":{"prototype":{"x":1}},"toString":1,"then":{}';
    const body = JSON.stringify(customerFields()).replace('{', `{${keys},`);
    const answer = await owner.api.post<Customer>('/customers', undefined, {
      raw: { type: 'application/json', body },
    });
    expect(expectStatus(answer, 201).active).toBe(true);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('accept a body of exactly 100 kB, and answer 413 to one byte more', async () => {
    const json = JSON.stringify({ ...customerFields(), padding: '' });
    const send = (size: number) => {
      const body = json.replace('"padding":""', `"padding":"${'x'.repeat(size - json.length)}"`);
      return owner.api.post('/customers', undefined, { raw: { type: 'application/json', body } });
    };
    expect((await send(100 * 1024)).status).toBe(201);
    expectProblem(await send(100 * 1024 + 1), 413);
  });

  it('limit chunked bodies in the same way', async () => {
    const socket = await open();
    const answer = readAll(socket);
    socket.write(head(0).replace('Content-Length: 0', 'Transfer-Encoding: chunked'));
    const chunk = 'x'.repeat(60_000);
    for (let i = 0; i < 3; i += 1) socket.write(`${chunk.length.toString(16)}\r\n${chunk}\r\n`);
    socket.write('0\r\n\r\n');
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('accept a body that arrives byte by byte', async () => {
    const body = JSON.stringify(customerFields({ first_name: 'Slow' }));
    const socket = await open();
    const answer = readAll(socket);
    socket.write(head(body.length));
    for (const character of body) {
      socket.write(character);
      await sleep(1);
    }
    expect(await answer).toMatch(/^HTTP\/1\.1 201 [^]*"Slow"/);
  });

  it('store nothing for a truncated body, and others are still served', async () => {
    const before = await test.sql('SELECT count(*) FROM customers');
    for (let i = 0; i < 20; i += 1) {
      const socket = await open();
      socket.write(`${head(500)}${JSON.stringify(customerFields())}`);
      socket.destroy();
    }
    expect((await owner.api.get('/customers')).status).toBe(200);
    expect(await test.sql('SELECT count(*) FROM customers')).toEqual(before);
  });

  it.each([
    ['is no HTTP', 'HELLO\r\n\r\n', 400],
    ['has two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    [
      'has a length and chunks',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['has no host', 'GET /health HTTP/1.1\r\n\r\n', 400],
    ['has endless headers', `GET /health HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('one that %s ends with %3$i and the connection', async (_, text, status) => {
    const socket = await open();
    const answer = readAll(socket);
    socket.write(text);
    expect(await answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await test.api.root.get('/health')).status).toBe(200);
  });

  it('never cause a server error, whatever they contain, and every error is a problem', async () => {
    const path = fc.constantFrom(
      '/customers',
      '/customers/1',
      '/customers/x',
      '/gyms/me',
      '/auth/login',
      '/auth/signup',
      '/a',
    );
    const names =
      'first_name last_name email active notes date_of_birth membership_end username password name currency id __proto__';
    const fields = fc.constantFrom(...names.split(' '));
    const request = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS'),
      path,
      query: fc.dictionary(
        fc.constantFrom('search', 'limit', 'offset', 'min_age', 'active', 'email', 'x'),
        fc.string({ unit: 'binary' }),
      ),
      type: fc.constantFrom(
        'application/json',
        'application/json',
        'text/plain',
        'application/x-www-form-urlencoded',
        ';',
      ),
      body: fc.oneof(
        fc.json(),
        fc.string({ unit: 'binary' }),
        fc.dictionary(fields, fc.jsonValue()).map((value) => JSON.stringify(value)),
      ),
      signedIn: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ method, path: to, query, type, body, signedIn }) => {
        if (method === 'DELETE' && to === '/gyms/me') return;
        const api = signedIn ? owner.api : test.api;
        const search = Object.entries(query)
          .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
          .join('&');
        const raw = method === 'GET' ? undefined : { type, body };
        const answer = await api.send(method, `${to}?${search}`, { raw });
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400) expectProblem(answer, answer.status);
      }),
      { numRuns: 200, seed: 20_261_123 },
    );
    expect((await owner.api.get('/gyms/me')).status).toBe(200);
  }, 120_000);
});

describe('a request with unusual headers', () => {
  const RAW: [what: string, head: string[], status: number, detail: string][] = [
    ['without Host', ['GET /health/live HTTP/1.1'], 400, 'There is no Host header'],
    [
      'with two Hosts',
      ['GET /health/live HTTP/1.1', 'Host: a', 'Host: b'],
      400,
      'There is more than one Host header',
    ],
    [
      'with an unknown expectation',
      ['GET /health/live HTTP/1.1', 'Host: a', 'Expect: nonsense'],
      417,
      'The only expectation that this server meets is 100-continue',
    ],
  ];
  async function ask(...lines: string[]): Promise<string> {
    const socket = await open();
    socket.write([...lines, 'Connection: close', '\r\n'].join('\r\n'));
    return readAll(socket);
  }

  it.each(RAW)('%s is answered with a problem', async (_, lines, status, detail) => {
    const answer = await ask(...lines);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toMatch(/^content-type: application\/problem\+json/im);
    expect(answer).toMatch(/^x-request-id: \S+/im);
    expect(answer).toMatch(/^x-content-type-options: nosniff/im);
    expect(answer).toContain(`"detail":"${detail}"`);
  });

  it('needs no Host in HTTP/1.0', async () => {
    expect(await ask('GET /health/live HTTP/1.0')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('may expect 100-continue', async () => {
    const body = JSON.stringify(customerFields());
    const socket = await open();
    socket.write(head(body.length, 'Expect: 100-continue').replace('\r\n\r\n\r\n', '\r\n\r\n'));
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    expect(chunk.toString()).toMatch(/^HTTP\/1\.1 100 Continue/);
    socket.write(body);
    expect(await readAll(socket)).toMatch(/^HTTP\/1\.1 201 /);
  });
});

describe('a port', () => {
  it('that is in use stops the boot with one sentence', async () => {
    const port = Number(new URL(test.api.baseUrl).port);
    const config = loadConfig({
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      JWT_SECRET,
      DATABASE_URL: test.databaseUrl,
    });
    const boot = startApp(config, ApiModule, port);
    await expect(boot).rejects.toMatchObject({ problems: [`PORT ${port} is in use by another program`] });
  });
});
