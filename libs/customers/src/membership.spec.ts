import fc from 'fast-check';
import { isActiveOn, latestBirthDate } from './membership';

describe('the last date of birth for an age', () => {
  it.each([
    ['on the birthday itself', '2026-06-15', 30, '1996-06-15'],
    ['for somebody born today', '2026-06-15', 0, '2026-06-15'],
    ['born on 29 February, on 28 February of a common year', '2026-02-28', 26, '2000-02-28'],
    ['born on 29 February, on 1 March of a common year', '2026-03-01', 26, '2000-03-01'],
    ['on 29 February, for a birth in a common year', '2028-02-29', 27, '2001-02-28'],
  ])('is correct %s', (_, today, years, expected) => {
    expect(latestBirthDate(today, years)).toBe(expected);
  });

  /** Completed years as a person counts them: the difference of the years, less one before the birthday. */
  const ageOn = (today: string, birth: string): number =>
    Number(today.slice(0, 4)) - Number(birth.slice(0, 4)) - (today.slice(5) < birth.slice(5) ? 1 : 0);

  it('splits all dates of birth exactly where people count one year more', () => {
    const days = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, days, fc.integer({ min: 0, max: 120 }), (birth, today, years) => {
        fc.pre(birth <= today);
        expect(birth <= latestBirthDate(today, years)).toBe(ageOn(today, birth) >= years);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an active customer', () => {
  it.each([
    ['without an end', { active: true, membership_end: null }, true],
    ['on the last day', { active: true, membership_end: '2026-06-15' }, true],
    ['on the day after the last', { active: true, membership_end: '2026-06-14' }, false],
    ['whom the gym has set inactive', { active: false, membership_end: null }, false],
    [
      'whose start is a mere note',
      { active: true, membership_start: '2026-06-16', membership_end: null },
      true,
    ],
    ['with a membership', { active: true, has_memberships: true, membership_start: '2026-06-15' }, true],
    ['before its first day', { active: true, has_memberships: true, membership_start: '2026-06-16' }, false],
    ['with none that ever began', { active: true, has_memberships: true }, false],
  ])('%s', (_, customer, expected) => {
    const plain = { has_memberships: false, membership_start: null, membership_end: null };
    expect(isActiveOn({ ...plain, ...customer }, '2026-06-15')).toBe(expected);
  });
});
