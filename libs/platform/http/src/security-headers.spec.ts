import { type AddressInfo } from 'node:net';
import { Config } from '@libs/platform/config';
import { HttpModule } from './http.module';
import { startApp } from './start-app';

const HTTPS_ONLY = 'max-age=31536000; includeSubDomains';

describe('Strict-Transport-Security', () => {
  /** What an app says that was asked by https, or by a proxy that says so. */
  async function ask(settings: Partial<Config>, headers = {}): Promise<string | null> {
    const config = Object.assign(new Config(), {
      DATABASE_URL: 'postgres://nowhere/none',
      LOG_LEVEL: 'silent',
      ...settings,
    });
    const app = await startApp(config, HttpModule, 0);
    try {
      const { port } = app.getHttpServer().address() as AddressInfo;
      const answer = await fetch(`http://127.0.0.1:${port}/nothing`, { headers });
      return answer.headers.get('strict-transport-security');
    } finally {
      await app.close();
    }
  }

  it('is sent when a trusted proxy was asked by https', async () => {
    expect(await ask({ TRUST_PROXY: 1 }, { 'X-Forwarded-Proto': 'https' })).toBe(HTTPS_ONLY);
  });

  it.each<[string, Partial<Config>, object]>([
    ['nobody says https', { TRUST_PROXY: 1 }, {}],
    ['the proxy was asked by http', { TRUST_PROXY: 1 }, { 'X-Forwarded-Proto': 'http' }],
    ['a client says so that is no trusted proxy', {}, { 'X-Forwarded-Proto': 'https' }],
  ])('is not sent when %s', async (_, settings, headers) => {
    expect(await ask(settings, headers)).toBeNull();
  });
});
