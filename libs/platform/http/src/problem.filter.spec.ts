import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Config } from '@libs/platform/config';
import { notAuthenticated } from '@libs/platform/identity';
import { InvalidInputError, type Problem, ProblemError } from '@libs/platform/problems';
import { Controller, Get, Logger, Module, Post, Res } from '@nestjs/common';
import { type Response } from 'express';
import { HttpModule } from './http.module';
import { pathNotFound } from './http.problems';
import { type App, startApp } from './start-app';

const SECRET = 'canary';
let thrown: unknown;

@Controller('thing')
class ThingController {
  @Get()
  fail(): never {
    throw thrown;
  }

  @Get('half')
  async failHalfway(@Res() response: Response): Promise<never> {
    response.setHeader('Content-Length', 100);
    await new Promise((resolve) => response.write('half', resolve));
    throw new Error('broken');
  }

  @Get('of/:id')
  find(): void {}

  @Post()
  create(): void {}
}

@Module({ imports: [HttpModule], controllers: [ThingController] })
class ThingModule {}

describe('ProblemFilter', () => {
  let app: App;
  let port: number;
  let logged: { error: jest.SpyInstance; warn: jest.SpyInstance };

  beforeAll(async () => {
    const config = Object.assign(new Config(), {
      DATABASE_URL: 'postgres://nowhere/none',
      LOG_LEVEL: 'silent',
      API_PREFIX: '',
    });
    app = await startApp(config, ThingModule, 0);
    ({ port } = app.getHttpServer().address() as AddressInfo);
  });
  afterAll(() => app.close());
  beforeEach(() => {
    logged = {
      error: jest.spyOn(Logger.prototype, 'error').mockImplementation(),
      warn: jest.spyOn(Logger.prototype, 'warn').mockImplementation(),
    };
  });
  afterEach(() => jest.restoreAllMocks());

  async function ask(path: string, method = 'GET', instance = path.split('?')[0]) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
    const problem = (await response.json()) as Problem;
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(problem).toMatchObject({
      status: response.status,
      instance,
      request_id: response.headers.get('x-request-id'),
    });
    return { status: response.status, headers: response.headers, problem };
  }
  const askAfter = (error: unknown) => {
    thrown = error;
    return ask(`/thing?token=${SECRET}`);
  };

  it('answers a problem with its code and detail', async () => {
    const { status, problem } = await askAfter(new ProblemError(pathNotFound, 'It has moved'));
    expect(status).toBe(404);
    expect(problem).toMatchObject({ code: 'path_not_found', detail: 'It has moved' });
    expect(problem).not.toHaveProperty('errors');
    expect(logged.error).not.toHaveBeenCalled();
  });

  it('lists every invalid field', async () => {
    const { status, problem } = await askAfter(InvalidInputError.of('email', 'must be unique', 'unique'));
    expect(status).toBe(422);
    expect(problem.detail).toBe('email must be unique');
    expect(problem.errors).toEqual([
      { loc: ['body', 'email'], pointer: '/email', msg: 'must be unique', type: 'unique' },
    ]);
  });

  it('answers 401 with WWW-Authenticate', async () => {
    const { status, headers } = await askAfter(new ProblemError(notAuthenticated));
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it('answers 503 with Retry-After while the database is away, and logs a warning', async () => {
    const error = Object.assign(new Error(SECRET), { code: 'ECONNREFUSED', syscall: 'connect' });
    const { status, headers, problem } = await askAfter(error);
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('2');
    expect(JSON.stringify(problem)).not.toContain(SECRET);
    expect(logged.warn.mock.calls).toEqual([[{ err: error }, 'database unavailable']]);
    expect(logged.error).not.toHaveBeenCalled();
  });

  it.each([
    [413, 'The body is larger than 100 kB'],
    [415, 'This charset or encoding is not supported; send UTF-8 JSON'],
    [400, 'The request is malformed'],
  ])('answers a parser error of status %i with our own detail', async (code, detail) => {
    const { status, problem } = await askAfter(Object.assign(new Error(SECRET), { status: code }));
    expect(status).toBe(code);
    expect(problem.detail).toBe(detail);
    expect(logged.error).not.toHaveBeenCalled();
  });

  it.each([
    ['an error', new Error(SECRET)],
    ['an error with a status of another server', Object.assign(new Error(SECRET), { status: 502 })],
    ['no error at all', SECRET],
  ])('logs an unexpected error (%s) in full and answers a 500 that tells nothing', async (_, error) => {
    const { status, problem } = await askAfter(error);
    expect(status).toBe(500);
    expect(JSON.stringify(problem)).not.toContain(SECRET);
    expect(logged.error.mock.calls).toEqual([[error]]);
  });

  it('destroys the connection when the answer is partly sent', async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET /thing/half HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toMatch(/\r\n\r\nhalf$/);
    expect(logged.error).toHaveBeenCalledTimes(1);
  });

  it('lists the allowed methods in a 405', async () => {
    const { status, headers, problem } = await ask('/thing', 'DELETE');
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET, HEAD, POST');
    expect(problem.detail).toBe('This path answers to GET, HEAD, POST only');
  });

  it('answers 404 for an unknown path and 400 for one that cannot be decoded', async () => {
    const nowhere = await ask('/nowhere');
    expect(nowhere.status).toBe(404);
    expect(nowhere.problem.detail).toBe('There is nothing at this path');
    const malformed = await ask('/thing/of/%zz', 'GET', '/thing/of/%25zz');
    expect(malformed.status).toBe(400);
    expect(malformed.problem.detail).toBe('The path is malformed');
  });

  it.each([
    ['as it was asked for when it is one', "/a-._~!$&'()*+,;=:@/%C3%A9", "/a-._~!$&'()*+,;=:@/%C3%A9"],
    ['with escapes for what may not be in one', '/"<>[]\\^`{|}%z', '/%22%3C%3E%5B%5D%5C%5E%60%7B%7C%7D%25z'],
  ])('names the path as a URI: %s', async (_, path, instance) => {
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET ${path}?x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(await text(socket)).toContain(`"instance":"${instance}"`);
  });
});
