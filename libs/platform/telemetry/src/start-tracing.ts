import { Config } from '@libs/platform/config';

/**
 * Starts to trace when `OTEL_EXPORTER_OTLP_ENDPOINT` is set; otherwise OpenTelemetry is not even loaded.
 *
 * @param app what the process is called: `api`, `worker` or `standalone`
 * @returns sends what is still to be sent, and stops
 */
export async function startTracing(config: Config, app: string): Promise<() => Promise<void>> {
  if (!config.OTEL_EXPORTER_OTLP_ENDPOINT) return async () => undefined;
  const { collectorOf, startOpenTelemetry } = await import('./open-telemetry');
  return startOpenTelemetry(config, app, collectorOf(config));
}
