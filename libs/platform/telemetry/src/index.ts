export { isProbe } from './is-probe';
export { liveGauge, type Sample } from './live-gauge';
export { answerMetricsQuestions } from './merged-metrics';
export { MetricsModule } from './metrics.module';
export { Probe } from './probe';
export { startTracing } from './start-tracing';
export { traceRequests } from './trace-requests';
export { contextOf, inSpan, traceIds, traceparent, tracer } from './tracing';
