import { Config } from '@libs/platform/config';
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
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

/** Milliseconds that a collector has to take a batch, at the end of the process too. */
const EXPORT_TIMEOUT = 3_000;

/** Sends spans to the collector, as OTLP over HTTP in JSON. */
export const collectorOf = (config: Config): SpanExporter =>
  new OTLPTraceExporter({
    url: new URL('v1/traces', `${config.OTEL_EXPORTER_OTLP_ENDPOINT}/`).toString(),
    timeoutMillis: EXPORT_TIMEOUT,
  });

/** Makes the spans of OpenTelemetry's API real. @returns sends the last ones, and stops */
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
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  return async () => {
    for (const part of [trace, context, propagation]) part.disable();
    await provider.shutdown();
  };
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
