import { Readable } from 'node:stream';

/** Bytes that wait for a client at most: the stream of one that takes none for so long ends, and the server closes its connection. */
const MAX_WAITING = 16_384;

/** What one client is told, as `text/event-stream` (WHATWG HTML, section 9.2). */
export class EventStream extends Readable {
  private isOver = false;

  /** Nothing is made on demand: it comes as it happens. */
  override _read(): void {}

  /** Tells of an event. After the end it has no effect, like everything else. */
  send(event: string, data: object): void {
    this.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Tells after how long to come again when the stream ends, in milliseconds. */
  retryAfter(delay: number): void {
    this.write(`retry: ${Math.round(delay)}\n`);
  }

  /** Shows the client, and the proxies between, that the stream goes on. */
  beat(): void {
    this.write(':\n\n');
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.push(null);
  }

  private write(text: string): void {
    if (this.isOver || this.destroyed) return;
    this.push(text);
    if (this.readableLength > MAX_WAITING) this.end();
  }
}
