import { setTimeout as sleep } from 'node:timers/promises';
import { Config } from '@libs/platform/config';
import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Client } from 'pg';
import { isPooled } from './pooler';

interface Session {
  client: Client;
  /** Whether the server keeps what this session listens to; a pooler gives it to others meanwhile. */
  isOwn: boolean;
  channels: Set<string>;
  /** Ends when the session may be asked again: one statement at a time. */
  turn: Promise<unknown>;
  /** When the server answered last, in milliseconds since the process began. */
  answeredAt: number;
}

/** What a notification carries; empty when it only says that something happened. */
type Callback = (payload: string) => void;

/** Milliseconds after which the server is asked whether it is still there: a silent network breaks no connection. */
const CHECK_INTERVAL = 1_000;

/** Milliseconds without an answer after which it counts as away. */
const PATIENCE = 3_000;

/**
 * Hears what transactions announce with NOTIFY, the moment they commit. One connection for all channels, and for nothing
 * else: LISTEN belongs to a session.
 */
@Injectable()
export class Notifications implements OnModuleDestroy {
  private readonly callbacks = new Map<string, Callback>();
  private connecting?: Promise<Session>;
  private session?: Session;
  private closed = false;

  constructor(private readonly config: Config) {}

  /**
   * Listens unless it does already; when the connection breaks or falls silent, the next call makes a new one. Each time it
   * begins to listen, it calls back as well: something may have been announced before.
   *
   * @throws Error when PostgreSQL cannot be reached
   */
  async listen(channel: string, onNotification: Callback): Promise<void> {
    if (this.closed) return;
    this.callbacks.set(channel, onNotification);
    const session = await (this.connecting ??= this.connect());
    if (session.channels.has(channel) && performance.now() - session.answeredAt < CHECK_INTERVAL) return;
    await this.ask(session, `LISTEN ${channel}`);
    if (session.channels.has(channel)) return;
    session.channels.add(channel);
    onNotification('');
  }

  /** Whether nothing that is announced on a channel is missed: what was, until a moment ago, has been heard. */
  isHeard(channel: string): boolean {
    const { session } = this;
    return (
      session !== undefined &&
      session.isOwn &&
      session.channels.has(channel) &&
      performance.now() - session.answeredAt < PATIENCE
    );
  }

  /** Waits until everything has been heard that was committed before. What cannot be heard is not waited for. */
  async catchUp(): Promise<void> {
    const { session } = this;
    // The server sends the session's notifications before the answer.
    if (session) await this.ask(session, 'SELECT 1').catch(() => undefined);
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    const session = await this.connecting?.catch(() => undefined);
    // A server that is frozen never says goodbye.
    await Promise.race([session?.client.end(), sleep(1_000, undefined, { ref: false })]);
  }

  private async ask(session: Session, statement: string): Promise<void> {
    const answer = session.turn.then(() => session.client.query(statement));
    session.turn = answer.catch(() => undefined);
    try {
      await answer;
      session.answeredAt = performance.now();
    } catch (error) {
      this.forget(session);
      void session.client.end().catch(() => undefined);
      throw error;
    }
  }

  private async connect(): Promise<Session> {
    const client = new Client({
      connectionString: this.config.directDatabaseUrl,
      application_name: 'gym-manager-listener',
      connectionTimeoutMillis: 3_000,
      query_timeout: 3_000,
      keepAlive: true,
    });
    const session: Session = {
      client,
      isOwn: false,
      channels: new Set(),
      turn: Promise.resolve(),
      answeredAt: performance.now(),
    };
    client.on('error', () => this.forget(session));
    client.on('end', () => this.forget(session));
    client.on('notification', ({ channel, payload = '' }) => this.callbacks.get(channel)?.(payload));
    try {
      await client.connect();
      session.isOwn = !(await isPooled(client));
    } catch (error) {
      this.connecting = undefined;
      void client.end().catch(() => undefined);
      throw error;
    }
    this.session = session;
    return session;
  }

  private forget(session: Session): void {
    if (this.session !== session) return;
    this.session = undefined;
    this.connecting = undefined;
  }
}
