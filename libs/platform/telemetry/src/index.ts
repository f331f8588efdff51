export { liveGauge, type Sample } from './live-gauge';
export { answerMetricsQuestions, readMetrics } from './merged-metrics';
export { Probe } from './probe';
export { startTracing } from './start-tracing';
export { beginSpan, inSpan, isTracing, type Span, type TraceIds, traceIds, traceparent } from './tracing';
