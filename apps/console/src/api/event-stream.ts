export interface StreamEvent {
  event: string;
  data: unknown;
}

/** The events of a `text/event-stream`, cut wherever the network likes. Comments are signs of life alone. */
export class EventStreamParser {
  private rest = '';

  /** Takes what has come. @returns the events that are whole by it */
  push(text: string): StreamEvent[] {
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop()!;
    return blocks.flatMap((block) => {
      const fields = new Map(block.split('\n').map((line) => fieldOf(line)));
      const event = fields.get('event');
      return event === undefined ? [] : { event, data: JSON.parse(fields.get('data') ?? '{}') as unknown };
    });
  }
}

function fieldOf(line: string): [string, string] {
  const [name = ''] = line.split(':', 1);
  return [name, line.slice(name.length + 1).trimStart()];
}
