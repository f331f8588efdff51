import { EventStreamParser } from './event-stream';

describe('The parser of live events', () => {
  it('reads events with what they say', () => {
    const parser = new EventStreamParser();
    expect(parser.push('retry: 3000\nevent: resync\ndata: {}\n\nevent: import\ndata: {"id":17}\n\n')).toEqual(
      [
        { event: 'resync', data: {} },
        { event: 'import', data: { id: 17 } },
      ],
    );
  });

  it('joins what the network has cut', () => {
    const parser = new EventStreamParser();
    expect(['event: che', 'ck_ins\ndata', ': {}\n', '\n'].flatMap((text) => parser.push(text))).toEqual([
      { event: 'check_ins', data: {} },
    ]);
  });

  it('leaves comments out', () => {
    expect(new EventStreamParser().push(':\n\n:\n\n')).toEqual([]);
  });
});
