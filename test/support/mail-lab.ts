import { MailOutbox, NewMail } from '@libs/mail';
import { type GymTransaction } from '@libs/platform/database';
import { App } from '@libs/platform/http';
import { Queue } from 'bullmq';
import { MailsRepository } from '../../libs/mail/src/mails.repository';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { eventually } from './eventually';
import { startSmtpServer, TestSmtpServer } from './smtp';
import { QueueBackend, WorkerLab } from './worker-lab';

/** What a test asks of a row. */
export interface MailRow {
  id: number;
  status: string;
  attempts: number;
  dispatches: number;
  last_error: string | null;
}

/**
 * A gym that sends mail, to an SMTP server of the test's own. Everything a test reads is what the outside sees: mails
 * that arrive, and rows.
 */
export class MailLab {
  readonly gymName = 'Iron Temple';
  private added = 0;

  private constructor(
    readonly workers: WorkerLab,
    public smtp: TestSmtpServer,
  ) {}

  static async open(backend: QueueBackend): Promise<MailLab> {
    const workers = await WorkerLab.open(backend, WorkerModule, {
      MAILER_BACKEND: 'smtp',
      MAILER_RETRY_DELAY_SECONDS: '0.1',
      SMTP_HOST: '127.0.0.1',
      SMTP_USE_TLS: 'false',
      SMTP_FROM_EMAIL: 'no-reply@manager.example',
    });
    return new MailLab(workers, await startSmtpServer());
  }

  async close(): Promise<void> {
    this.smtp.behaviour = {};
    await this.workers.close();
    await this.smtp.stop();
  }

  get gymId(): number {
    return this.workers.gymId;
  }

  /** Variables with which a worker, in this process or its own, sends to the server as it is now. */
  environment(overrides: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    return this.workers.environment({ SMTP_PORT: String(this.smtp.port), ...overrides });
  }

  startWorker(overrides: NodeJS.ProcessEnv = {}): Promise<App> {
    return this.workers.startWorker({ SMTP_PORT: String(this.smtp.port), ...overrides });
  }

  /** Owes a customer a welcome, in a transaction of its own. @returns the mail's id */
  async addMail(mail: Partial<NewMail> = {}): Promise<number> {
    const dedupe_key = mail.dedupe_key ?? `customer-welcome:${++this.added}`;
    await this.workers.inGym((tx) => this.addMailIn(tx, { ...mail, dedupe_key }));
    const [row] = await this.sql<{ id: number }>('SELECT id FROM mails WHERE dedupe_key = $1', [dedupe_key]);
    return row?.id ?? 0;
  }

  /** Owes a customer a welcome, in the test's transaction. */
  async addMailIn(tx: GymTransaction, mail: Partial<NewMail> = {}): Promise<void> {
    await new MailOutbox(new MailsRepository()).add(tx, {
      dedupe_key: `customer-welcome:${++this.added}`,
      template: 'customer-welcome',
      recipient: { name: 'Ada Lovelace', email: 'ada@people.example' },
      reply_to: { name: this.gymName, email: 'desk@iron.example' },
      parameters: { first_name: 'Ada', gym_name: this.gymName },
      ...mail,
    } as NewMail);
  }

  sql<Row>(statement: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.workers.sql(statement, parameters);
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
  emptyQueue(worker: App): Promise<void> {
    return this.workers.emptyQueue(worker, 'mails');
  }

  queue(worker: App): Queue {
    return this.workers.queue(worker, 'mails');
  }
}
