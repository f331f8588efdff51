import { Config } from '@libs/platform/config';
import { Injectable } from '@nestjs/common';
import { Client } from 'pg';
import { MAILS_CHANNEL } from './mail-outbox';

/** Hears of new mails the moment their transaction commits. A connection of its own: LISTEN belongs to a session. */
@Injectable()
export class MailsListener {
  private client?: Client;

  constructor(private readonly config: Config) {}

  /**
   * Listens unless it does already; when the connection breaks, the next call makes a new one.
   *
   * @throws Error when PostgreSQL cannot be reached
   */
  async listen(onMail: () => void): Promise<void> {
    if (this.client) return;
    const client = new Client({
      connectionString: this.config.DATABASE_URL,
      application_name: 'gym-manager-mails',
      connectionTimeoutMillis: 3_000,
      query_timeout: 10_000,
      keepAlive: true,
    });
    const forget = (): void => {
      if (this.client === client) this.client = undefined;
    };
    client.on('error', forget);
    client.on('end', forget);
    client.on('notification', onMail);
    await client.connect();
    await client.query(`LISTEN ${MAILS_CHANNEL}`);
    this.client = client;
  }

  async close(): Promise<void> {
    await this.client?.end();
  }
}
