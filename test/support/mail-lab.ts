import { randomBytes } from 'node:crypto';
import { MailOutbox, NewMail } from '@libs/mail';
import { Config, loadConfig } from '@libs/platform/config';
import { dataSourceOptions, GymTransaction } from '@libs/platform/database';
import { App, startApp } from '@libs/platform/http';
import { getQueueToken } from '@nestjs/bullmq';
import { Queue } from 'bullmq';
import { DataSource, EntityManager } from 'typeorm';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { eventually } from './eventually';
import { redisIsAvailable, startTestRedis, TestRedis } from './redis';
import { startSmtpServer, TestSmtpServer } from './smtp';
import { createTestDatabase, TestDatabase } from './test-database';

export type QueueBackend = 'postgres' | 'redis';

/** Where the queue can live on this machine; every mail test runs on each. */
export const QUEUE_BACKENDS: QueueBackend[] = redisIsAvailable ? ['postgres', 'redis'] : ['postgres'];

/** What a test asks of a row. */
export interface MailRow {
  id: number;
  status: string;
  attempts: number;
  dispatches: number;
  last_error: string | null;
}

/**
 * A gym that sends mail: a database and an SMTP server of its own, and as many workers as a test starts. Everything
 * a test reads is what the outside sees: mails that arrive, and rows.
 */
export class MailLab {
  readonly gymName = 'Iron Temple';
  gymId: number;
  smtp: TestSmtpServer;
  private dataSource: DataSource;
  private database: TestDatabase;
  private redis?: TestRedis;
  private workers: App[] = [];
  private added = 0;

  static async open(backend: QueueBackend): Promise<MailLab> {
    const lab = new MailLab();
    lab.database = await createTestDatabase();
    lab.smtp = await startSmtpServer();
    if (backend === 'redis') lab.redis = await startTestRedis();
    lab.dataSource = await new DataSource(dataSourceOptions(lab.config())).initialize();
    const [gym] = await lab.sql<{ id: number }>(
      `INSERT INTO gyms (name, email, monthly_fee_cents, currency) VALUES ($1, 'desk@iron.example', 4900, 'EUR') RETURNING id`,
      [lab.gymName],
    );
    lab.gymId = gym?.id ?? 0;
    return lab;
  }

  async close(): Promise<void> {
    this.smtp.behaviour = {};
    await Promise.all(this.workers.map((worker) => worker.close()));
    await this.dataSource.destroy();
    await this.redis?.stop();
    await this.smtp.stop();
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
      MAILER_BACKEND: 'smtp',
      MAILER_RETRY_DELAY_SECONDS: '0.1',
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(this.smtp.port),
      SMTP_USE_TLS: 'false',
      SMTP_FROM_EMAIL: 'no-reply@manager.example',
      ...overrides,
    };
  }

  /** Starts a worker as production does, in this process. */
  async startWorker(overrides: NodeJS.ProcessEnv = {}): Promise<App> {
    const worker = await startApp(this.config(overrides), WorkerModule, 0);
    this.workers.push(worker);
    return worker;
  }

  /** Owes a customer a welcome, in a transaction of its own. @returns the mail's id */
  async addMail(mail: Partial<NewMail> = {}): Promise<number> {
    const dedupe_key = mail.dedupe_key ?? `customer-welcome:${++this.added}`;
    await this.transaction((manager) => this.addMailIn(manager, { ...mail, dedupe_key }));
    const [row] = await this.sql<{ id: number }>('SELECT id FROM mails WHERE dedupe_key = $1', [dedupe_key]);
    return row?.id ?? 0;
  }

  /** Owes a customer a welcome, in the test's transaction. */
  addMailIn(manager: EntityManager, mail: Partial<NewMail> = {}): Promise<void> {
    const tx = new GymTransaction(manager, {
      user_id: 0,
      gym_id: this.gymId,
      role: 'owner',
      timezone: 'UTC',
    });
    return new MailOutbox().add(tx, {
      dedupe_key: `customer-welcome:${++this.added}`,
      template: 'customer-welcome',
      recipient: { name: 'Ada Lovelace', email: 'ada@people.example' },
      reply_to: { name: this.gymName, email: 'desk@iron.example' },
      parameters: { first_name: 'Ada', gym_name: this.gymName },
      ...mail,
    } as NewMail);
  }

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(work);
  }

  sql<Row>(statement: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(statement, parameters);
  }

  async row(id: number): Promise<MailRow> {
    const [row] = await this.sql<MailRow>('SELECT * FROM mails WHERE id = $1', [id]);
    if (!row) throw new Error(`there is no mail ${id}`);
    return row;
  }

  /** Waits until the server has accepted so many mails. */
  arrived(count: number, limitSeconds?: number): Promise<boolean> {
    return eventually(`${count} mails arrive`, () => this.smtp.mails.length >= count, limitSeconds);
  }

  /** Waits until a mail has a status, and returns its row. */
  reaches(id: number, status: string, limitSeconds?: number): Promise<MailRow> {
    return eventually(
      `mail ${id} is ${status}`,
      async () => {
        const row = await this.row(id);
        return row.status === status ? row : undefined;
      },
      limitSeconds,
    );
  }

  /** Loses everything that is queued. */
  async emptyQueue(worker: App): Promise<void> {
    if (this.redis) await this.redis.empty();
    else await this.queue(worker).obliterate({ force: true });
  }

  queue(worker: App): Queue {
    return worker.get<Queue>(getQueueToken('mails'), { strict: false });
  }

  config(overrides: NodeJS.ProcessEnv = {}): Config {
    return loadConfig(this.environment(overrides));
  }
}
