import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** The process of a load generator, which answers each order with one message. */
export class LoadProcess<Order extends object, Answer> {
  private readonly child: ChildProcess;

  /** @param file of the generator */
  constructor(file: string) {
    this.child = fork(file);
  }

  /** @throws Error when the generator ends instead of answering */
  async run(order: Order): Promise<Answer> {
    this.child.send(order);
    const ended = new AbortController();
    try {
      return await Promise.race([
        once(this.child, 'message', { signal: ended.signal }).then(([answer]) => answer as Answer),
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
