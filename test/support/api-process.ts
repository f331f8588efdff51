import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ApiClient } from './api-client';
import { eventually } from './eventually';
import { freePort } from './free-port';

const root = join(__dirname, '../..');

/** The API as a process of its own, whose output and end can be seen. */
export interface ApiProcess {
  api: ApiClient;
  /** All that it has written so far, to either output. */
  output(): string;
  /** Signals it. */
  kill(signal: NodeJS.Signals): void;
  /** Its exit code, once it has ended; null when a signal ended it. */
  ended: Promise<number | null>;
}

/** Starts `apps/api` with nothing but these variables, and waits until it is ready. */
export async function startApiProcess(environment: NodeJS.ProcessEnv): Promise<ApiProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, ['-r', '@swc-node/register', join(root, 'apps/api/src/main.ts')], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: String(port), ...environment },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  const api = new ApiClient(`http://127.0.0.1:${port}`);
  await eventually(`the API is ready\n${output}`, async () => {
    if (child.exitCode !== null) throw new Error(`The API ended:\n${output}`);
    const probe = await api.root.get('/health/ready').catch(() => undefined);
    return probe?.status === 200;
  });
  return { api, output: () => output, kill: (signal) => void child.kill(signal), ended };
}
