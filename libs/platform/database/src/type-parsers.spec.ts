import { readTimestamp } from './type-parsers';

describe('a timestamp of PostgreSQL', () => {
  it.each([
    ['2026-01-01 09:30:00+00', '2026-01-01T09:30:00.000Z'],
    ['2026-01-01 09:30:00.5+00', '2026-01-01T09:30:00.500Z'],
    ['2026-12-31 23:59:59.999999+00', '2026-12-31T23:59:59.999Z'],
    ['0099-03-01 00:00:00+00', '0099-03-01T00:00:00.000Z'],
    ['2026-01-01 09:30:00+05:30', '2026-01-01T04:00:00.000Z'],
    ['12026-01-01 09:30:00+00', '+012026-01-01T09:30:00.000Z'],
    ['0044-03-15 12:00:00+00 BC', '-000043-03-15T12:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(readTimestamp(text)).toBe(expected);
  });

  it('may be the end of time', () => {
    expect(['infinity', '-infinity'].map(readTimestamp)).toEqual(['infinity', '-infinity']);
  });
});
