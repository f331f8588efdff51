import { once } from 'node:events';
import { createServer, type IncomingMessage, request as ask } from 'node:http';
import { type AddressInfo } from 'node:net';
import { isProbe } from '@libs/platform/telemetry';
import express from 'express';
import { pino } from 'pino';
import { createRequestLogger, requestContext } from './request-logger';

describe('The log of requests', () => {
  let lines: Record<string, unknown>[];
  let closed: Promise<unknown>;
  const logger = pino(
    { level: 'debug', mixin: requestContext, base: null, timestamp: false },
    { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const app = express();
  app.use((_request, response, next) => {
    closed = once(response, 'close');
    next();
  });
  app.use(createRequestLogger(logger));
  app.get('/health', (_request, response) => void response.sendStatus(200));
  app.get('/things/:id', (request, response) => {
    Object.assign(request, { user: { gym_id: 7 } });
    logger.info('within');
    response.json(request.headers);
  });
  app.get('/broken', (_request, response) => void response.sendStatus(500));
  app.get('/slow', (_request, response) => void response.write('a part'));
  const server = createServer(app);
  const url = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

  beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
  afterAll(() => server.close().closeAllConnections());
  beforeEach(() => (lines = []));

  async function get(path: string, headers: Record<string, string> = {}) {
    const response = await fetch(url(path), { headers });
    await response.text();
    await closed;
    return response.headers.get('x-request-id');
  }

  it('has one line per request, with whitelisted fields only', async () => {
    const request_id = await get('/things/4711?token=canary', { Authorization: 'Bearer canary' });
    expect(lines.at(-1)).toEqual({
      level: 30,
      request_id,
      method: 'GET',
      route: '/things/:id',
      status: 200,
      duration_ms: expect.any(Number),
      gym_id: 7,
      msg: 'request',
    });
  });

  it('has the request id on every line that is logged during the request', async () => {
    const request_id = await get('/things/1');
    expect(lines[0]).toEqual({ level: 30, request_id, msg: 'within' });
    expect(requestContext()).toEqual({});
  });

  it.each(['of-the-client', 'a.b:c_d', 'x'.repeat(64)])('accepts the id %s from the client', async (id) => {
    expect(await get('/things/1', { 'X-Request-Id': id })).toBe(id);
  });

  it.each(['', 'two words', '<script>', 'x'.repeat(65)])('replaces the invalid id "%s"', async (id) => {
    expect(await get('/things/1', { 'X-Request-Id': id })).toMatch(/^[\da-f-]{36}$/);
  });

  it('logs a 500 at error level, and an unknown path as unmatched', async () => {
    await get('/broken');
    await get('/nowhere');
    expect(lines).toMatchObject([
      { level: 50, status: 500, route: '/broken', msg: 'request' },
      { level: 30, status: 404, route: 'unmatched' },
    ]);
  });

  it('marks a request that the client aborted', async () => {
    const request = ask(url('/slow')).end();
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    answer.destroy();
    await closed;
    expect(lines).toMatchObject([{ route: '/slow', aborted: true }]);
  });

  it('contains probes at debug level only', async () => {
    await get('/health');
    expect(lines.at(-1)).toMatchObject({ level: 20, route: '/health' });
  });
});

describe('A probe', () => {
  it.each([
    ['/health', true],
    ['/health/ready?full=1', true],
    ['/metrics', true],
    ['/healthy', false],
    ['/api/v1/health', false],
  ])('%s: %s', (url, expected) => {
    expect(isProbe({ url } as IncomingMessage)).toBe(expected);
    expect(isProbe({ url: '/', originalUrl: url } as IncomingMessage & { originalUrl: string })).toBe(
      expected,
    );
  });
});
