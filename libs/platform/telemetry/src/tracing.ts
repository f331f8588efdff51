import {
  type Context,
  context,
  propagation,
  type SpanOptions,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

/** Spans of this product. They do nothing until {@link startTracing} has found a collector. */
export const tracer = () => trace.getTracer('gym-manager');

/** The W3C `traceparent` of the active span, by which another process continues the trace. */
export function traceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** Where a span continues the trace that a W3C `traceparent` names; the active context without a valid one. */
export const contextOf = (parent?: string | null): Context =>
  parent ? propagation.extract(context.active(), { traceparent: parent }) : context.active();

/** What log lines carry while a span is active. */
export function traceIds(): { trace_id: string; span_id: string } | undefined {
  const active = trace.getActiveSpan()?.spanContext();
  return active && { trace_id: active.traceId, span_id: active.spanId };
}

/**
 * Runs `work` in a span of its own, which fails when `work` does. What an error says may be private, and is not recorded.
 *
 * @param options attributes are named one by one, after OpenTelemetry's semantic conventions: no value of a request, of
 *   a row or of a mail is among them
 */
export function inSpan<T>(
  name: string,
  options: SpanOptions,
  work: () => Promise<T>,
  parent = context.active(),
): Promise<T> {
  return tracer().startActiveSpan(name, options, parent, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
