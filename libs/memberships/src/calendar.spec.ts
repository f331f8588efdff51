import * as fc from 'fast-check';
import {
  addDays,
  countDays,
  countFrozen,
  type Days,
  divide,
  divideByUse,
  earlier,
  endAfter,
  periodAt,
  putOff,
  type Schedule,
  startOf,
  startOfPeriod,
} from './calendar';

const month = { unit: 'month', count: 1 } as const;
const days = (start_date: string, end_date: string): Days => ({ start_date, end_date });

describe('Periods', () => {
  it('that begin on a 31st begin on the last day of shorter months, and on the 31st again', () => {
    expect([1, 2, 3, 4].map((index) => startOfPeriod('2028-01-31', month, index))).toEqual([
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
      '2028-05-31',
    ]);
  });

  it.each([
    ['2019-10-16', { unit: 'year', count: 1 }, 1, '2020-10-15'],
    ['2021-03-01', { unit: 'year', count: 1 }, 1, '2022-02-28'],
    ['2024-02-29', { unit: 'year', count: 1 }, 1, '2025-02-27'],
    ['2026-01-31', { unit: 'month', count: 1 }, 1, '2026-02-27'],
    ['2026-01-01', { unit: 'week', count: 2 }, 3, '2026-02-11'],
    ['2026-01-01', { unit: 'day', count: 10 }, 1, '2026-01-10'],
  ] as const)('from %s, of %j, %i of them, last until %s', (start, period, periods, end) => {
    expect(endAfter(start, period, periods)).toBe(end);
  });

  it('go on later by the days that were frozen', () => {
    const schedule: Schedule = {
      start_date: '2026-01-15',
      end_date: null,
      period: month,
      freezes: [days('2026-02-01', '2026-02-10')],
    };
    expect([0, 1, 2, 3].map((index) => startOf(schedule, index))).toEqual([
      '2026-01-15',
      '2026-02-25',
      '2026-03-25',
      '2026-04-25',
    ]);
    expect(periodAt(schedule, '2026-02-24')).toEqual({ index: 0, ...days('2026-01-15', '2026-02-24') });
    expect(periodAt(schedule, '2026-01-14')).toBeUndefined();
  });

  it('that are frozen on their first day are prolonged by it', () => {
    const freezes = [days('2026-02-15', '2026-02-16')];
    const schedule: Schedule = { start_date: '2026-01-15', end_date: null, period: month, freezes };
    expect(periodAt(schedule, '2026-02-14')).toMatchObject({ index: 0, end_date: '2026-02-14' });
    expect(periodAt(schedule, '2026-02-15')).toMatchObject({ index: 1, ...days('2026-02-15', '2026-03-16') });
  });
});

describe('A freeze', () => {
  const FIRST = '2026-04-01';

  it('puts the end off by its days, both included', () => {
    expect(putOff('2026-04-30', [days('2026-04-01', '2026-04-10')], FIRST)).toBe('2026-05-10');
  });

  it('that overlaps another counts once where they do', () => {
    const both = [days('2026-04-01', '2026-04-10'), days('2026-04-06', '2026-04-15')];
    expect(countFrozen(days('2026-04-01', '2026-04-30'), both)).toBe(15);
    expect(putOff('2026-04-30', both, FIRST)).toBe('2026-05-15');
  });

  it('before the first day changes nothing, and one around it counts from then on', () => {
    expect(putOff('2026-04-30', [days('2026-03-01', '2026-03-31')], FIRST)).toBe('2026-04-30');
    expect(putOff('2026-04-30', [days('2026-03-30', '2026-04-02')], FIRST)).toBe('2026-05-02');
  });

  it('beyond the end changes nothing, unless another freeze puts the end off to it', () => {
    const late = days('2026-05-05', '2026-05-06');
    expect(putOff('2026-04-30', [late], FIRST)).toBe('2026-04-30');
    expect(putOff('2026-04-30', [days('2026-04-01', '2026-04-10'), late], FIRST)).toBe('2026-05-12');
  });
});

describe('A price', () => {
  it('is half for half of the days: 60.00 for February, unused from the 15th', () => {
    expect(divideByUse(6000, days('2026-02-01', '2026-02-28'), '2026-02-15', [])).toEqual({
      used: 3000,
      unused: 3000,
    });
  });

  it('is divided to the last cent, the largest remainder first', () => {
    expect(divide(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(divide(1000, [1, 6])).toEqual([143, 857]);
    expect(divide(0, [3, 4])).toEqual([0, 0]);
    expect(() => divide(1, [0])).toThrow(RangeError);
  });
});

describe('Whatever happens to a membership', () => {
  const RUNS = { numRuns: 1_000 };
  const date = fc.integer({ min: 0, max: 20_000 }).map((day) => addDays('1990-01-01', day));
  const period = fc.record({
    unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
    count: fc.integer({ min: 1, max: 12 }),
  });
  const freezesFrom = (start: string) =>
    fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 60 }))
        .map(([from, length]) => days(addDays(start, from), addDays(start, from + length))),
      { maxLength: 5 },
    );
  const schedule = fc.tuple(date, period).chain(([start_date, length]) =>
    freezesFrom(start_date).map((freezes): Schedule => ({
      start_date,
      end_date: null,
      period: length,
      freezes,
    })),
  );

  it(`its periods leave no gap and do not overlap (${RUNS.numRuns} memberships)`, () => {
    fc.assert(
      fc.property(schedule, fc.integer({ min: 0, max: 1_500 }), (membership, offset) => {
        const day = addDays(membership.start_date, offset);
        const found = periodAt(membership, day)!;
        expect(found.start_date <= day && day <= found.end_date).toBe(true);
        const next = periodAt(membership, addDays(found.end_date, 1))!;
        expect(next).toMatchObject({ index: found.index + 1, start_date: addDays(found.end_date, 1) });
      }),
      RUNS,
    );
  });

  it('each period has as many days that are not frozen as it would have without freezes', () => {
    fc.assert(
      fc.property(schedule, fc.integer({ min: 0, max: 30 }), ({ freezes, ...membership }, index) => {
        const frozen: Schedule = { ...membership, freezes };
        const real = days(startOf(frozen, index), addDays(startOf(frozen, index + 1), -1));
        const nominal = days(
          startOfPeriod(membership.start_date, membership.period, index),
          addDays(startOfPeriod(membership.start_date, membership.period, index + 1), -1),
        );
        expect(countDays(real) - countFrozen(real, freezes)).toBe(countDays(nominal));
      }),
      RUNS,
    );
  });

  it('its months begin on its first day of the month, or on the last day of a shorter month', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 600 }), (first, index) => {
        const begins = startOfPeriod(first, month, index);
        const isLastOfMonth = addDays(begins, 1).endsWith('-01');
        expect(
          begins.slice(8) === first.slice(8) || (isLastOfMonth && begins.slice(8) < first.slice(8)),
        ).toBe(true);
      }),
      RUNS,
    );
  });

  it('what is given back of a freeze brings the end forward, and leaves the days before as they were', () => {
    fc.assert(
      fc.property(schedule, fc.integer({ min: 0, max: 900 }), ({ start_date, freezes }, offset) => {
        const day = addDays(start_date, offset);
        const kept = freezes
          .map((freeze) => days(freeze.start_date, earlier(freeze.end_date, addDays(day, -1))))
          .filter((freeze) => freeze.start_date <= freeze.end_date);
        const past = days(start_date, addDays(day, -1));
        const end = addDays(start_date, 364);
        expect(putOff(end, kept, start_date) <= putOff(end, freezes, start_date)).toBe(true);
        expect(countFrozen(past, kept)).toBe(countFrozen(past, freezes));
      }),
      RUNS,
    );
  });

  it('used and unused add up to the price', () => {
    fc.assert(
      fc.property(
        schedule,
        fc.integer({ min: 0, max: 2_147_483_647 }),
        fc.integer({ min: 0, max: 1_500 }),
        (membership, price, offset) => {
          const day = addDays(membership.start_date, offset);
          const found = periodAt(membership, day)!;
          const { used, unused } = divideByUse(price, found, day, membership.freezes);
          expect(used + unused).toBe(price);
          expect(Math.min(used, unused)).toBeGreaterThanOrEqual(0);
        },
      ),
      RUNS,
    );
  });
});
