import { randomBytes } from 'node:crypto';
import { type AddressInfo } from 'node:net';
import { Config, loadConfig } from '@libs/platform/config';
import { dataSourceOptions, GymTransaction } from '@libs/platform/database';
import { App, startApp } from '@libs/platform/http';
import { getQueueToken } from '@nestjs/bullmq';
import { type Type } from '@nestjs/common';
import { Queue } from 'bullmq';
import { type PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { redisIsAvailable, startTestRedis, TestRedis } from './redis';
import { createTestDatabase, TestDatabase } from './test-database';

export type QueueBackend = 'postgres' | 'redis';

/** Where the queue can live on this machine; every test of a queue runs on each. */
export const QUEUE_BACKENDS: QueueBackend[] = redisIsAvailable ? ['postgres', 'redis'] : ['postgres'];

/** A database with a gym, a queue, and as many workers as a test starts. */
export class WorkerLab {
  gymId: number;
  private workers: App[] = [];

  private constructor(
    private readonly module: Type,
    private readonly database: TestDatabase,
    private readonly dataSource: DataSource,
    private readonly redis: TestRedis | undefined,
    private readonly variables: NodeJS.ProcessEnv,
  ) {}

  /**
   * @param module what the workers host
   * @param variables with which they start
   */
  static async open(
    backend: QueueBackend,
    module: Type,
    variables: NodeJS.ProcessEnv = {},
  ): Promise<WorkerLab> {
    const database = await createTestDatabase();
    const redis = backend === 'redis' ? await startTestRedis() : undefined;
    const config = loadConfig({ NODE_ENV: 'test', JWT_SECRET: 'unused', DATABASE_URL: database.url });
    const dataSource = await new DataSource(dataSourceOptions(config)).initialize();
    const lab = new WorkerLab(module, database, dataSource, redis, variables);
    const [gym] = await lab.sql<{ id: number }>(
      `INSERT INTO gyms (name, email, monthly_fee_cents, currency) VALUES ('Iron Temple', 'desk@iron.example', 4900, 'EUR') RETURNING id`,
    );
    lab.gymId = gym?.id ?? 0;
    return lab;
  }

  async close(): Promise<void> {
    await this.stopWorkers();
    await this.dataSource.destroy();
    await this.redis?.stop();
    await this.database.drop();
  }

  /** Variables with which a worker, in this process or its own, works in this lab. */
  environment(overrides: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    return {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      JWT_SECRET: randomBytes(16).toString('hex'),
      DATABASE_URL: this.database.url,
      REDIS_URL: this.redis?.url,
      WORKER_PORT: '0',
      ...this.variables,
      ...overrides,
    };
  }

  /** Starts a worker as production does, in this process. */
  async startWorker(overrides: NodeJS.ProcessEnv = {}): Promise<App> {
    const worker = await startApp(this.config(overrides), this.module, 0);
    this.workers.push(worker);
    return worker;
  }

  async stopWorkers(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.close()));
  }

  /** What Prometheus reads of a worker. */
  async metrics(worker: App): Promise<string> {
    const { port } = worker.getHttpServer().address() as AddressInfo;
    return (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  }

  /** What a worker says of its health. */
  async health(worker: App): Promise<{ status: number; body: { status: unknown } }> {
    const { port } = worker.getHttpServer().address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/health`);
    return { status: response.status, body: (await response.json()) as { status: unknown } };
  }

  /** Runs `work` in a transaction of the gym. */
  inGym<T>(work: (tx: GymTransaction) => Promise<T>): Promise<T> {
    const actor = { user_id: 0, gym_id: this.gymId, role: 'owner', timezone: 'UTC' } as const;
    return this.dataSource.transaction(async ({ queryRunner }) => {
      const client = (await queryRunner!.connect()) as PoolClient;
      return work(new GymTransaction({ run: (sql, parameters) => client.query(sql, parameters) }, actor));
    });
  }

  sql<Row>(statement: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(statement, parameters);
  }

  /** Loses everything that is queued. */
  async emptyQueue(worker: App, name: string): Promise<void> {
    if (this.redis) await this.redis.empty();
    else await this.queue(worker, name).obliterate({ force: true });
  }

  queue(worker: App, name: string): Queue {
    return worker.get<Queue>(getQueueToken(name), { strict: false });
  }

  config(overrides: NodeJS.ProcessEnv = {}): Config {
    return loadConfig(this.environment(overrides));
  }
}
