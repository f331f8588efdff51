import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const ROOT = join(__dirname, '../..');

/** Signs the tokens of a bench, and of nobody else. */
export const JWT_SECRET = 'signs the tokens of a bench, and of nobody else';

/** A server that was started, with whatever processes it has below it. */
export interface RunningServer {
  url: string;
  pid: number;
  /** Seconds from its start to the first 200. */
  startSeconds: number;
  stop(): Promise<void>;
}

/**
 * Starts a server, with nothing of this machine's environment, and waits until its `/health` answers.
 *
 * @param command what follows `node` on the command line
 * @param port where its `/health` will answer
 * @throws Error when it ends before
 */
export async function startServer(
  command: string[],
  port: number,
  environment: NodeJS.ProcessEnv,
): Promise<RunningServer> {
  const start = performance.now();
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    env: environment,
    // What it logs is written, and goes nowhere.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const stop = async (): Promise<void> => {
    if (hasEnded()) return;
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
  };
  // Whichever way this process exits, the server goes too.
  process.once('exit', () => child.kill('SIGKILL'));
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(`${url}/health`))) {
    if (hasEnded()) throw new Error(`node ${command.join(' ')} ended with ${child.exitCode}`);
    await sleep(20);
  }
  return { url, pid: child.pid!, startSeconds: (performance.now() - start) / 1_000, stop };
}

/** Starts one of our processes as it was built, with logs in JSON and without rate limits. */
export function startBuilt(
  app: string,
  port: number,
  environment: NodeJS.ProcessEnv,
): Promise<RunningServer> {
  return startServer([join(ROOT, `dist/apps/${app}/src/main.js`)], port, {
    NODE_ENV: 'test',
    RATE_LIMITS: 'off',
    MAILER_BACKEND: 'console',
    JWT_SECRET,
    ...environment,
  });
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
