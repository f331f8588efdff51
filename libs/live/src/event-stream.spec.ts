import { setImmediate } from 'node:timers/promises';
import { EventStream } from './event-stream';

describe('An event stream', () => {
  it('is written as text/event-stream', () => {
    const stream = new EventStream();
    stream.retryAfter(1234.5);
    stream.send('import', { id: 17 });
    stream.beat();
    expect(String(stream.read())).toBe('retry: 1235\nevent: import\ndata: {"id":17}\n\n:\n\n');
  });

  it('ends once, and takes nothing afterwards', async () => {
    const stream = new EventStream();
    stream.send('resync', {});
    stream.end();
    stream.end();
    stream.send('import', { id: 17 });
    expect(await stream.toArray()).toEqual([Buffer.from('event: resync\ndata: {}\n\n')]);
  });

  it('keeps little for a client that takes nothing, and ends', async () => {
    const stream = new EventStream();
    for (let id = 0; id < 10_000; id++) stream.send('import', { id });
    await setImmediate();
    expect(stream.readableLength).toBeLessThan(17_000);
    await stream.resume().toArray();
    expect(stream.readableEnded).toBe(true);
  });
});
