import { type ApiClient } from './api-client';
import { eventually } from './eventually';

/** An event as a client got it. */
export interface LiveEvent {
  event: string;
  data: unknown;
}

/** Reads `GET /events` as browsers do that send a token: with fetch. */
export class EventSource {
  /** What has come so far. */
  readonly events: LiveEvent[] = [];
  comments = 0;
  isOver = false;
  private readonly abort = new AbortController();

  private constructor(readonly headers: Headers) {}

  /** Opens a stream, as soon as the server hears of changes. */
  static async open(api: ApiClient): Promise<EventSource> {
    const abort = new AbortController();
    const { body, headers } = await eventually('a stream of events', async () => {
      const answer = await EventSource.ask(api, abort.signal);
      if (answer.status === 503) return undefined;
      if (answer.status !== 200)
        throw new Error(`GET /events answered ${answer.status}: ${await answer.text()}`);
      return answer;
    });
    const source = new EventSource(headers);
    source.abort.signal.addEventListener('abort', () => abort.abort());
    void source.read(body!);
    await source.next('resync');
    return source;
  }

  static ask({ baseUrl, prefix, token }: ApiClient, signal?: AbortSignal): Promise<Response> {
    return fetch(`${baseUrl}${prefix}/events`, { headers: { Authorization: `Bearer ${token}` }, signal });
  }

  /** Waits for an event, and takes it and those before it out. */
  next(event: string): Promise<LiveEvent> {
    return eventually(`the event ${event}`, () => {
      const index = this.events.findIndex((one) => one.event === event);
      return index >= 0 && this.events.splice(0, index + 1).at(-1);
    });
  }

  /** Waits until the server has ended it. */
  async end(): Promise<void> {
    await eventually('the end of the stream', () => this.isOver);
  }

  close(): void {
    this.abort.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    try {
      for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
        const blocks = (text + chunk).split('\n\n');
        text = blocks.pop()!;
        blocks.forEach((block) => this.take(block));
      }
    } catch {
      // It was closed on this side.
    }
    this.isOver = true;
  }

  private take(block: string): void {
    if (block.startsWith(':')) return void this.comments++;
    const { event, data } = Object.fromEntries(
      block.split('\n').map((line) => line.split(/: (.*)/, 2)),
    ) as Record<string, string>;
    this.events.push({ event: event!, data: JSON.parse(data!) });
  }
}
