import { once } from 'node:events';
import { request as ask } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Config } from '@libs/platform/config';
import { type App, HttpModule, startApp } from '@libs/platform/http';
import { Controller, Get, Module, Res } from '@nestjs/common';
import { type Response } from 'express';
import { register } from 'prom-client';
import { MetricsModule } from './metrics.module';

const TOKEN = '5f0c7e1d2b3a49688796a5b4c3d2e1f0';

let onSlow: (response: Response) => void;

@Controller('things')
class ThingController {
  @Get(':id')
  find(): void {}
}

@Controller('slow')
class SlowController {
  @Get()
  find(@Res() response: Response): void {
    onSlow(response);
  }
}

@Module({ imports: [HttpModule, MetricsModule], controllers: [ThingController, SlowController] })
class ThingModule {}

describe('/metrics', () => {
  let app: App;
  let url: string;

  async function start(settings: Partial<Config> = {}): Promise<void> {
    register.resetMetrics();
    const config = Object.assign(new Config(), {
      DATABASE_URL: 'postgres://nowhere/none',
      LOG_LEVEL: 'silent',
      API_PREFIX: '',
      ...settings,
    });
    app = await startApp(config, ThingModule, 0);
    url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  }
  afterEach(() => app.close());

  /** The samples of a metric. */
  async function samplesOf(metric: string): Promise<string[]> {
    const response = await fetch(`${url}/metrics`);
    expect(response.headers.get('content-type')).toBe(register.contentType);
    return (await response.text()).split('\n').filter((line) => line.startsWith(metric));
  }

  it('contains the running release', async () => {
    await start({ APP_VERSION: '1.2.3', GIT_COMMIT: 'abc' });
    expect(await samplesOf('app_build_info')).toEqual(['app_build_info{version="1.2.3",commit="abc"} 1']);
  });

  it('is for everybody unless there is a token', async () => {
    await start();
    const scrape = await fetch(`${url}/metrics`, { headers: { Authorization: `Bearer ${TOKEN}` } });
    expect([(await fetch(`${url}/metrics`)).status, scrape.status]).toEqual([200, 200]);
  });

  it.each([`Bearer ${TOKEN}`, `bearer  ${TOKEN}`])('is for scrapers with the token: %s', async (sent) => {
    await start({ METRICS_TOKEN: TOKEN });
    const scrape = await fetch(`${url}/metrics`, { headers: { Authorization: sent } });
    expect(scrape.status).toBe(200);
    expect(await scrape.text()).toContain('http_requests_total');
  });

  it.each<Record<string, string>>([
    {},
    { Authorization: '' },
    { Authorization: 'Bearer' },
    { Authorization: `Bearer ${TOKEN.slice(1)}` },
    { Authorization: `Bearer ${TOKEN}0` },
    { Authorization: `Bearer ${TOKEN.toUpperCase()}` },
    { Authorization: `Bearer ${TOKEN} ${TOKEN}` },
    { Authorization: TOKEN },
    { Authorization: `Basic ${btoa(`metrics:${TOKEN}`)}` },
    { Cookie: `token=${TOKEN}` },
  ])('is for nobody else once there is one: %j', async (headers) => {
    await start({ METRICS_TOKEN: TOKEN });
    const answer = await fetch(`${url}/metrics?token=${TOKEN}`, { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ code: 'metrics_token_required' });
    expect(text).not.toContain('http_requests_total');
    expect(text).not.toContain(TOKEN);
  });

  it('contains "unknown" when the release is unknown', async () => {
    await start();
    expect(await samplesOf('app_build_info')).toEqual([
      'app_build_info{version="unknown",commit="unknown"} 1',
    ]);
  });

  it('counts and times requests by route, and unknown paths as one', async () => {
    await start();
    for (const path of ['/things/1', '/things/2?a=b', '/nowhere', '/nowhere/else']) await fetch(url + path);
    const counts = [
      '{method="GET",path="/things/{id}",status_code="200"} 2',
      '{method="GET",path="unmatched",status_code="404"} 2',
    ];
    expect(await samplesOf('http_requests_total')).toEqual(
      counts.map((labels) => `http_requests_total${labels}`),
    );
    expect(await samplesOf('http_request_duration_seconds_count')).toEqual(
      expect.arrayContaining(counts.map((labels) => `http_request_duration_seconds_count${labels}`)),
    );
  });

  it('counts an aborted request as 499, and no longer as in progress', async () => {
    await start();
    const asked = new Promise<Response>((resolve) => (onSlow = resolve));
    const request = ask(`${url}/slow`).on('error', () => undefined);
    request.end();
    const response = await asked;
    // The scrape itself is the second one.
    expect(await samplesOf('http_requests_in_progress')).toEqual(['http_requests_in_progress 2']);

    const closed = once(response, 'close');
    request.destroy();
    await closed;
    expect(await samplesOf('http_requests_total{method="GET",path="/slow"')).toEqual([
      'http_requests_total{method="GET",path="/slow",status_code="499"} 1',
    ]);
    expect(await samplesOf('http_requests_in_progress')).toEqual(['http_requests_in_progress 1']);
  });
});
