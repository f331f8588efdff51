import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';

/** Milliseconds without an answer after which a request counts as lost; there to end a failed test, not to measure. */
const PATIENCE = 30_000;

/** Asks for the same thing again and again, on one connection as long as the server keeps it, until nobody listens. */
export class KeepAliveClient {
  readonly failures: string[] = [];
  served = 0;
  private readonly agent: Agent;
  private readonly running: Promise<void>;
  private stopped = false;

  /** @param keepAlive false makes a connection for each request */
  constructor(
    private readonly url: string,
    private readonly token: string,
    keepAlive = true,
  ) {
    this.agent = new Agent({ keepAlive, maxSockets: 1 });
    this.running = this.run();
  }

  /** Resolves when nobody listens any more. */
  refused(): Promise<void> {
    return this.running;
  }

  /** Resolves when the last request is over. */
  stop(): Promise<void> {
    this.stopped = true;
    return this.running;
  }

  /** The port from which it is connected; undefined while it is not. */
  get port(): number | undefined {
    const sockets = [this.agent.sockets, this.agent.freeSockets].flatMap((held) =>
      Object.values(held).flat(),
    );
    return sockets[0]?.localPort;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        const status = await this.ask();
        if (status === 200) this.served++;
        else this.failures.push(String(status));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') break;
        this.failures.push(String(error));
      }
    }
    this.agent.destroy();
  }

  private async ask(): Promise<number | undefined> {
    const headers = { Authorization: `Bearer ${this.token}` };
    const asked = request(this.url, {
      agent: this.agent,
      headers,
      signal: AbortSignal.timeout(PATIENCE),
    }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    response.resume();
    await once(response, 'end');
    return response.statusCode;
  }
}
