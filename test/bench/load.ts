/** The load generator, a process of its own so that it shares no event loop with what it measures. Takes orders from `load-process.ts`. */
import autocannon from 'autocannon';
import { percentile } from './statistics';

export interface Request {
  /** GET unless given. */
  method?: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  /** JSON; `{n}` in it is another number in each request. */
  body?: string;
}

export interface Order {
  url: string;
  headers: Record<string, string>;
  /** Made over and over. */
  requests: Request[];
  connections: number;
  seconds: number;
  /** Makes each request once, and then ends early. */
  once: boolean;
}

/** Latencies in milliseconds. */
export interface Load {
  requests: number;
  seconds: number;
  p50: number;
  p99: number;
  /** Answers that were no success, by status; `error` where there was none. */
  failures: Record<string, number>;
  /** The share of one core that this generator used: near 1, it is what limits the rate. */
  generator: number;
}

async function run({ url, headers, requests, connections, seconds, once }: Order): Promise<Load> {
  const latencies: number[] = [];
  const failures: Record<string, number> = {};
  const fail = (what: string): void => void (failures[what] = (failures[what] ?? 0) + 1);
  const cpu = process.cpuUsage();
  const start = performance.now();
  let last = start;
  const { errors } = await new Promise<autocannon.Result>((resolve, reject) => {
    const options: autocannon.Options = {
      url,
      headers,
      connections,
      // Seconds: slow answers of a busy machine are answers.
      timeout: 60,
      requests: toAutocannon(requests),
      ...(once ? { amount: requests.length } : { duration: seconds }),
    };
    const running = autocannon(options, (error: Error | null, result) =>
      error ? reject(error) : resolve(result),
    );
    if (once) setTimeout(() => running.stop(), seconds * 1_000);
    running.on('response', (_client, status, _bytes, milliseconds) => {
      last = performance.now();
      latencies.push(milliseconds);
      if (status < 200 || status > 299) fail(String(status));
    });
  });
  if (errors > 0) failures.error = errors;
  const used = process.cpuUsage(cpu);
  const elapsed = (last - start) / 1_000;
  const sorted = Float64Array.from(latencies).sort();
  return {
    requests: latencies.length,
    seconds: elapsed,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    failures,
    generator: (used.user + used.system) / 1_000_000 / elapsed,
  };
}

let numbers = 0;

/**
 * Requests that only read are made ready beforehand, and every connection makes them in the same order. Of others, no two
 * connections make the same at a time: rows would be waited for.
 */
function toAutocannon(requests: Request[]): autocannon.Request[] {
  if (requests.every(({ method }) => method === undefined)) return requests;
  let next = 0;
  const setupRequest = (built: autocannon.Request): autocannon.Request => {
    const { body, ...request } = requests[next++ % requests.length]!;
    return { ...built, ...request, body: body?.replace('{n}', `${process.pid}-${numbers++}`) };
  };
  return [{ setupRequest }];
}

process.on('message', (order: Order) => {
  run(order).then(
    (load) => process.send!(load),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit());
