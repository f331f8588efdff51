import { type Readable } from 'node:stream';
import { SessionWatch } from '@libs/auth';
import { Notifications } from '@libs/platform/database';
import { type Principal, type SessionPrincipal } from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { liveGauge } from '@libs/platform/telemetry';
import { Injectable, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { EventStream } from './event-stream';
import { eventsUnavailable, tooManyEventStreams } from './live.problems';

/** What triggers announce changes on: `3:check_ins` or `3:import:17`, gym first. */
const CHANNEL = 'live_events';

/** Milliseconds between two looks at whether changes are heard. */
const LISTEN_INTERVAL = 1_000;

/** Milliseconds between two signs of life: the server itself drops connections on which nothing happens for twelve seconds. */
const BEAT_INTERVAL = 10_000;

/** Open streams, in this process. */
const MAX_OF_USER = 10;
const MAX_OF_GYM = 100;

/** Milliseconds after which clients come again: not all of them at once. */
const MIN_RETRY = 1_000;
const MAX_RETRY = 5_000;

/** Tells the clients of each gym what has changed there, whichever process changed it. */
@Injectable()
export class LiveEvents implements OnApplicationBootstrap, OnModuleDestroy {
  /** The open streams, and whose they are. */
  private readonly streams = new Map<EventStream, Principal>();
  private readonly timers: NodeJS.Timeout[] = [];
  private isClosing = false;

  constructor(
    private readonly notifications: Notifications,
    private readonly sessions: SessionWatch,
  ) {
    liveGauge(
      {
        name: 'event_streams',
        help: 'Streams of live events that are open',
        labelNames: [],
        aggregator: 'sum',
      },
      () => [[{}, this.streams.size]],
    );
  }

  onApplicationBootstrap(): void {
    this.listen();
    this.timers.push(
      setInterval(() => this.listen(), LISTEN_INTERVAL).unref(),
      setInterval(() => this.beat(), BEAT_INTERVAL).unref(),
    );
  }

  /** Streams end before the server does, which would wait for them. */
  onModuleDestroy(): void {
    this.isClosing = true;
    for (const timer of this.timers) clearInterval(timer);
    this.endAll();
  }

  /**
   * Opens a stream of what changes in the principal's gym from now on. It ends with the session, and when something may have been
   * missed; whoever comes again is told to look at everything.
   *
   * @throws ProblemError `events_unavailable`, `too_many_event_streams`
   */
  async open(principal: SessionPrincipal): Promise<Readable> {
    if (!this.isClosing && !this.notifications.isHeard(CHANNEL)) throw new ProblemError(eventsUnavailable);
    const stream = this.add(principal);
    stream.retryAfter(MIN_RETRY + Math.random() * (MAX_RETRY - MIN_RETRY));
    try {
      const stopWatching = await this.sessions.start(principal, () => stream.end());
      if (stream.closed) stopWatching();
      else stream.once('close', stopWatching);
    } catch (error) {
      stream.destroy();
      throw error;
    }
    if (this.isClosing) stream.end();
    stream.send('resync', {});
    return stream;
  }

  private add(principal: Principal): EventStream {
    const ofGym = [...this.streams.values()].filter(({ gym_id }) => gym_id === principal.gym_id);
    const ofUser = ofGym.filter(({ user_id }) => user_id === principal.user_id);
    if (ofGym.length >= MAX_OF_GYM || ofUser.length >= MAX_OF_USER)
      throw new ProblemError(tooManyEventStreams);
    const stream = new EventStream();
    this.streams.set(stream, principal);
    stream.once('close', () => this.streams.delete(stream));
    return stream;
  }

  private listen(): void {
    if (!this.notifications.isHeard(CHANNEL)) this.endAll();
    this.notifications.listen(CHANNEL, (change) => this.tell(change)).catch(() => undefined);
  }

  /** @param change empty when something may have been missed */
  private tell(change: string): void {
    if (change === '') return this.endAll();
    const [gym = '', event = '', id] = change.split(':');
    const data = id === undefined ? {} : { id: Number(id) };
    for (const [stream, { gym_id }] of this.streams) if (gym_id === Number(gym)) stream.send(event, data);
  }

  private endAll(): void {
    for (const stream of this.streams.keys()) stream.end();
  }

  private beat(): void {
    for (const stream of this.streams.keys()) stream.beat();
  }
}
