import { DateTime } from 'luxon';

/** A day, `YYYY-MM-DD`, and a birthday that falls on it: its month times 100, and its day of the month. */
export interface Birthday {
  date: string;
  birthday: number;
}

/**
 * The birthdays of a day and of so many that follow, in their order. Whoever was born on 29 February has theirs on 1 March of a
 * common year, as their age has it (`latestBirthDate`).
 */
export function birthdaysFrom(first: string, days: number): Birthday[] {
  const start = DateTime.fromISO(first, { zone: 'utc' });
  return Array.from({ length: days + 1 }, (_, index) => start.plus({ days: index })).flatMap((day) => {
    const date = day.toISODate()!;
    const birthday = day.month * 100 + day.day;
    const birthdays = birthday === 301 && !day.isInLeapYear ? [229, birthday] : [birthday];
    return birthdays.map((one) => ({ date, birthday: one }));
  });
}

/** How old somebody becomes on a birthday. Both dates are `YYYY-MM-DD`. */
export const ageOn = (birthday: string, date_of_birth: string): number =>
  Number(birthday.slice(0, 4)) - Number(date_of_birth.slice(0, 4));
