import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Config } from '@libs/platform/config';
import { InvalidInputException, type Problem } from '@libs/platform/problems';
import {
  ConflictException,
  Controller,
  Get,
  Logger,
  Module,
  Post,
  Res,
  UnauthorizedException,
} from '@nestjs/common';
import { type Response } from 'express';
import { HttpModule } from './http.module';
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

describe('Whatever is thrown', () => {
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

  async function ask(path: string, method = 'GET') {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
    const problem = (await response.json()) as Problem;
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(problem).toMatchObject({
      status: response.status,
      instance: path.split('?')[0],
      request_id: response.headers.get('x-request-id'),
    });
    return { status: response.status, headers: response.headers, problem };
  }
  const askAfter = (error: unknown) => {
    thrown = error;
    return ask(`/thing?token=${SECRET}`);
  };

  it('on purpose is answered as it says', async () => {
    const { status, problem } = await askAfter(new ConflictException('It is taken'));
    expect(status).toBe(409);
    expect(problem.detail).toBe('It is taken');
    expect(problem).not.toHaveProperty('errors');
    expect(logged.error).not.toHaveBeenCalled();
  });

  it('about input names every field', async () => {
    const { status, problem } = await askAfter(
      InvalidInputException.ofBody('email', 'must be unique', 'unique'),
    );
    expect(status).toBe(422);
    expect(problem.detail).toBe('email must be unique');
    expect(problem.errors).toEqual([{ loc: ['body', 'email'], msg: 'must be unique', type: 'unique' }]);
  });

  it('for want of a sign-in says how to sign in', async () => {
    const { status, headers } = await askAfter(new UnauthorizedException());
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it('while the database is away asks to come again, and is a warning', async () => {
    const error = Object.assign(new Error(SECRET), { code: 'ECONNREFUSED' });
    const { status, headers, problem } = await askAfter(error);
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('2');
    expect(JSON.stringify(problem)).not.toContain(SECRET);
    expect(logged.warn.mock.calls).toEqual([[{ err: error }, 'the database is unavailable']]);
    expect(logged.error).not.toHaveBeenCalled();
  });

  it.each([
    [413, 'The body is larger than 100 kB'],
    [415, 'This charset or encoding is not supported; send UTF-8 JSON'],
    [400, 'The request is malformed'],
  ])('by a parser with status %i is answered in our own words', async (code, detail) => {
    const { status, problem } = await askAfter(Object.assign(new Error(SECRET), { status: code }));
    expect(status).toBe(code);
    expect(problem.detail).toBe(detail);
    expect(logged.error).not.toHaveBeenCalled();
  });

  it.each([
    ['an error', new Error(SECRET)],
    ['an error with a status of another server', Object.assign(new Error(SECRET), { status: 502 })],
    ['no error at all', SECRET],
  ])('unexpectedly, %s, is logged in full and answered with a bare 500', async (_, error) => {
    const { status, problem } = await askAfter(error);
    expect(status).toBe(500);
    expect(JSON.stringify(problem)).not.toContain(SECRET);
    expect(logged.error.mock.calls).toEqual([[error]]);
  });

  it('after half an answer breaks it off', async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET /thing/half HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toMatch(/\r\n\r\nhalf$/);
    expect(logged.error).toHaveBeenCalledTimes(1);
  });

  it('for a method that the path does not have names those it has', async () => {
    const { status, headers, problem } = await ask('/thing', 'DELETE');
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET, HEAD, POST');
    expect(problem.detail).toBe('This path answers to GET, HEAD, POST only');
  });

  it('for a path that leads nowhere, or cannot be decoded, is one sentence', async () => {
    const nowhere = await ask('/nowhere');
    expect(nowhere.status).toBe(404);
    expect(nowhere.problem.detail).toBe('There is nothing at this path');
    const malformed = await ask('/thing/of/%zz');
    expect(malformed.status).toBe(400);
    expect(malformed.problem.detail).toBe('The path is malformed');
  });
});
