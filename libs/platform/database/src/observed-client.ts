import { tracer } from '@libs/platform/telemetry';
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { Client, type ClientConfig, type QueryConfig } from 'pg';
import { Histogram } from 'prom-client';

const OPERATIONS = ['select', 'insert', 'update', 'delete', 'transaction', 'other'] as const;
type Operation = (typeof OPERATIONS)[number];

const duration = new Histogram({
  name: 'db_query_duration_seconds',
  help: 'Time from sending a statement to its whole result, in seconds; waiting for a connection is not in it',
  labelNames: ['operation'],
  buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});
for (const operation of OPERATIONS) duration.zero({ operation });

/** A connection whose statements are timed and traced, as text without their values. */
export class ObservedClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    // A connection that breaks while it is used fails its statements, and the pool drops it; nobody else need hear of it.
    this.on('error', () => undefined);
    const query = this.query.bind(this) as (...parameters: unknown[]) => unknown;
    this.query = ((...parameters: unknown[]) =>
      // What is answered to a callback goes uncounted: it is sent with the next statement.
      typeof parameters.at(-1) === 'function'
        ? query(...parameters)
        : observe(parameters[0] as string | QueryConfig, () => query(...parameters))) as Client['query'];
  }
}

function observe(sent: string | QueryConfig, query: () => unknown): unknown {
  const statement = typeof sent === 'string' ? sent : sent.text;
  const operation = operationOf(statement);
  const span = spanOf(operation, statement);
  const start = performance.now();
  const result = query();
  if (!(result instanceof Promise)) return result;
  const end = (failed: boolean): void => {
    duration.observe({ operation }, (performance.now() - start) / 1_000);
    if (failed) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
  };
  result.then(
    () => end(false),
    () => end(true),
  );
  return result;
}

/** Only within another: polling the outbox and health checks begin no traces. */
function spanOf(operation: Operation, statement: string) {
  if (!trace.getActiveSpan()) return undefined;
  return tracer().startSpan(operation, {
    kind: SpanKind.CLIENT,
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      'db.query.text': statement,
    },
  });
}

const KEYWORD = /^\s*(select|insert|update|delete|with|start|begin|commit|rollback|savepoint|release)\b/i;
const CHANGE = /\b(insert|update|delete)\b/i;

/** By the first word; a WITH does what is in it. */
function operationOf(statement: string): Operation {
  const keyword = KEYWORD.exec(statement)?.[1]?.toLowerCase();
  if (keyword === undefined) return 'other';
  if (keyword === 'with') return (CHANGE.exec(statement)?.[1]?.toLowerCase() ?? 'select') as Operation;
  return OPERATIONS.find((operation) => operation === keyword) ?? 'transaction';
}
