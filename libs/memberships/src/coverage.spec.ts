import * as fc from 'fast-check';
import { addDays, type OpenDays } from './calendar';
import { coverageOn, coveredUntil } from './coverage';

const days = (start_date: string, end_date: string | null): OpenDays => ({ start_date, end_date });

describe('The days that memberships cover', () => {
  it.each([
    ['none', [], '2026-01-01', [null, null, null]],
    ['one', [days('2026-01-01', '2026-01-31')], '2026-01-15', ['2026-01-01', '2026-01-31', null]],
    [
      'two without a gap',
      [days('2026-02-01', null), days('2026-01-01', '2026-01-31')],
      '2026-01-15',
      ['2026-01-01', null, null],
    ],
    [
      'two with a gap, before it',
      [days('2026-01-01', '2026-01-31'), days('2026-03-01', null)],
      '2026-01-31',
      ['2026-01-01', '2026-01-31', '2026-03-01'],
    ],
    [
      'two with a gap, in it',
      [days('2026-01-01', '2026-01-31'), days('2026-03-01', null)],
      '2026-02-01',
      ['2026-03-01', null, null],
    ],
    [
      'two that are over',
      [days('2015-01-01', '2015-12-31'), days('2017-01-01', '2017-12-31')],
      '2026-02-01',
      ['2017-01-01', '2017-12-31', null],
    ],
    ['one that never began', [days('2026-01-01', '2025-12-31')], '2026-01-01', [null, null, null]],
  ])('of %s', (_, memberships, day, [membership_start, membership_end, next_membership_start]) => {
    expect(coverageOn(memberships, day)).toEqual({ membership_start, membership_end, next_membership_start });
  });

  it('go on until the first day that none covers (1,000 customers)', () => {
    const offset = fc.integer({ min: 0, max: 300 });
    const membership = fc
      .tuple(offset, fc.option(offset, { nil: null }))
      .map(([start, length]) =>
        days(
          addDays('2026-01-01', start),
          length === null ? null : addDays('2026-01-01', start + length - 1),
        ),
      );
    fc.assert(
      fc.property(fc.array(membership, { maxLength: 5 }), offset, (memberships, from) => {
        const isCovered = (day: string) =>
          memberships.some(
            ({ start_date, end_date }) => start_date <= day && (end_date === null || day <= end_date),
          );
        const day = addDays('2026-01-01', from);
        const until = coveredUntil(memberships, day);
        // Beyond the last that has an end, everything is covered or nothing.
        let next = day;
        while (next <= '2027-12-31' && isCovered(next)) next = addDays(next, 1);
        expect(until).toBe(next > '2027-12-31' ? null : addDays(next, -1));
      }),
      { numRuns: 1_000 },
    );
  });
});
