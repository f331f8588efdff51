import { Notifications } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { Injectable, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';

/** What triggers announce changes of principals on: `user:17`, `device:5` or `gym:3`, in whatever table. */
const CHANNEL = 'principals';

/** Principals that are kept at most; the one that was read first makes room. */
const CAPACITY = 10_000;

/** Milliseconds between two looks at whether changes are heard. */
const LISTEN_INTERVAL = 1_000;

interface Known {
  principal: Principal;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** Somebody who wants to know when a principal changes. */
interface Watcher {
  principal: Principal;
  onChange: () => void;
}

/**
 * Whom tokens speak for, so that not every request verifies its token and asks PostgreSQL. Triggers announce
 * whatever changes the answer, and it is not used while they cannot be heard (docs/decisions/0034-principal-cache.md).
 */
@Injectable()
export class PrincipalCache implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly known = new Map<string, Known>();
  private readonly watchers = new Set<Watcher>();
  /** Counts what was forgotten, for what is being read meanwhile. */
  private changes = 0;
  private timer?: NodeJS.Timeout;

  constructor(private readonly notifications: Notifications) {}

  onApplicationBootstrap(): void {
    this.listen();
    this.timer = setInterval(() => this.listen(), LISTEN_INTERVAL).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** @param credentials the request's `Authorization`, whole */
  find(credentials: string): Principal | undefined {
    const known = this.known.get(credentials);
    if (!known || known.expiresAt <= Date.now() || !this.notifications.isHeard(CHANNEL)) return undefined;
    return known.principal;
  }

  /**
   * Reads a principal, and keeps it for the next requests.
   *
   * @param expiresAt when the token ends, in milliseconds since 1970; `Infinity` for one that lasts until it is revoked
   */
  async load<Found extends Principal & { expires_at?: string }>(
    credentials: string,
    expiresAt: number,
    read: () => Promise<Found | undefined>,
  ): Promise<Readonly<Found> | undefined> {
    const { changes } = this;
    const found = await read();
    if (!found) return undefined;
    const { expires_at } = found;
    const ends = expires_at === undefined ? expiresAt : Math.min(expiresAt, Date.parse(expires_at));
    const principal = Object.freeze(
      expires_at === undefined ? { ...found } : { ...found, expires_at: new Date(ends).toISOString() },
    );
    // What has changed since it was read may be just this.
    if (changes === this.changes && this.notifications.isHeard(CHANNEL)) {
      if (this.known.size >= CAPACITY) this.known.delete(this.known.keys().next().value!);
      this.known.set(credentials, { principal, expiresAt: ends });
    }
    return principal;
  }

  /**
   * Calls back whenever something changes about a principal, and when that may have been missed.
   *
   * @returns ends it
   */
  watch(principal: Principal, onChange: () => void): () => void {
    const watcher = { principal, onChange };
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  }

  private listen(): void {
    // While PostgreSQL is away, the requests themselves say so.
    this.notifications.listen(CHANNEL, (change) => this.forget(change)).catch(() => undefined);
  }

  /** @param change empty when anything may have changed */
  private forget(change: string): void {
    this.changes++;
    const [kind, id] = change.split(':');
    const isAbout = (principal: Principal): boolean =>
      (kind !== 'user' && kind !== 'device' && kind !== 'gym') || principal[`${kind}_id`] === Number(id);
    for (const [credentials, { principal }] of this.known)
      if (isAbout(principal)) this.known.delete(credentials);
    for (const { principal, onChange } of this.watchers) if (isAbout(principal)) onChange();
  }
}
