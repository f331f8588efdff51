import { setTimeout as sleep } from 'node:timers/promises';
import { Config } from '@libs/platform/config';
import { liveGauge } from '@libs/platform/telemetry';
import { Injectable, OnApplicationBootstrap, OnApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import { Counter } from 'prom-client';
import { isServerAtFault } from './database-errors';
import { DEFAULT_POOL_SIZE } from './pool-size';
import { PrimaryPosition } from './primary-position';
import { Replica } from './replica';
import { type Server } from './server';

/** Milliseconds between two looks at each replica. */
const CHECK_INTERVAL = 1_000;

const reads = new Counter({
  name: 'db_reads_total',
  help: 'Reads within gyms by the server that answered them; counted where there are replicas',
  labelNames: ['server'],
});

/**
 * Sends reads to the replicas of `DATABASE_REPLICA_URLS`. None is older than it would be on the primary: before a read, the
 * primary is asked how far it has written, and the replica waits until it has that too
 * (docs/decisions/0038-read-replicas.md).
 */
@Injectable()
export class Replicas implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly replicas: Replica[];
  private readonly position?: PrimaryPosition;
  private turn = 0;
  private isChecking = false;
  private timer?: NodeJS.Timeout;

  constructor(config: Config) {
    const { DATABASE_REPLICA_URLS, DATABASE_POOL_SIZE = DEFAULT_POOL_SIZE } = config;
    this.replicas = DATABASE_REPLICA_URLS.map(
      (url, index) => new Replica(String(index + 1), url, DATABASE_POOL_SIZE, config),
    );
    if (this.replicas.length === 0) return;
    this.position = new PrimaryPosition(config);
    this.defineMetrics();
  }

  onApplicationBootstrap(): void {
    if (!this.position) return;
    void this.check();
    this.timer = setInterval(() => void this.check(), CHECK_INTERVAL).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async onApplicationShutdown(): Promise<void> {
    const closing = [this.position, ...this.replicas].map(async (connections) => connections?.close());
    // A server that is frozen never says goodbye.
    await Promise.race([Promise.allSettled(closing), sleep(1_000, undefined, { ref: false })]);
  }

  /** How many reads wait for a share of a replica's connections. */
  get waiting(): number {
    return this.replicas.reduce((sum, { shares }) => sum + shares.waiting, 0);
  }

  /**
   * Runs a read on a replica that has all that was acknowledged before, or on the primary: while no replica keeps up, and
   * once more when a replica fails.
   *
   * @param read a transaction that begins with the statement that it is given, if it is given one
   */
  async read<T>(primary: Server, read: (server: Server, beginning?: string) => Promise<T>): Promise<T> {
    const chosen = await this.choose();
    if (chosen) {
      const { replica, beginning } = chosen;
      try {
        const result = await read(replica, beginning);
        reads.inc({ server: 'replica' });
        return result;
      } catch (error) {
        if (!isServerAtFault(error)) throw error;
        void this.check(); // whether the replica is unfit, or only this read
      }
    }
    if (this.position) reads.inc({ server: 'primary' });
    return read(primary);
  }

  private async choose(): Promise<{ replica: Replica; beginning: string } | undefined> {
    if (!this.position || !this.replicas.some(({ isInUse }) => isInUse)) return undefined;
    // When the primary does not say where it is, it does not serve the read either.
    const position = await this.position.ask().catch(() => undefined);
    const usable = position && this.replicas.filter((replica) => replica.canReach(position));
    const replica = usable?.[this.turn++ % usable.length];
    return replica && { replica, beginning: replica.awaitPosition(position!) };
  }

  private async check(): Promise<void> {
    if (this.isChecking) return;
    this.isChecking = true;
    try {
      const position = await this.position!.ask();
      await Promise.all(this.replicas.map((replica) => replica.check(position)));
    } catch {
      // Whether the primary is well is told by the health checks, and nothing is read without it.
    } finally {
      this.isChecking = false;
    }
  }

  private defineMetrics(): void {
    for (const server of ['primary', 'replica']) reads.inc({ server }, 0);
    liveGauge(
      {
        name: 'db_replica_in_use',
        help: 'Whether a replica serves reads (1) or is left out (0)',
        labelNames: ['replica'],
        aggregator: 'min',
      },
      () => this.replicas.map(({ name, isInUse }) => [{ replica: name }, isInUse ? 1 : 0]),
    );
    liveGauge(
      {
        name: 'db_replica_lag_bytes',
        help: 'What the primary has written and a replica has not replayed, in bytes',
        labelNames: ['replica'],
        aggregator: 'max',
      },
      () => this.replicas.flatMap(({ name, lag }) => (lag === undefined ? [] : [[{ replica: name }, lag]])),
    );
  }
}
