import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(__dirname, '../..');

/** One of our processes as production runs it: built, JSON logs, nothing of this machine's environment. */
export interface BuiltProcess {
  url: string;
  /** Seconds from its start to the first 200. */
  startSeconds: number;
  /** Resident memory in MB, now. */
  residentMb(): number;
  stop(): Promise<void>;
}

/** @param port where its `/health` will answer */
export async function startBuilt(
  app: string,
  port: number,
  environment: NodeJS.ProcessEnv,
): Promise<BuiltProcess> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(ROOT, `dist/apps/${app}/src/main.js`)], {
    env: {
      NODE_ENV: 'production',
      METRICS_TOKEN: 'none',
      APP_URL: 'http://localhost:8000',
      MAILER_BACKEND: 'console',
      JWT_SECRET: 'signs the tokens of a bench, and of nobody else',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(`${url}/health`))) {
    if (child.exitCode !== null) throw new Error(`${app} ended with ${child.exitCode}`);
    await sleep(20);
  }
  return {
    url,
    startSeconds: (performance.now() - start) / 1_000,
    residentMb: () => {
      const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      return Number(kilobytes) / 1_024;
    },
    async stop() {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
