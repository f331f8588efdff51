import { type Contestant, type Target, targetOf } from './contestants';
import { type Load, type Order } from './load';
import { type LoadProcess } from './load-process';
import { type Operation } from './operations';
import { type ProcessTree } from './process-usage';
import { SignInStorm } from './sign-in-storm';

/** What one run of an operation took. */
export interface Sample {
  /** Requests a second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Milliseconds of CPU a request; undefined where it cannot be told. */
  serverCpu?: number;
  databaseCpu?: number;
  /** Of the server's largest process, in MB. */
  rssMb?: number;
  /** The load generator's share of one core: near 1, the rate is its own. */
  generator: number;
}

/** What was answered, as far as contestants must answer the same. */
export interface Answer {
  status: number;
  body: unknown;
}

export interface Settings {
  connections: number;
  seconds: number;
}

/** Runs operations against contestants. */
export class Bench {
  private readonly targets = new Map<string, Promise<Target>>();

  /** @param database the processes of PostgreSQL, when it runs on this machine */
  constructor(
    private readonly settings: Settings,
    private readonly generator: LoadProcess<Order, Load>,
    private readonly database: ProcessTree | undefined,
  ) {}

  /**
   * Asks once, before anything is measured.
   *
   * @returns undefined when the contestant does not know the operation
   * @throws Error when the answer is no success
   */
  async try(contestant: Contestant, operation: Operation): Promise<Answer | undefined> {
    const target = await this.target(contestant, operation);
    const [request] = (await operation.requests(target)) ?? [];
    if (!request) return undefined;
    const response = await target.fetch(request);
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${operation.name}: ${contestant.name} answered ${response.status} ${text}`);
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    // What is made or changed has other values each time.
    return { status: response.status, body: request.method ? Object.keys(body ?? {}).toSorted() : body };
  }

  /** @throws Error when an answer was no success */
  async measure(contestant: Contestant, operation: Operation): Promise<Sample> {
    const target = await this.target(contestant, operation);
    const storm = new SignInStorm(target, operation.signingIn ?? 0);
    try {
      return await this.run(contestant, operation, target);
    } finally {
      await storm.end();
    }
  }

  private async run(contestant: Contestant, operation: Operation, target: Target): Promise<Sample> {
    const [serverBefore, databaseBefore] = [contestant.processes.cpuMs(), this.database?.cpuMs()];
    const load = await this.load(contestant, operation, target);
    const perRequest = (before: number | undefined, after: number | undefined): number | undefined =>
      before === undefined || after === undefined ? undefined : (after - before) / load.requests;
    return {
      rate: load.requests / load.seconds,
      p50: load.p50,
      p99: load.p99,
      serverCpu: perRequest(serverBefore, contestant.processes.cpuMs()),
      databaseCpu: perRequest(databaseBefore, this.database?.cpuMs()),
      rssMb: contestant.processes.largestRssMb(),
      generator: load.generator,
    };
  }

  private async load({ name, server }: Contestant, operation: Operation, target: Target): Promise<Load> {
    const order: Order = {
      url: server.url,
      headers: target.headers,
      requests: (await operation.requests(target))!,
      connections: operation.connections ?? this.settings.connections,
      seconds: this.settings.seconds,
      once: operation.once ?? false,
    };
    const load = await this.generator.run(order);
    const failures = Object.entries(load.failures).map(([what, count]) => `${count} × ${what}`);
    if (failures.length > 0) throw new Error(`${operation.name}: ${name} answered ${failures.join(', ')}`);
    if (load.requests === 0)
      throw new Error(`${operation.name}: ${name} answered nothing: it needs more --seconds`);
    return load;
  }

  private target(contestant: Contestant, { gym = 1 }: Operation): Promise<Target> {
    const key = `${contestant.name} ${gym}`;
    if (!this.targets.has(key)) this.targets.set(key, targetOf(contestant, gym));
    return this.targets.get(key)!;
  }
}
