import { type AddressInfo } from 'node:net';
import { loadConfig } from '@libs/platform/config';
import { type App, startApp } from '@libs/platform/http';
import { Public } from '@libs/platform/identity';
import { Controller, Get, Header, HttpCode, Module } from '@nestjs/common';
import { ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import { ApiModule } from '../apps/api/src/api.module';
import { ApiClient } from './support/api-client';
import { JWT_SECRET } from './support/app';
import { createTestDatabase, type TestDatabase } from './support/test-database';

class Documented {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: () => [Documented] })
  parts: Documented[];
}

/** Answers as documented, and in every way in which an answer can differ. */
@Public()
@Controller('answers')
class AnswersController {
  @Get('right')
  @ApiOkResponse({ type: Documented })
  right(): object {
    return { id: 1, parts: [{ id: 2, parts: [] }] };
  }

  @Get('member')
  @ApiOkResponse({ type: Documented })
  member(): object {
    return { id: 1, parts: [{ id: 2, parts: [], password_hash: 'secret' }] };
  }

  @Get('missing')
  @ApiOkResponse({ type: Documented })
  missing(): object {
    return { id: 1 };
  }

  @Get('type')
  @ApiOkResponse({ type: Documented })
  type(): object {
    return { id: '1', parts: [] };
  }

  @Get('status')
  @ApiOkResponse({ type: Documented })
  @HttpCode(202)
  status(): object {
    return this.right();
  }

  @Get('media-type')
  @ApiOkResponse({ type: Documented })
  @Header('Content-Type', 'text/html')
  mediaType(): string {
    return JSON.stringify(this.right());
  }

  @Get('empty')
  @ApiOkResponse({ type: Documented })
  empty(): void {}
}

@Module({ imports: [ApiModule], controllers: [AnswersController] })
class PlantedModule {}

let database: TestDatabase;
let app: App;
let api: ApiClient;
beforeAll(async () => {
  database = await createTestDatabase();
  const config = loadConfig({
    LOG_LEVEL: 'silent',
    JWT_SECRET,
    DATABASE_URL: database.url,
    API_PREFIX: '/v2.0',
  });
  app = await startApp(config, PlantedModule, 0);
  const { port } = app.getHttpServer().address() as AddressInfo;
  api = new ApiClient(`http://127.0.0.1:${port}`, '/v2.0');
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

describe("the tests' HTTP client", () => {
  it('accepts an answer that is documented, under whichever prefix', async () => {
    expect((await api.get('/answers/right')).status).toBe(200);
    expect((await api.send('HEAD', '/ANSWERS/right/?query=1')).status).toBe(200);
  });

  it.each([
    ['a member that is not documented', 'member', /^GET \/v2\.0\/answers\/member .*password_hash/],
    ['a missing member', 'missing', /parts/],
    ['a member of another type', 'type', /\/id must be integer/],
    ['a status that is not documented', 'status', /the status 202/],
    ['a media type that is not documented', 'media-type', /text\/html/],
    ['no body where one is documented', 'empty', /no media type/],
  ])('fails at %s', async (_, path, message) => {
    await expect(api.get(`/answers/${path}`)).rejects.toThrow(message);
  });

  it('has nothing to say of paths that are not documented', async () => {
    expect((await api.get('/nothing')).status).toBe(404);
    expect((await api.root.get('/docs/')).status).toBe(200);
  });
});
