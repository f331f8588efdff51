import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { compiled } from './compiled';

const root = join(__dirname, '../..');

/** The worker as a process of its own, which can be killed. */
export interface WorkerProcess {
  /** Ends it with a signal. @returns its exit code, or null when the signal ended it */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** What it has written to its standard output so far. */
  output(): string;
}

/** Starts a worker with nothing but these variables. @param main its first file, from the root */
export function startWorkerProcess(
  environment: NodeJS.ProcessEnv,
  main = 'apps/worker/src/main.ts',
): WorkerProcess {
  const child: ChildProcess = spawn(process.execPath, [compiled(main)], {
    cwd: root,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return {
    output: () => output,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const exit = once(child, 'exit');
      child.kill(signal);
      await exit;
      return child.exitCode;
    },
  };
}
