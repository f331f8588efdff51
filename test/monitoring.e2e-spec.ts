import { setTimeout as sleep } from 'node:timers/promises';
import { JWT_SECRET } from './support/app';
import { AppProcess } from './support/app-process';
import { eventually } from './support/eventually';
import { buildCustomer, buildGym, newEmail } from './support/factories';
import { DASHBOARDS, readPanels, readRules } from './support/monitoring';
import { describeWith } from './support/programs';
import { Prometheus } from './support/prometheus';
import { reply, startSmtpServer, type TestSmtpServer } from './support/smtp';
import { createTcpProxy, type TcpProxy } from './support/tcp-proxy';
import { createTestDatabase, type TestDatabase } from './support/test-database';

jest.setTimeout(120_000);

/** What Grafana puts in. */
const VARIABLES: Record<string, string> = {
  $job: '.*',
  $instance: '.*',
  $__rate_interval: '5s',
  $__range: '1m',
};
const VARIABLE = /\$\w+/g;

const PANELS = DASHBOARDS.flatMap((dashboard) =>
  readPanels(dashboard).flatMap(({ title, targets }) =>
    targets.map(({ expr, legendFormat }) => ({ panel: `${title} / ${legendFormat}`, expr })),
  ),
);
const RULES = readRules().map((rule) => ({ name: rule.record ?? rule.alert ?? '', rule }));

/** Queries of dashboards that were made for the service which this one replaces. */
const OLD_QUERIES = [
  'sum by (method, path, status_code) (http_requests_total)',
  'sum by (method, path, status_code) (rate(http_requests_total[5s]))',
  'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[5s])))',
  'sum(rate(http_requests_total{status_code=~"5.."}[5s]))',
];

/** The selectors of a query: a metric's name with what stands in braces behind it. */
function selectorsOf(expr: string): string[] {
  const bare = expr.replace(/\b(?:by|without|on|ignoring)\s*\([^)]*\)/g, '').replace(/\[[^\]]*\]/g, '');
  const names = bare.match(/(?<![\w.])[a-zA-Z_:][\w:]*(?:\{[^}]*\})?(?![\w:]*\s*\()/g) ?? [];
  return names.filter((name) => !/^(?:and|or|unless)$/.test(name));
}

describeWith('prometheus')('A Prometheus that scrapes the API and the worker', () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let smtp: TestSmtpServer;
  let api: AppProcess;
  let worker: AppProcess;
  let prometheus: Prometheus;

  beforeAll(async () => {
    database = await createTestDatabase();
    const url = new URL(database.url);
    proxy = await createTcpProxy(Number(url.port));
    await proxy.open();
    url.port = String(proxy.port);
    smtp = await startSmtpServer({
      onRecipient(address) {
        if (address.startsWith('gone')) throw reply(550, 'no such user');
        if (address.startsWith('later')) throw reply(451, 'come back later');
      },
    });
    const environment = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      JWT_SECRET,
      APP_VERSION: '1.2.3',
      GIT_COMMIT: 'abc',
    };
    [api, worker] = await Promise.all([
      AppProcess.start('api', { ...environment, DATABASE_URL: url.toString() }),
      AppProcess.start('worker', {
        ...environment,
        DATABASE_URL: database.url,
        MAILER_BACKEND: 'smtp',
        SMTP_HOST: '127.0.0.1',
        SMTP_PORT: String(smtp.port),
        SMTP_USE_TLS: 'false',
      }),
    ]);
    prometheus = await Prometheus.start({
      api: new URL(api.client.baseUrl).host,
      worker: new URL(worker.client.baseUrl).host,
    });
    await eventually('all targets are up', async () =>
      (await prometheus.targets()).every(({ health }) => health === 'up'),
    );
    await makeTraffic();
  });

  afterAll(async () => {
    await prometheus?.stop();
    await Promise.all([api?.end('SIGTERM'), worker?.end('SIGTERM')]);
    await smtp?.stop();
    await proxy?.cut();
    await database?.drop();
  });

  /** What a query asks for and no process tells. */
  async function unknownSelectors(query: string): Promise<string[]> {
    const selectors = selectorsOf(query);
    const found = await Promise.all(selectors.map((selector) => prometheus.series(selector)));
    return selectors.filter((_, index) => found[index]?.length === 0);
  }

  /** What Grafana would draw of a query. */
  async function finiteValues(query: string): Promise<number[]> {
    const series = await prometheus.query(query);
    return series.flatMap(({ values }) => values.map(([, value]) => Number(value))).filter(Number.isFinite);
  }

  /** Success and failure of every kind, each for some scrapes long. */
  async function makeTraffic(): Promise<void> {
    const { client } = api;
    const gym = await buildGym(client);
    const useIt = async (): Promise<void> => {
      await Promise.all([
        gym.api.get('/customers'),
        gym.api.get('/customers/4711'),
        client.get('/gyms/me'),
        client.root.get('/wp-login.php'),
        client.send('POST', '/auth/login', { form: { username: newEmail(), password: 'guessed' } }),
      ]);
      await sleep(1_000);
    };
    for (const email of [newEmail(), `gone-${newEmail()}`, `later-${newEmail()}`]) {
      await buildCustomer(gym.api, { email });
      await useIt();
    }
    await proxy.cut();
    for (let round = 0; round < 4; round++) await useIt();
    await proxy.open();
    await eventually('the API is well again', async () => (await gym.api.get('/customers')).status === 200);
    await eventually('the mails are settled', () => smtp.recipients.length >= 4);
    await sleep(2_000);
  }

  it('finds every target up', async () => {
    const targets = await prometheus.targets();
    expect(new Set(targets.map(({ labels }) => labels.job))).toEqual(
      new Set(['api', 'worker', 'prometheus']),
    );
    expect(targets.filter(({ health }) => health !== 'up')).toEqual([]);
  });

  it.each(PANELS)('draws $panel', async ({ expr }) => {
    const query = expr.replace(VARIABLE, (variable) => VARIABLES[variable] ?? variable);
    expect(await unknownSelectors(query)).toEqual([]);
    expect(await finiteValues(query)).not.toHaveLength(0);
  });

  it.each(OLD_QUERIES)('answers the old %s', async (query) => {
    expect(Math.max(...(await finiteValues(query)))).toBeGreaterThan(0);
  });

  it.each(RULES)('finds each series that $name is about', async ({ rule }) => {
    expect(selectorsOf(rule.expr)).not.toHaveLength(0);
    expect(await unknownSelectors(rule.expr)).toEqual([]);
  });

  it('can evaluate every rule', async () => {
    const rules = await prometheus.rules();
    expect(rules).toHaveLength(RULES.length);
    expect(rules.filter(({ health }) => health !== 'ok')).toEqual([]);
  });

  it('finds nothing under a name or a label that is misspelt', async () => {
    const query = 'sum by (job) (rate(http_request_total[5m])) > 1 and on () up{jop="api"} == 0 and up';
    expect(await unknownSelectors(query)).toEqual(['http_request_total', 'up{jop="api"}']);
  });
});
