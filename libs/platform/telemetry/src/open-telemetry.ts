import { Config } from '@libs/platform/config';
import {
  Attributes as OtelAttributes,
  Context,
  context,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { parseTraceParent } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  SpanExporter,
  TracerProvider,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace';
import { NewSpan, Span, useTracer } from './tracing';

/** Milliseconds that a collector has to take a batch, at the end of the process too. */
const EXPORT_TIMEOUT = 3_000;

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

/** Sends spans to the collector, as OTLP over HTTP in JSON. */
export const collectorOf = (config: Config): SpanExporter =>
  new OTLPTraceExporter({
    url: new URL('v1/traces', `${config.OTEL_EXPORTER_OTLP_ENDPOINT}/`).toString(),
    timeoutMillis: EXPORT_TIMEOUT,
  });

/** Makes spans real. @returns sends the last ones, and stops */
export function startOpenTelemetry(config: Config, app: string, exporter: SpanExporter): () => Promise<void> {
  const provider = new TracerProvider({
    resource: resourceOf(config, app),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(config.OTEL_TRACES_SAMPLER_ARG) }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter,
        scheduledDelayMillis: 1_000,
        exportTimeoutMillis: EXPORT_TIMEOUT,
      }),
    ],
  });
  const tracer = provider.getTracer('gym-manager', config.APP_VERSION);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());

  useTracer({
    begin({ name, kind, attributes, traceparent, onlyWithin }) {
      if (onlyWithin && !trace.getSpan(context.active())) return undefined;
      const parent = parentOf(traceparent);
      const span = tracer.startSpan(
        name,
        { kind: KINDS[kind], attributes: attributes as OtelAttributes },
        parent,
      );
      const within = trace.setSpan(parent, span);
      return {
        run: (work) => context.with(within, work),
        end(outcome = {}) {
          if (outcome.name) span.updateName(outcome.name);
          if (outcome.attributes) span.setAttributes(outcome.attributes);
          if (outcome.failed) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      } satisfies Span;
    },
    ids() {
      const active = trace.getSpanContext(context.active());
      if (!active) return undefined;
      return { trace_id: active.traceId, span_id: active.spanId, sampled: (active.traceFlags & 1) === 1 };
    },
  });
  return async () => {
    useTracer(undefined);
    await provider.shutdown();
  };
}

function parentOf(traceparent: NewSpan['traceparent']): Context {
  const remote = traceparent ? parseTraceParent(traceparent) : null;
  return remote ? trace.setSpanContext(context.active(), { ...remote, isRemote: true }) : context.active();
}

/** `OTEL_RESOURCE_ATTRIBUTES` may add to it, and rename. */
function resourceOf(config: Config, app: string) {
  return defaultResource()
    .merge(
      resourceFromAttributes({
        'service.namespace': 'gym-manager',
        'service.name': config.OTEL_SERVICE_NAME ?? `gym-manager-${app}`,
        'service.version': config.APP_VERSION,
      }),
    )
    .merge(detectResources({ detectors: [envDetector] }));
}
