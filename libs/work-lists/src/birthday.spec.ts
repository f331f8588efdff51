import { ageOn, birthdaysFrom } from './birthday';

const birthdays = (first: string, days: number) => birthdaysFrom(first, days).map(({ birthday }) => birthday);

describe('The birthdays of the next days', () => {
  it('are those of today and of so many days after it', () => {
    expect(birthdaysFrom('2026-05-30', 2)).toEqual([
      { date: '2026-05-30', birthday: 530 },
      { date: '2026-05-31', birthday: 531 },
      { date: '2026-06-01', birthday: 601 },
    ]);
    expect(birthdays('2026-05-30', 0)).toEqual([530]);
  });

  it('go on in the next year', () => {
    expect(birthdaysFrom('2026-12-31', 1)).toEqual([
      { date: '2026-12-31', birthday: 1231 },
      { date: '2027-01-01', birthday: 101 },
    ]);
  });

  it('of 29 February are on 1 March of a common year, and on their day of a leap year', () => {
    expect(birthdaysFrom('2027-02-28', 1)).toEqual([
      { date: '2027-02-28', birthday: 228 },
      { date: '2027-03-01', birthday: 229 },
      { date: '2027-03-01', birthday: 301 },
    ]);
    expect(birthdays('2028-02-28', 2)).toEqual([228, 229, 301]);
  });
});

it('An age counts the years since the birth', () => {
  expect(ageOn('2027-03-01', '2004-02-29')).toBe(23);
  expect(ageOn('2026-01-01', '1990-01-01')).toBe(36);
});
