import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Config } from '@libs/platform/config';
import { type ReadableSpan, type SpanExporter } from '@opentelemetry/sdk-trace';
import express from 'express';
import { startTracing } from './start-tracing';
import { traceRequests } from './trace-requests';
import { traceIds } from './tracing';

const mockExported: ReadableSpan[] = [];

// The real one imports dynamically, which Jest does not; it is tried with a collector in the tests of tracing.
jest.mock('@opentelemetry/exporter-trace-otlp-http', () => ({
  OTLPTraceExporter: class implements SpanExporter {
    export(spans: ReadableSpan[], done: Parameters<SpanExporter['export']>[1]): void {
      mockExported.push(...spans);
      done({ code: 0 });
    }

    async shutdown(): Promise<void> {}
  },
}));

describe('A request', () => {
  const config = Object.assign(new Config(), { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' });
  let closed: Promise<unknown>;
  const app = express();
  app.use((request, response, next) => {
    closed = once(response, 'close');
    request.id = 'the-id';
    next();
  });
  app.use(traceRequests);
  const tellTrace: express.RequestHandler = (_request, response) => {
    response.send(traceIds()?.trace_id ?? 'untraced');
  };
  app.get('/things/:id', tellTrace);
  app.get('/health', tellTrace);
  app.get('/broken', (_request, response) => void response.sendStatus(503));
  const server = createServer(app);

  beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
  afterAll(() => server.close().closeAllConnections());

  /** Asks for a path. @returns the answer's body and the spans that were exported */
  async function ask(path: string, headers: Record<string, string> = {}, settings: Config = config) {
    mockExported.length = 0;
    const stop = await startTracing(settings, 'api');
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    const body = await response.text();
    await closed;
    await stop();
    return { body, spans: [...mockExported] };
  }

  it('is recorded as a span with its route and status, without query and path values', async () => {
    const { body, spans } = await ask('/things/4711?token=canary');
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject({ name: 'GET /things/{id}', status: { code: 0 } });
    expect(spans[0]?.attributes).toEqual({
      'http.request.method': 'GET',
      'url.scheme': 'http',
      'http.route': '/things/{id}',
      'http.response.status_code': 200,
      'gym.request_id': 'the-id',
    });
    expect(body).toBe(spans[0]?.spanContext().traceId);
  });

  it('is recorded as an error when the server failed', async () => {
    const { spans } = await ask('/broken');
    expect(spans[0]).toMatchObject({ attributes: { 'http.response.status_code': 503 }, status: { code: 2 } });
  });

  it('is not recorded as an error for a client error, and omits an unknown path', async () => {
    const { spans } = await ask('/nowhere/4711');
    expect(spans[0]).toMatchObject({
      name: 'GET unmatched',
      attributes: { 'http.route': 'unmatched', 'http.response.status_code': 404 },
      status: { code: 0 },
    });
    expect(JSON.stringify(spans[0]?.attributes)).not.toContain('4711');
  });

  it('continues the trace of its caller', async () => {
    const [traceId, spanId] = ['a'.repeat(32), 'b'.repeat(16)];
    const { body, spans } = await ask('/things/1', { traceparent: `00-${traceId}-${spanId}-01` });
    expect(body).toBe(traceId);
    expect(spans[0]?.parentSpanContext).toMatchObject({ traceId, spanId });
  });

  it('of a probe is not recorded', async () => {
    expect(await ask('/health')).toEqual({ body: 'untraced', spans: [] });
  });

  it('is answered the same way without a collector', async () => {
    expect(await ask('/things/1', {}, new Config())).toEqual({ body: 'untraced', spans: [] });
  });
});
