import { setTimeout as sleep } from 'node:timers/promises';
import { JWT_SECRET } from '../support/app';
import { AppProcess } from '../support/app-process';
import { eventually } from '../support/eventually';
import { buildCustomer, buildGym, newEmail, type SignedUpGym } from '../support/factories';
import { trustNewGyms } from '../support/mail-senders';
import { DASHBOARDS, readPanels, readRules } from '../support/monitoring';
import { describeWith } from '../support/programs';
import { Prometheus } from '../support/prometheus';
import { reply, startSmtpServer, type TestSmtpServer } from '../support/smtp';
import { createTcpProxy, type TcpProxy } from '../support/tcp-proxy';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

jest.setTimeout(120_000);

/** Without which no process answers a scrape. */
const METRICS_TOKEN = '5f0c7e1d2b3a49688796a5b4c3d2e1f0';

/** What Grafana puts into queries. */
const VARIABLES: Record<string, string> = {
  $job: '.*',
  $instance: '.*',
  $__rate_interval: '5s',
  $__range: '1m',
};
const VARIABLE = /\$\w+/g;

const PANELS = DASHBOARDS.flatMap((dashboard) =>
  readPanels(dashboard).flatMap(({ title, targets }) =>
    targets.map(({ expr, legendFormat }) => ({
      title,
      name: `${title} / ${legendFormat}`,
      expr: expr.replace(VARIABLE, (variable) => VARIABLES[variable] ?? variable),
    })),
  ),
);
const RULES = readRules().map((rule) => ({ name: rule.record ?? rule.alert ?? '', rule }));

/** How long a job took has no value until there was one. */
const EMPTY_WITHOUT_USE = new Set(['Duration of jobs']);

/** Queries that count failures. */
const FAILURE_QUERIES = PANELS.filter(({ name }) =>
  /^(?:Server errors by route|Failing requests|Failing attempts|Failed sign-ins \/ failed)/.test(name),
);

/** Queries of the dashboards of the service that this one replaced. */
const PREDECESSOR_QUERIES = [
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

/** Seconds since 1970. */
const now = (): number => Date.now() / 1_000;

describeWith('prometheus')('A Prometheus that scrapes the API and the worker', () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let smtp: TestSmtpServer;
  let api: AppProcess;
  let worker: AppProcess;
  let prometheus: Prometheus;
  let gym: SignedUpGym;

  beforeAll(async () => {
    database = await createTestDatabase();
    await trustNewGyms(database.url);
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
      METRICS_TOKEN,
      LOG_LEVEL: 'silent',
      JWT_SECRET,
      APP_VERSION: '1.2.3',
      GIT_COMMIT: 'abc',
    };
    const ofApi = {
      ...environment,
      DATABASE_URL: url.toString(),
      // One that is away, so that its metrics are there.
      DATABASE_REPLICA_URLS: 'postgresql://127.0.0.1:1/away',
    };
    const ofWorker = {
      ...environment,
      DATABASE_URL: database.url,
      MAILER_BACKEND: 'smtp',
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(smtp.port),
      SMTP_USE_TLS: 'false',
    };
    [api, worker] = await AppProcess.startBoth([
      ['api', ofApi],
      ['worker', ofWorker],
    ]);
    const hosts = {
      api: new URL(api.client.baseUrl).host,
      worker: new URL(worker.client.baseUrl).host,
    };
    prometheus = await Prometheus.start(hosts, METRICS_TOKEN);
    await eventually('all targets are up', async () => {
      const targets = await prometheus.targets();
      return targets.length === 3 && targets.every(({ health }) => health === 'up');
    });
  });

  afterAll(async () => {
    await prometheus?.stop();
    await Promise.all([api?.end('SIGTERM'), worker?.end('SIGTERM')]);
    await smtp?.stop();
    await proxy?.cut();
    await database?.drop();
  });

  /** Selectors of a query that match no series. */
  async function unknownSelectors(query: string): Promise<string[]> {
    const selectors = selectorsOf(query);
    const found = await Promise.all(selectors.map((selector) => prometheus.series(selector)));
    return selectors.filter((_, index) => found[index]?.length === 0);
  }

  /** The values that Grafana would draw. */
  async function finiteValues(query: string, since?: number): Promise<number[]> {
    const series = await prometheus.query(query, since);
    return series.flatMap(({ values }) => values.map(([, value]) => Number(value))).filter(Number.isFinite);
  }

  /** Waits until every target was scraped often enough for the rate of all that has happened. */
  async function scrapes(): Promise<void> {
    const count = async () => (await finiteValues('min(count_over_time(up[1h]))', now()))[0] ?? 0;
    const before = await count();
    await eventually('five more scrapes', async () => (await count()) >= before + 5);
  }

  it('finds every target up', async () => {
    const targets = await prometheus.targets();
    expect(new Set(targets.map(({ labels }) => labels.job))).toEqual(
      new Set(['api', 'worker', 'prometheus']),
    );
    expect(targets.filter(({ health }) => health !== 'up')).toEqual([]);
  });

  describe('while nobody uses the service', () => {
    let since: number;
    beforeAll(async () => {
      since = now();
      await scrapes();
    });

    it.each(PANELS.filter(({ title }) => !EMPTY_WITHOUT_USE.has(title)))(
      'has a value for $name',
      async ({ expr }) => {
        expect(await finiteValues(expr, since)).not.toHaveLength(0);
      },
    );
  });

  describe('while all requests and mails succeed', () => {
    let since: number;
    beforeAll(async () => {
      since = now();
      gym = await buildGym(api.client);
      for (let round = 0; round < 3; round++) {
        await buildCustomer(gym.api);
        await gym.api.get('/customers');
        await sleep(1_000);
      }
      await eventually('the mails are sent', () => smtp.mails.length === 4);
      await scrapes();
    });

    it.each(PANELS)('has a value for $name', async ({ expr }) => {
      expect(await finiteValues(expr, since)).not.toHaveLength(0);
    });

    it.each(FAILURE_QUERIES)('has only zeros for $name', async ({ expr }) => {
      expect(new Set(await finiteValues(expr, since))).toEqual(new Set([0]));
    });
  });

  describe('with requests and mails that fail', () => {
    let since: number;
    beforeAll(async () => {
      since = now();
      const useService = async (): Promise<void> => {
        await Promise.all([
          gym.api.get('/customers'),
          gym.api.get('/customers/4711'),
          api.client.get('/gyms/me'),
          api.client.root.get('/wp-login.php'),
          api.client.send('POST', '/auth/login', { form: { username: newEmail(), password: 'guessed' } }),
        ]);
        await sleep(1_000);
      };
      for (const email of [`gone-${newEmail()}`, `later-${newEmail()}`]) {
        await buildCustomer(gym.api, { email });
        await useService();
      }
      await proxy.cut();
      for (let round = 0; round < 4; round++) await useService();
      await proxy.open();
      await eventually('the API serves again', async () => (await gym.api.get('/customers')).status === 200);
      await eventually('both mails are tried', () => smtp.recipients.length >= 6);
      await scrapes();
    });

    it.each(PANELS)('has a value for $name, and every time series that it selects', async ({ expr }) => {
      expect(await finiteValues(expr, since)).not.toHaveLength(0);
      expect(await unknownSelectors(expr)).toEqual([]);
    });

    it.each(FAILURE_QUERIES)('has values above zero for $name', async ({ expr }) => {
      expect(Math.max(...(await finiteValues(expr, since)))).toBeGreaterThan(0);
    });

    it.each(PREDECESSOR_QUERIES)(
      "answers the query %s of the original service's dashboards",
      async (query) => {
        expect(Math.max(...(await finiteValues(query)))).toBeGreaterThan(0);
      },
    );

    it.each(RULES)('has every time series that the rule $name selects', async ({ rule }) => {
      expect(selectorsOf(rule.expr)).not.toHaveLength(0);
      expect(await unknownSelectors(rule.expr)).toEqual([]);
    });

    it('evaluates every rule without an error', async () => {
      const rules = await prometheus.rules();
      expect(rules).toHaveLength(RULES.length);
      expect(rules.filter(({ health }) => health !== 'ok')).toEqual([]);
    });
  });

  it('has no time series for a misspelt name or label', async () => {
    const query = 'sum by (job) (rate(http_request_total[5m])) > 1 and on () up{jop="api"} == 0 and up';
    expect(await unknownSelectors(query)).toEqual(['http_request_total', 'up{jop="api"}']);
  });
});
