import { periodsOf, startOfMonth } from './periods';

describe('Days', () => {
  it('are divided into months of the calendar, the first and the last cut', () => {
    expect(periodsOf({ from: '2028-01-31', to: '2028-03-01' }, 'month')).toEqual([
      { from: '2028-01-31', to: '2028-01-31' },
      { from: '2028-02-01', to: '2028-02-29' },
      { from: '2028-03-01', to: '2028-03-01' },
    ]);
  });

  it.each([
    ['monday', '2026-11-29'],
    ['sunday', '2026-11-28'],
    ['saturday', '2026-11-27'],
  ] as const)('are divided into weeks that begin on %s', (first, to) => {
    // 25 November 2026 is a Wednesday.
    expect(periodsOf({ from: '2026-11-25', to: '2026-12-31' }, 'week', first)[0]).toEqual({
      from: '2026-11-25',
      to,
    });
  });

  it('are one period when they lie in one', () => {
    const day = { from: '2026-11-25', to: '2026-11-25' };
    for (const by of ['day', 'week', 'month', 'year'] as const) expect(periodsOf(day, by)).toEqual([day]);
  });

  it('are not divided into more than 400 periods, nor are any that end before they begin', () => {
    expect(periodsOf({ from: '2025-01-01', to: '2026-02-04' }, 'day')).toHaveLength(400);
    expect(() => periodsOf({ from: '2025-01-01', to: '2026-02-05' }, 'day')).toThrow('400 days');
    expect(() => periodsOf({ from: '0001-01-01', to: '9999-12-31' }, 'year')).toThrow('400 years');
    expect(() => periodsOf({ from: '2026-01-02', to: '2026-01-01' }, 'day')).toThrow('before');
  });

  it('begin a month with its first', () => {
    expect(startOfMonth('2026-11-25')).toBe('2026-11-01');
  });
});
