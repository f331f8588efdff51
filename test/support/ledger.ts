import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Answer, type ApiClient, type Customer, type Gym } from './api-client';
import { eventually } from './eventually';
import { customerFields, gymFields, signIn } from './factories';
import { type TestSmtpServer } from './smtp';

/** What the clients of a gym were told: by the e-mail address of each gym and customer, which nobody else has. */
export interface LedgerReport {
  signups: number;
  customers: number;
  /** Answers that were neither 2xx nor 4xx, and requests that got none. */
  failures: number;
  /** Acknowledged and not found. */
  lost: string[];
  /** Found more than once, or found although it was refused. */
  wrong: string[];
  /** Mails that nobody got. */
  missingMails: string[];
  /** Addresses that got mails with different Message-IDs. */
  repeatedMails: string[];
  /** Mails that came twice, with one Message-ID. */
  duplicates: number;
}

const newAddress = (kind: string): string => `${kind}-${randomBytes(8).toString('hex')}@ledger.example`;

/** Clients that sign gyms up and add customers, and keep a ledger of every answer, which is compared with what is stored. */
export class Ledger {
  private readonly gyms = new Map<string, number>();
  private readonly customers = new Map<string, number>();
  private readonly refused = new Set<string>();
  private failures = 0;
  private stopped = false;
  private running: Promise<unknown> = Promise.resolve();

  /** @param api gives the deployment to ask next; several processes may take turns */
  constructor(private readonly api: () => ApiClient) {}

  /** Starts clients that go on until {@link stop}. */
  start(clients: { signups: number; customers: number }): void {
    const loops = [
      ...Array.from({ length: clients.signups }, () => this.repeat(() => this.signUp())),
      ...Array.from({ length: clients.customers }, () => this.addCustomers()),
    ];
    this.running = Promise.all(loops);
  }

  /** Waits until so much has been acknowledged since the ledger was opened. */
  reaches(signups: number, customers: number, limitSeconds = 300): Promise<boolean> {
    return eventually(
      `${signups} signups and ${customers} customers`,
      () => this.gyms.size >= signups && this.customers.size >= customers,
      limitSeconds,
    );
  }

  /** How much has been acknowledged. */
  get acknowledged(): number {
    return this.gyms.size + this.customers.size;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  /** Compares the ledger with the database and with what the SMTP server got. Mails get `mailSeconds` to arrive. */
  async compare(databaseUrl: string, smtp: TestSmtpServer, mailSeconds: number): Promise<LedgerReport> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const stored = async (table: 'gyms' | 'customers') => {
      const { rows } = await client.query<{ id: string; email: string }>(
        `SELECT id, email FROM ${table} WHERE email LIKE '%@ledger.example'`,
      );
      return rows;
    };
    const rows = [...(await stored('gyms')), ...(await stored('customers'))];
    await client.end();
    const idsOf = new Map<string, number[]>();
    for (const { id, email } of rows) idsOf.set(email, [...(idsOf.get(email) ?? []), Number(id)]);

    const acknowledged = [...this.gyms, ...this.customers];
    // Every stored row owes a mail, also the one whose answer was lost.
    const owed = [...idsOf.keys()];
    const missing = () => {
      const got = new Set(smtp.mails.flatMap(({ recipients }) => recipients));
      return owed.filter((email) => !got.has(email));
    };
    await eventually('all mails', () => missing().length === 0, mailSeconds).catch(() => undefined);
    const messageIds = new Map<string, string[]>();
    for (const { recipients, messageId = '' } of smtp.mails)
      for (const email of recipients) messageIds.set(email, [...(messageIds.get(email) ?? []), messageId]);
    const counts = [...messageIds.values()];
    return {
      signups: this.gyms.size,
      customers: this.customers.size,
      failures: this.failures,
      lost: acknowledged.filter(([email, id]) => !idsOf.get(email)?.includes(id)).map(([email]) => email),
      wrong: [...idsOf]
        .filter(([email, ids]) => ids.length > 1 || this.refused.has(email))
        .map(([email]) => email),
      missingMails: missing(),
      repeatedMails: [...messageIds].filter(([, ids]) => new Set(ids).size > 1).map(([email]) => email),
      duplicates: counts.reduce((sum, ids) => sum + ids.length - 1, 0),
    };
  }

  private async repeat(work: () => Promise<unknown>): Promise<void> {
    while (!this.stopped) {
      await work();
      await sleep(5);
    }
  }

  private async addCustomers(): Promise<void> {
    let owner: ApiClient | undefined;
    let token: string | undefined;
    await this.repeat(async () => {
      if (!token) {
        const fields = await this.signUp();
        token = fields && (await signIn(this.api(), fields.email, fields.password).catch(() => undefined));
        return;
      }
      owner = this.api().as(token);
      const email = newAddress('customer');
      await this.record(email, this.customers, owner.post<Customer>('/customers', customerFields({ email })));
    });
  }

  private async signUp(): Promise<{ email: string; password: string } | undefined> {
    const fields = gymFields({ email: newAddress('gym') });
    const isDone = await this.record(fields.email, this.gyms, this.api().post<Gym>('/auth/signup', fields));
    return isDone ? fields : undefined;
  }

  private async record(
    email: string,
    acknowledged: Map<string, number>,
    asked: Promise<Answer<{ id: number }>>,
  ): Promise<boolean> {
    const answer = await asked.catch(() => undefined);
    if (answer?.status === 201) acknowledged.set(email, answer.body.id);
    else if (answer && answer.status < 500) this.refused.add(email);
    else {
      this.failures++;
      await sleep(50);
    }
    return answer?.status === 201;
  }
}
