import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Load, type Order } from './load';

/** The load generator's process. */
export class LoadProcess {
  private readonly child: ChildProcess = fork(join(__dirname, 'load.ts'));

  /** @throws Error when the generator ends instead of answering */
  async run(order: Order): Promise<Load> {
    this.child.send(order);
    const ended = new AbortController();
    try {
      return await Promise.race([
        once(this.child, 'message', { signal: ended.signal }).then(([load]) => load as Load),
        once(this.child, 'exit', { signal: ended.signal }).then(() => {
          throw new Error('The load generator has ended');
        }),
      ]);
    } finally {
      ended.abort();
    }
  }

  stop(): void {
    this.child.kill();
  }
}
