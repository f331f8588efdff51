import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { AppProcess } from './support/app-process';
import { eventually } from './support/eventually';
import { buildGym, newEmail } from './support/factories';
import { describeWith } from './support/programs';
import { createTcpProxy, type TcpProxy } from './support/tcp-proxy';
import { createTestDatabase, type TestDatabase } from './support/test-database';

jest.setTimeout(120_000);

const PROCESSES = 2;

/** What promtool has against names that prom-client has chosen. */
const KNOWN_WARNINGS = new Set(
  ['handles', 'requests', 'resources'].map(
    (what) => `nodejs_active_${what}_total non-counter metrics should not have "_total" suffix`,
  ),
);

const EVERYWHERE = [
  'http_requests_total',
  'http_request_duration_seconds_count',
  'http_requests_in_progress',
  'db_pool_connections',
  'db_pool_pending_requests',
  'db_query_duration_seconds_count',
  'mail_outbox_oldest_due_age_seconds',
  'imports_oldest_due_age_seconds',
  'import_rows_total',
  'health_check_status',
  'migrations_pending',
  'app_build_info',
  'process_cpu_seconds_total',
  'nodejs_eventloop_lag_p99_seconds',
];
const IN_API = ['auth_attempts_total', 'check_ins_total'];
const IN_WORKER = [
  'queue_jobs',
  'queue_oldest_waiting_age_seconds',
  'job_duration_seconds_count',
  'mails_total',
  'mails_held',
  'reminders_oldest_due_age_seconds',
];

let database: TestDatabase;
let proxy: TcpProxy;
let api: AppProcess;
let worker: AppProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  const url = new URL(database.url);
  proxy = await createTcpProxy(Number(url.port));
  await proxy.open();
  url.port = String(proxy.port);
  const environment = {
    NODE_ENV: 'production',
    METRICS_TOKEN: 'none',
    APP_URL: 'http://localhost:8000',
    MAILER_BACKEND: 'console',
    LOG_LEVEL: 'error',
    JWT_SECRET: randomBytes(32).toString('hex'),
    DATABASE_URL: url.toString(),
    APP_VERSION: '1.2.3',
    GIT_COMMIT: '0a1b2c3',
  };
  [api, worker] = await AppProcess.startBoth([
    ['api', { ...environment, WEB_CONCURRENCY: String(PROCESSES) }],
    ['worker', environment],
  ]);
});

afterAll(async () => {
  await Promise.all([api.end('SIGTERM'), worker.end('SIGTERM')]);
  await proxy.cut();
  await database.drop();
});

const scrape = async (app: AppProcess) => (await app.client.root.get('/metrics')).text;

/** The values of all series with this name and these labels. */
function valuesOf(metrics: string, name: string, labels = ''): number[] {
  return metrics
    .split('\n')
    .filter((line) => /^[a-z_0-9]+/.exec(line)?.[0] === name && line.includes(labels))
    .map((line) => Number(line.slice(line.lastIndexOf(' '))));
}
const total = (metrics: string, name: string, labels?: string) =>
  valuesOf(metrics, name, labels).reduce((sum, value) => sum + value, 0);

describeWith('promtool')('promtool', () => {
  it.each(['api', 'worker'] as const)('reports no new problem in the metrics of the %s', async (name) => {
    const input = await scrape(name === 'api' ? api : worker);
    const { stderr } = spawnSync('promtool', ['check', 'metrics'], { input, encoding: 'utf8' });
    expect(stderr.split('\n').filter((line) => line && !KNOWN_WARNINGS.has(line))).toEqual([]);
  });
});

describe('The metrics', () => {
  it.each(['api', 'worker'] as const)('of the %s include every documented metric', async (name) => {
    const app = name === 'api' ? api : worker;
    await app.client.root.get('/health');
    const expected = [...EVERYWHERE, ...(name === 'api' ? IN_API : IN_WORKER)];
    let metrics = '';
    const missing = () => expected.filter((metric) => valuesOf(metrics, metric).length === 0);
    // What could not be read within a second, as beside other tests, is absent until it is asked for again.
    await eventually(
      () => `metrics ${missing().join(', ')}`,
      async () => {
        metrics = await scrape(app);
        return missing().length === 0;
      },
    );
    expect(metrics).toContain('app_build_info{version="1.2.3",commit="0a1b2c3"} 1\n');
  });

  it('have counters that start at 0', async () => {
    const ofApi = await scrape(api);
    const metrics = ofApi + (await scrape(worker));
    for (const outcome of ['accepted', 'refused'])
      expect(valuesOf(ofApi, 'auth_attempts_total', `outcome="${outcome}"`)).toEqual([0]);
    for (const outcome of ['allowed', 'denied', 'overridden', 'already_in'])
      expect(valuesOf(ofApi, 'check_ins_total', `outcome="${outcome}"`)).toEqual([0]);
    for (const template of ['gym-welcome', 'customer-welcome'])
      for (const outcome of ['sent', 'bounced', 'failed', 'expired'])
        expect(valuesOf(metrics, 'mails_total', `template="${template}",outcome="${outcome}"`)).toEqual([0]);
    expect(valuesOf(metrics, 'job_duration_seconds_count', 'queue="mails"')).toEqual([0, 0]);
    expect(valuesOf(metrics, 'db_query_duration_seconds_count', 'operation="delete"')).toEqual([0, 0]);
  });

  it('count sign-ins, SQL statements, jobs and mails', async () => {
    const { email } = await buildGym(api.client);
    await api.client.post('/auth/login', { username: email, password: 'wrong password' });
    await api.client.post('/auth/login', { username: newEmail(), password: 'wrong password' });
    await api.client.post('/auth/login', {});
    const metrics = await scrape(api);
    expect(valuesOf(metrics, 'auth_attempts_total', 'outcome="accepted"')).toEqual([1]);
    expect(valuesOf(metrics, 'auth_attempts_total', 'outcome="refused"')).toEqual([2]);
    expect(total(metrics, 'db_query_duration_seconds_count', 'operation="insert"')).toBeGreaterThanOrEqual(4);
    expect(
      total(metrics, 'db_query_duration_seconds_count', 'operation="transaction"'),
    ).toBeGreaterThanOrEqual(1); // the signup's COMMIT

    await eventually('the mail is counted', async () => {
      const [sent] = valuesOf(await scrape(worker), 'mails_total', 'template="gym-welcome",outcome="sent"');
      return sent === 1;
    });
    expect(
      valuesOf(
        await scrape(worker),
        'job_duration_seconds_count',
        'queue="mails",job="send",outcome="completed"',
      ),
    ).toEqual([1]);
    expect(await scrape(api)).not.toContain(email);
  });

  it('contain the age of the most overdue mail, ignoring mails that are scheduled for later', async () => {
    const age = async () => valuesOf(await scrape(api), 'mail_outbox_oldest_due_age_seconds')[0] ?? 0;
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      `INSERT INTO mails (gym_id, dedupe_key, template, parameters, recipient_name, recipient_email, attempts, created_at, due_at)
       SELECT id, mail.key, 'gym-welcome', '{}', 'Ada', 'ada@example.com', attempts, now() - age, now() + interval '1 hour'
       FROM gyms, (VALUES ('resting', 3, interval '2 days'), ('queued', 0, interval '15 minutes')) mail (key, attempts, age)`,
    );
    await eventually('the queued mail counts', async () => (await age()) >= 900);
    expect(await age()).toBeLessThan(1_000);
    await client.query(`DELETE FROM mails WHERE dedupe_key = 'queued'`);
    await client.end();
    await eventually('nothing is overdue', async () => (await age()) === 0);
  });
});

describe('Several processes on one port', () => {
  it('expose the sum of their metrics', async () => {
    const path = 'path="/health/live"';
    const before = total(await scrape(api), 'http_requests_total', path);
    for (let asked = 0; asked < 20; asked++)
      await api.client.root.get('/health/live', { headers: { Connection: 'close' } });
    expect(total(await scrape(api), 'http_requests_total', path)).toBe(before + 20);
    expect(valuesOf(await scrape(api), 'app_build_info')).toEqual([1]);
    expect(valuesOf(await scrape(api), 'health_check_status', 'check="database"')).toEqual([1]);
  });

  it('answer a hundred concurrent scrapes with one collection, without a warning', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => api.client.root.get('/metrics')));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(api.output).not.toContain('Warning');
  });

  it('are restarted when killed', async () => {
    const children = () =>
      spawnSync('ps', ['--ppid', String(api.pid), '-o', 'pid='], { encoding: 'utf8' })
        .stdout.split('\n')
        .map(Number)
        .filter(Boolean);
    const before = children();
    expect(before).toHaveLength(PROCESSES);
    process.kill(before[0]!, 'SIGKILL');
    await eventually('another process', () => {
      const now = children();
      return now.length === PROCESSES && !now.includes(before[0]!);
    });
    expect((await api.client.root.get('/health/ready')).status).toBe(200);
    expect(api.output).toContain(`Process ${before[0]} ended (SIGKILL); another one starts in`);
  });
});

describe('While PostgreSQL is unreachable', () => {
  it('a scrape succeeds without the metrics that are read from PostgreSQL', async () => {
    await proxy.cut();
    for (const app of [api, worker]) {
      const metrics = await eventually('every process notices', async () => {
        const scraped = await scrape(app);
        const isAbsent = valuesOf(scraped, 'migrations_pending').length === 0;
        const isChecked = valuesOf(scraped, 'health_check_status', 'check="database"').length > 0;
        return isAbsent && isChecked && scraped;
      });
      expect(valuesOf(metrics, 'health_check_status', 'check="database"')).toEqual([0]);
      expect(valuesOf(metrics, 'http_requests_in_progress')).toEqual([expect.any(Number)]);
      expect((await app.client.root.get('/health/ready')).status).toBe(503);
      expect((await app.client.root.get('/health/live')).status).toBe(200);
    }
    await eventually(
      'the age of the outbox is unknown',
      async () => valuesOf(await scrape(api), 'mail_outbox_oldest_due_age_seconds').length === 0,
    );
    await proxy.open();
    await eventually(
      'the end of the outage',
      async () => valuesOf(await scrape(worker), 'mail_outbox_oldest_due_age_seconds').length === 1,
    );
  });
});
