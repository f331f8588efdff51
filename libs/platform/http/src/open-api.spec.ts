import { type AddressInfo } from 'node:net';
import { Config } from '@libs/platform/config';
import { HttpModule } from './http.module';
import { type App, startApp } from './start-app';

describe('The documentation', () => {
  let app: App;
  let url: string;
  afterEach(() => app.close());

  async function start(settings: Partial<Config>): Promise<void> {
    const config = Object.assign(new Config(), {
      DATABASE_URL: 'postgres://nowhere/none',
      LOG_LEVEL: 'silent',
      ...settings,
    });
    app = await startApp(config, HttpModule, 0);
    url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  }
  async function ask(path: string): Promise<{ status: number; text: string }> {
    const answer = await fetch(url + path);
    return { status: answer.status, text: await answer.text() };
  }

  it.each<Partial<Config>>([
    { NODE_ENV: 'development' },
    { NODE_ENV: 'test' },
    { NODE_ENV: 'production', DOCS: true },
  ])('is served: %j', async (settings) => {
    await start(settings);
    for (const path of ['/docs', '/docs/swagger-ui-bundle.js', '/openapi.json'])
      expect(await ask(path)).toMatchObject({ status: 200 });
    expect((await ask('/docs/problems')).text).toContain('href="/docs"');
  });

  it.each<Partial<Config>>([{ NODE_ENV: 'production' }, { NODE_ENV: 'development', DOCS: false }])(
    'is nowhere, but for what problems lead to: %j',
    async (settings) => {
      await start(settings);
      const paths = ['/docs', '/docs/', '/docs/index.html', '/docs/swagger-ui-bundle.js', '/docs-json'];
      for (const path of [...paths, '/docs/swagger-ui-init.js', '/openapi.json', '/docs-yaml'])
        expect([path, (await ask(path)).status]).toEqual([path, 404]);
      expect(await ask('/docs/problems/path_not_found')).toMatchObject({ status: 200 });
      expect((await ask('/docs/problems')).text).not.toContain('href="/docs"');
    },
  );
});
