import { beginSpan } from '@libs/platform/telemetry';
import { Client, ClientConfig } from 'pg';
import { Histogram } from 'prom-client';

const OPERATIONS = ['select', 'insert', 'update', 'delete', 'transaction', 'other'] as const;
type Operation = (typeof OPERATIONS)[number];

/** Defined with the class and not by Nest: it is the pool that makes clients. */
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
    const query = this.query.bind(this) as (...parameters: unknown[]) => unknown;
    this.query = ((...parameters: unknown[]) =>
      observe(parameters[0], () => query(...parameters))) as Client['query'];
  }
}

/** What is answered to a callback and not by a promise – nothing of ours – goes uncounted. */
function observe(statement: unknown, query: () => unknown): unknown {
  if (typeof statement !== 'string') return query();
  const operation = operationOf(statement);
  const span = beginSpan({
    name: operation,
    kind: 'client',
    onlyWithin: true,
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      'db.query.text': statement,
    },
  });
  const start = performance.now();
  const result = query();
  if (!(result instanceof Promise)) return result;
  const end = (failed: boolean): void => {
    duration.observe({ operation }, (performance.now() - start) / 1_000);
    span.end({ failed });
  };
  result.then(
    () => end(false),
    () => end(true),
  );
  return result;
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
