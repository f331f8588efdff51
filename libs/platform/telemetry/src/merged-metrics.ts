import cluster from 'node:cluster';
import { once } from 'node:events';
import { AggregatorRegistry, register } from 'prom-client';

/** A process asks the primary for the metrics of all, and is answered under the same number. */
interface Question {
  metricsQuestion: number;
}
interface Answer {
  metricsAnswer: number;
  text?: string;
}

/** What all processes on this port tell together; of one alone, what it tells itself. */
const processes = new AggregatorRegistry();

/** Lets the forked processes ask for what all of them tell; called in the primary, which tells nothing itself. */
export function answerMetricsQuestions(): void {
  const collect = shared(() => processes.clusterMetrics());
  cluster.on('message', (worker, { metricsQuestion }: Partial<Question>) => {
    if (metricsQuestion === undefined) return;
    const answer = (text?: string): void => {
      if (worker.isConnected()) worker.send({ metricsAnswer: metricsQuestion, text } satisfies Answer);
    };
    collect().then(answer, () => answer());
  });
}

let asked = 0;

/**
 * The metrics in Prometheus' text format, of all processes that share the port. Collecting them costs every process
 * time: scrapes that come meanwhile share one collection.
 *
 * @throws Error when one of them does not answer within five seconds
 */
export const readMetrics: () => Promise<string> = shared(() =>
  cluster.isWorker ? askPrimary() : register.metrics(),
);

async function askPrimary(): Promise<string> {
  const question = ++asked;
  process.send?.({ metricsQuestion: question } satisfies Question);
  for (;;) {
    const [{ metricsAnswer, text }] = (await once(process, 'message')) as [Partial<Answer>];
    if (metricsAnswer !== question) continue;
    if (text === undefined) throw new Error('a process did not tell its metrics');
    return text;
  }
}

/** Calls `work` once for all who ask while it is under way. */
function shared<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () =>
    (running ??= work().finally(() => {
      running = undefined;
    }));
}
