import { Config } from '@libs/platform/config';
import { type ReadableSpan } from '@opentelemetry/sdk-trace';
import { startOpenTelemetry } from './open-telemetry';
import { startTracing } from './start-tracing';
import { beginSpan, inSpan, isTracing, traceIds, traceparent } from './tracing';

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

  it('is nothing without a collector', async () => {
    stop = await startTracing(new Config(), 'api');
    expect(isTracing()).toBe(false);
    expect(await inSpan({ name: 'work', kind: 'client' }, async () => traceIds())).toBeUndefined();
    expect(traceparent()).toBeUndefined();
    await stop();
  });

  it('sends spans in the order of their causes, the last ones when it stops', async () => {
    start();
    const ids = await inSpan({ name: 'outer', kind: 'server' }, () =>
      inSpan({ name: 'inner', kind: 'client' }, async () => traceIds()),
    );
    await stop();
    expect(parentOf(find('outer'))).toBeUndefined();
    expect(parentOf(find('inner'))).toEqual(idsOf(find('outer')));
    expect(ids).toEqual(idsOf(find('inner')));
    expect(isTracing()).toBe(false);
  });

  it('continues elsewhere what a traceparent names, and begins anew after one that is none', async () => {
    start();
    const carried = await inSpan({ name: 'request', kind: 'server' }, async () => traceparent());
    expect(carried).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    await inSpan({ name: 'job', kind: 'consumer', traceparent: carried }, async () => undefined);
    await inSpan({ name: 'forged', kind: 'server', traceparent: '00-zz-1-01' }, async () => undefined);
    await stop();
    expect(parentOf(find('job'))).toEqual(idsOf(find('request')));
    expect(parentOf(find('forged'))).toBeUndefined();
    expect(find('forged')).toBeDefined();
  });

  it('tells of a failure that it was one, and not what was said', async () => {
    start();
    const failing = inSpan({ name: 'work', kind: 'client' }, () =>
      Promise.reject(new Error('ada@example.com')),
    );
    await expect(failing).rejects.toThrow('ada@example.com');
    await stop();
    expect(exported).toHaveLength(1);
    expect(exported[0]?.status).toEqual({ code: 2 });
    expect(exported[0]?.events).toEqual([]);
  });

  it('begins no trace with what is only worth telling within one', async () => {
    start();
    const query = () => beginSpan({ name: 'select', kind: 'client', onlyWithin: true }).end();
    query();
    await inSpan({ name: 'request', kind: 'server' }, async () => query());
    await stop();
    expect(exported.map(({ name }) => name).sort()).toEqual(['request', 'select']);
  });

  it('keeps the share that is asked for, but all of what a caller keeps', async () => {
    start({ OTEL_TRACES_SAMPLER_ARG: 0 });
    expect(await inSpan({ name: 'ours', kind: 'server' }, async () => traceparent())).toMatch(/-00$/);
    const caller = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    await inSpan({ name: 'theirs', kind: 'server', traceparent: caller }, async () => undefined);
    await stop();
    expect(exported.map(({ name }) => name)).toEqual(['theirs']);
  });
});
