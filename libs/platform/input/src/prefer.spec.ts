import { preferencesIn } from './prefer';

describe('a Prefer header', () => {
  it.each<[string, Record<string, string>]>([
    ['', {}],
    ['count=exact', { count: 'exact' }],
    ['  Count =  exact  ', { count: 'exact' }],
    ['count="exact"', { count: 'exact' }],
    ['respond-async, wait=10', { 'respond-async': '', wait: '10' }],
    ['respond-async,,wait=10,', { 'respond-async': '', wait: '10' }],
    ['priority=5; urgent; by="a, b;c", count=exact', { priority: '5', count: 'exact' }],
    ['count=exact, count=estimated', { count: 'exact' }],
    ['count=, COUNT=exact', { count: '' }],
    [
      'lang="a \\"quoted\\" text, and more", count=exact',
      { lang: 'a "quoted" text, and more', count: 'exact' },
    ],
    ['a="count=exact, b', {}],
    ['a b, =x, "count"=exact, count exact', {}],
  ])('%j means %j', (header, expected) => {
    expect(Object.fromEntries(preferencesIn(header))).toEqual(expected);
  });

  it('is read in linear time', () => {
    for (const piece of ['"', '\\', '",', 'a=', ' ', 'a=" ', ';']) {
      expect(preferencesIn(piece.repeat(8_000)).size).toBeLessThan(3);
    }
  });
});
