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
  cluster.on('message', (worker, { metricsQuestion }: Partial<Question>) => {
    if (metricsQuestion === undefined) return;
    const answer = (text?: string): void => {
      if (worker.isConnected()) worker.send({ metricsAnswer: metricsQuestion, text } satisfies Answer);
    };
    processes.clusterMetrics().then(answer, () => answer());
  });
}

let asked = 0;

/**
 * The metrics in Prometheus' text format, of all processes that share the port.
 *
 * @throws Error when one of them does not answer within five seconds
 */
export async function readMetrics(): Promise<string> {
  if (!cluster.isWorker) return register.metrics();
  const question = ++asked;
  process.send?.({ metricsQuestion: question } satisfies Question);
  for (;;) {
    const [{ metricsAnswer, text }] = (await once(process, 'message')) as [Partial<Answer>];
    if (metricsAnswer !== question) continue;
    if (text === undefined) throw new Error('a process did not tell its metrics');
    return text;
  }
}
