import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '@libs/platform/embedded-postgres';
import { ApiClient } from './api-client';
import { compiled } from './compiled';
import { eventually } from './eventually';
import { createTestDatabase } from './test-database';

const root = join(__dirname, '../..');

type Start = Parameters<typeof AppProcess.start>;

/** One of the apps as a process of its own, on a port of its own. */
export class AppProcess {
  /** Everything it has written. */
  output = '';
  readonly exit: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcess,
    readonly client: ApiClient,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.exit = once(child, 'close').then(([code]) => code as number | null);
  }

  /** Starts `apps/<app>` with nothing but these variables and quick passwords, and waits until it answers. */
  static async start(app: 'api' | 'worker', environment: NodeJS.ProcessEnv): Promise<AppProcess> {
    const port = await freePort();
    const child = spawn(process.execPath, [compiled(`apps/${app}/src/main.ts`)], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        PORT: String(port),
        WORKER_PORT: String(port),
        // Production refuses it.
        BCRYPT_COST: environment.NODE_ENV === 'production' ? undefined : '4',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const started = new AppProcess(child, new ApiClient(`http://127.0.0.1:${port}`));
    try {
      await eventually(
        `the ${app} answers`,
        () => {
          if (child.exitCode !== null) throw new Error(`The ${app} ended:\n${started.output}`);
          return started.client.root.get('/health/live').then(
            ({ status }) => status === 200,
            () => false,
          );
        },
        110,
      );
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
    return started;
  }

  /** Starts two of them at once. When one does not start, the other does not stay. */
  static async startBoth([one, other]: [Start, Start]): Promise<[AppProcess, AppProcess]> {
    const starting = [AppProcess.start(...one), AppProcess.start(...other)] as const;
    try {
      return await Promise.all(starting);
    } catch (error) {
      for (const started of await Promise.allSettled(starting))
        if (started.status === 'fulfilled') await started.value.end('SIGKILL');
      throw error;
    }
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** The lines of its log. */
  log(): Record<string, unknown>[] {
    return this.output
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Sends a signal. @returns the exit code, or null when the signal ended it */
  end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exit;
  }
}

/** Two API processes on one database of their own. */
export async function startTwoApis(): Promise<{
  one: AppProcess;
  other: AppProcess;
  stop: () => Promise<void>;
}> {
  const database = await createTestDatabase();
  const environment = {
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    JWT_SECRET: 'x'.repeat(32),
    RATE_LIMITS: 'off',
  };
  const [one, other] = await AppProcess.startBoth([
    ['api', environment],
    ['api', environment],
  ]);
  const stop = async () => {
    await Promise.all([one.end('SIGTERM'), other.end('SIGTERM')]);
    await database.drop();
  };
  return { one, other, stop };
}
