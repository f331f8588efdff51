/**
 * What is to be told of a span. Attributes are named one by one by whoever begins the span, after OpenTelemetry's
 * semantic conventions: no value of a request, of a row or of a mail is among them.
 */
export interface NewSpan {
  name: string;
  kind: 'server' | 'client' | 'producer' | 'consumer';
  attributes?: Attributes;
  /** W3C `traceparent` of what caused this elsewhere; without it, the span that is active here is the parent. */
  traceparent?: string | null;
  /** Begins no trace: without an active span, there is none. */
  onlyWithin?: boolean;
}

export type Attributes = Record<string, string | number | undefined>;

/** A span that has begun. */
export interface Span {
  /** Runs `work` so that spans which begin in it, and log lines, belong to this one. */
  run<T>(work: () => T): T;
  end(outcome?: { name?: string; attributes?: Attributes; failed?: boolean }): void;
}

export interface TraceIds {
  trace_id: string;
  span_id: string;
}

/** The part of OpenTelemetry that is used. */
export interface Tracer {
  begin(span: NewSpan): Span | undefined;
  /** Of the span that is active. */
  ids(): (TraceIds & { sampled: boolean }) | undefined;
}

const NO_SPAN: Span = { run: (work) => work(), end: () => undefined };

let tracer: Tracer | undefined;

/** Makes spans real from here on. Without a tracer none of this does anything. */
export function useTracer(started: Tracer | undefined): void {
  tracer = started;
}

export const isTracing = (): boolean => tracer !== undefined;

export const beginSpan = (span: NewSpan): Span => tracer?.begin(span) ?? NO_SPAN;

/** What log lines carry while a span is active. */
export function traceIds(): TraceIds | undefined {
  const ids = tracer?.ids();
  return ids && { trace_id: ids.trace_id, span_id: ids.span_id };
}

/** The W3C `traceparent` of the active span, by which another process continues the trace. */
export function traceparent(): string | undefined {
  const ids = tracer?.ids();
  return ids && `00-${ids.trace_id}-${ids.span_id}-${ids.sampled ? '01' : '00'}`;
}

/** Runs `work` in a span of its own, which fails when `work` does. */
export async function inSpan<T>(span: NewSpan, work: () => Promise<T>): Promise<T> {
  const begun = beginSpan(span);
  try {
    const result = await begun.run(work);
    begun.end();
    return result;
  } catch (error) {
    begun.end({ failed: true });
    throw error;
  }
}
