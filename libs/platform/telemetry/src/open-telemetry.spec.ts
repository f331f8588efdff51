import { Config } from '@libs/platform/config';
import { type ReadableSpan } from '@opentelemetry/sdk-trace';
import { startOpenTelemetry } from './open-telemetry';
import { startTracing } from './start-tracing';
import { contextOf, inSpan, traceIds, traceparent } from './tracing';

describe('Tracing', () => {
  let exported: ReadableSpan[];
  let stop: () => Promise<void>;

  function start(settings: Partial<Config> = {}): void {
    exported = [];
    stop = startOpenTelemetry(Object.assign(new Config(), settings), 'api', {
      export(spans, done) {
        exported.push(...spans);
        done({ code: 0 });
      },
      shutdown: async () => undefined,
    });
  }
  const find = (wanted: string) => exported.find(({ name }) => name === wanted);
  const idsOf = (span?: ReadableSpan) => ({
    trace_id: span?.spanContext().traceId,
    span_id: span?.spanContext().spanId,
  });
  const parentOf = (span?: ReadableSpan) =>
    span?.parentSpanContext && {
      trace_id: span.parentSpanContext.traceId,
      span_id: span.parentSpanContext.spanId,
    };

  it('does nothing without a collector', async () => {
    stop = await startTracing(new Config(), 'api');
    expect(await inSpan('work', {}, async () => traceIds())).toBeUndefined();
    expect(traceparent()).toBeUndefined();
    await stop();
  });

  it('nests spans, and exports the last ones when it stops', async () => {
    start();
    const ids = await inSpan('outer', {}, () => inSpan('inner', {}, async () => traceIds()));
    await stop();
    expect(parentOf(find('outer'))).toBeUndefined();
    expect(parentOf(find('inner'))).toEqual(idsOf(find('outer')));
    expect(ids).toEqual(idsOf(find('inner')));
    expect(await inSpan('afterwards', {}, async () => traceIds())).toBeUndefined();
  });

  it('continues the trace of a traceparent, and starts a new one after an invalid traceparent', async () => {
    start();
    const carried = await inSpan('request', {}, async () => traceparent());
    expect(carried).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    await inSpan('job', {}, async () => undefined, contextOf(carried));
    await inSpan('forged', {}, async () => undefined, contextOf('00-zz-1-01'));
    await stop();
    expect(parentOf(find('job'))).toEqual(idsOf(find('request')));
    expect(parentOf(find('forged'))).toBeUndefined();
    expect(find('forged')).toBeDefined();
  });

  it('marks a span as failed without the message of the error', async () => {
    start();
    const failing = inSpan('work', {}, () => Promise.reject(new Error('ada@example.com')));
    await expect(failing).rejects.toThrow('ada@example.com');
    await stop();
    expect(exported).toHaveLength(1);
    expect(exported[0]?.status).toEqual({ code: 2 });
    expect(exported[0]?.events).toEqual([]);
  });

  it('samples the configured share of new traces, and every trace that its caller sampled', async () => {
    start({ OTEL_TRACES_SAMPLER_ARG: 0 });
    expect(await inSpan('ours', {}, async () => traceparent())).toMatch(/-00$/);
    const caller = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    await inSpan('theirs', {}, async () => undefined, contextOf(caller));
    await stop();
    expect(exported.map(({ name }) => name)).toEqual(['theirs']);
  });
});
