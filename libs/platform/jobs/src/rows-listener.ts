import { setTimeout as sleep } from 'node:timers/promises';
import { Config } from '@libs/platform/config';
import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Client } from 'pg';

interface Session {
  client: Client;
  channels: Set<string>;
  /** When the server answered last, in milliseconds since the process began. */
  answeredAt: number;
}

/** Milliseconds after which the server is asked whether it is still there: a silent network breaks no connection. */
const CHECK_INTERVAL = 10_000;

/**
 * Hears of new rows the moment their transaction commits. One connection for all tables, and for nothing else: LISTEN
 * belongs to a session.
 */
@Injectable()
export class RowsListener implements OnModuleDestroy {
  private readonly callbacks = new Map<string, () => void>();
  private session?: Promise<Session>;
  private closed = false;

  constructor(private readonly config: Config) {}

  /**
   * Listens unless it does already; when the connection breaks or falls silent, the next call makes a new one.
   *
   * @throws Error when PostgreSQL cannot be reached
   */
  async listen(channel: string, onRow: () => void): Promise<void> {
    if (this.closed) return;
    this.callbacks.set(channel, onRow);
    const session = await (this.session ??= this.connect());
    if (session.channels.has(channel) && performance.now() - session.answeredAt < CHECK_INTERVAL) return;
    try {
      await session.client.query(`LISTEN ${channel}`);
    } catch (error) {
      this.session = undefined;
      void session.client.end().catch(() => undefined);
      throw error;
    }
    session.channels.add(channel);
    session.answeredAt = performance.now();
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    const session = await this.session?.catch(() => undefined);
    // A server that is frozen never says goodbye.
    await Promise.race([session?.client.end(), sleep(1_000, undefined, { ref: false })]);
  }

  private connect(): Promise<Session> {
    const client = new Client({
      connectionString: this.config.directDatabaseUrl,
      application_name: 'gym-manager-relay',
      connectionTimeoutMillis: 3_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    const session = client.connect().then(() => ({
      client,
      channels: new Set<string>(),
      answeredAt: performance.now(),
    }));
    const forget = (): void => {
      if (this.session === session) this.session = undefined;
    };
    session.catch(forget);
    client.on('error', forget);
    client.on('end', forget);
    client.on('notification', ({ channel }) => this.callbacks.get(channel)?.());
    return session;
  }
}
