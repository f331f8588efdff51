import { type ChildProcess } from 'node:child_process';
import cluster from 'node:cluster';
import { once } from 'node:events';
import { answerMetricsQuestions } from '@libs/platform/telemetry';

/** Milliseconds before a process that ended is replaced; doubled each time one does not last. */
const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;
/** Milliseconds after which a process has lasted. */
const LASTING = 60_000;

/** A connection as Node hands it over. */
interface Handle {
  /** Harmless when it is closed already. */
  close(): void;
}

export interface Forking {
  count: number;
  /** Variables that the processes have besides those of this one. */
  environment: Record<string, unknown>;
  log: { error(message: string): void };
}

/**
 * Runs this program in `count` processes that share its port, and replaces one that ends. Returns when the first
 * listens.
 *
 * @param onEnd is handed what ends them all, each in its own good order
 * @throws Error when one ends before any has listened: the next would fare no better
 */
export async function forkProcesses(
  { count, environment, log }: Forking,
  onEnd: (close: () => Promise<void>) => void,
): Promise<void> {
  let isUp = false;
  let ending = false;
  let delay = FIRST_DELAY;
  const fork = (): void => {
    if (ending) return;
    const start = performance.now();
    const { process: child } = cluster.fork(environment);
    closeUnaccepted(child);
    child.once('exit', (code, signal) => {
      if (ending || !isUp) return;
      if (performance.now() - start > LASTING) delay = FIRST_DELAY;
      log.error(`Process ${child.pid} ended (${signal ?? code}); another one starts in ${delay} ms`);
      setTimeout(fork, delay);
      delay = Math.min(delay * 2, LONGEST_DELAY);
    });
  };
  onEnd(async () => {
    ending = true;
    const children = Object.values(cluster.workers ?? {}).flatMap((worker) => worker?.process ?? []);
    await Promise.all(
      children.map(async (child) => {
        const exit = once(child, 'exit');
        child.kill('SIGTERM');
        await exit;
      }),
    );
  });
  answerMetricsQuestions();
  for (let started = 0; started < count; started++) fork();
  await new Promise<void>((resolve, reject) => {
    cluster.once('listening', () => resolve());
    cluster.once('exit', (_worker, code) =>
      reject(new Error(`A process ended with ${code} before it listened`)),
    );
  });
  isUp = true;
}

/**
 * The primary hands a process one connection at a time, and closes its own copy when that is accepted. Node forgets the
 * copy when the process ends before it accepts: the client would wait for ever.
 */
function closeUnaccepted(child: ChildProcess): void {
  let handed: Handle | undefined;
  const send = child.send.bind(child) as (...parameters: unknown[]) => boolean;
  child.send = ((message: unknown, handle?: Handle, ...rest: unknown[]) => {
    handed = handle ?? handed;
    return send(message, handle, ...rest);
  }) as ChildProcess['send'];
  child.once('exit', () => handed?.close());
}
