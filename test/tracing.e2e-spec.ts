import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Gym } from './support/api-client';
import { AppProcess } from './support/app-process';
import { compiled } from './support/compiled';
import { eventually } from './support/eventually';
import { expectStatus, gymFields, signIn } from './support/factories';
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from './support/otlp-receiver';
import { startSmtpServer, type TestSmtpServer } from './support/smtp';
import { createTestDatabase, type TestDatabase } from './support/test-database';

jest.setTimeout(120_000);

const root = join(__dirname, '..');

describe('Tracing', () => {
  let database: TestDatabase;
  let smtp: TestSmtpServer;
  let receiver: OtlpReceiver;
  let api: AppProcess;
  let worker: AppProcess;

  beforeAll(async () => {
    [database, smtp, receiver] = await Promise.all([
      createTestDatabase(),
      startSmtpServer(),
      startOtlpReceiver(),
    ]);
    const environment = {
      NODE_ENV: 'production',
      METRICS_TOKEN: 'none',
      APP_URL: 'http://localhost:8000',
      JWT_SECRET: randomBytes(32).toString('hex'),
      DATABASE_URL: database.url,
      MAILER_BACKEND: 'smtp',
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(smtp.port),
      SMTP_USE_TLS: 'false',
      SMTP_FROM_EMAIL: 'no-reply@manager.example',
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
    };
    [api, worker] = await AppProcess.startBoth([
      ['api', environment],
      ['worker', environment],
    ]);
  });

  afterAll(async () => {
    await Promise.all([api.end('SIGTERM'), worker.end('SIGTERM')]);
    receiver.stop();
    await smtp.stop();
    await database.drop();
  });

  const arrived = (name: string, matches: (span: ReceivedSpan) => boolean = () => true) =>
    eventually(`the span ${name}`, () => receiver.spans.find((span) => span.name === name && matches(span)));

  it('records one trace from the signup through database and queue to the sent mail, with its id in the logs of API and worker', async () => {
    const fields = gymFields({ name: 'Traceable Gym' });
    const answer = await api.client.post<Gym>('/auth/signup', fields);
    const gym = expectStatus(answer, 201);

    const sent = await arrived('send mail');
    const { traceId } = sent;
    const inTrace = ({ traceId: id }: ReceivedSpan) => id === traceId;
    const processed = await arrived('process mails', inTrace);
    const request = await arrived('POST /api/v1/auth/signup', inTrace);
    const insert = await arrived('insert', inTrace);
    const settled = await arrived('update', (span) => inTrace(span) && span.service === 'gym-manager-worker');
    expect(smtp.mails).toHaveLength(1);

    expect([request, insert, processed, settled, sent].map(({ service }) => service)).toEqual(
      ['api', 'api', 'worker', 'worker', 'worker'].map((app) => `gym-manager-${app}`),
    );
    expect(request.parentSpanId).toBeFalsy();
    expect(insert.parentSpanId).toBe(request.spanId);
    expect(processed.parentSpanId).toBe(request.spanId);
    expect(sent.parentSpanId).toBe(processed.spanId);
    expect(request.attributes).toMatchObject({
      'http.route': '/api/v1/auth/signup',
      'http.response.status_code': '201',
      'gym.request_id': answer.headers.get('x-request-id'),
    });

    const requestLine = api
      .log()
      .find(({ msg, route }) => msg === 'request' && route === '/api/v1/auth/signup');
    expect(requestLine).toMatchObject({
      trace_id: traceId,
      span_id: request.spanId,
      request_id: answer.headers.get('x-request-id'),
    });
    const mailLine = worker.log().find(({ outcome, gym_id }) => outcome === 'sent' && gym_id === gym.id);
    expect(mailLine).toMatchObject({ trace_id: traceId });
  });

  it('continues the trace of the caller, without request content', async () => {
    const fields = gymFields({ name: 'Secretive Gym' });
    expectStatus(await api.client.post('/auth/signup', fields), 201);
    const owner = api.client.as(await signIn(api.client, fields.email, fields.password));
    const traceId = randomBytes(16).toString('hex');
    const spanId = randomBytes(8).toString('hex');
    const headers = { traceparent: `00-${traceId}-${spanId}-01` };
    expectStatus(await owner.get('/customers?search=Lovelace&email=zuse', { headers }), 200);
    expectStatus(await owner.get('/customers/987654321', { headers }), 404);
    expectStatus(await owner.get('/no-such-route-for-zuse', { headers }), 404);

    const request = await arrived('GET /api/v1/customers', (span) => span.traceId === traceId);
    expect(request.parentSpanId).toBe(spanId);
    await arrived('select', (span) => span.parentSpanId === request.spanId);
    await arrived('GET /api/v1/customers/{id}');
    await arrived('GET unmatched');
    await eventually(
      'both mails',
      () => receiver.spans.filter(({ name }) => name === 'send mail').length > 1,
    );

    const written = [
      fields.email,
      fields.password,
      'Secretive',
      'Lovelace',
      'zuse',
      '987654321',
      owner.token,
    ];
    expect(written.filter((words) => receiver.raw.includes(words ?? ''))).toEqual([]);
  });

  it('records no spans for probes, scrapes and polls of the outbox', async () => {
    await Promise.all(['/health', '/health/ready', '/metrics'].map((path) => api.client.root.get(path)));
    await api.client.get('/gyms/me');
    await arrived('GET /api/v1/gyms/me');
    const roots = receiver.spans.filter(({ parentSpanId }) => !parentSpanId);
    // The tests' client reads the OpenAPI document; some jobs run at each minute of the clock.
    const expected = /^(?:(?:GET|POST) (?:\/api\/v1\/|\/openapi\.json$|unmatched)|process [a-z-]+$)/;
    expect(roots.filter(({ name }) => !expected.test(name))).toEqual([]);
  });
});

describe('Without a collector', () => {
  it('OpenTelemetry is not loaded', () => {
    const script = `
      const { startTracing } = require('${compiled('libs/platform/telemetry/src')}');
      require('${compiled('apps/api/src/api.module')}');
      require('${compiled('apps/worker/src/worker.module')}');
      startTracing({}, 'api').then(() => {
        const loaded = Object.keys(require.cache).filter((file) => file.includes('@opentelemetry/sdk-trace'));
        process.stdout.write(JSON.stringify(loaded));
        process.exit(0);
      });`;
    const { stdout } = spawnSync(process.execPath, ['-e', script], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stdout).toBe('[]');
  });
});
