import type { components } from '../../../api/schema';

export type WeekdayHours = components['schemas']['WeekdayHoursResponse'];

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** A moment by the clock of a gym. */
export interface LocalTime {
  /** `2026-01-31` */
  date: string;
  weekday: WeekdayHours['weekday'];
  /** `18:02` */
  time: string;
}

export function localTime(at: Date, timeZone: string): LocalTime {
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' }).format(at);
  return { date, weekday: WEEKDAYS[new Date(date).getUTCDay()]!, time };
}

/** Whether it is within hours of a week, which may go past midnight. */
export function isWithin(hours: WeekdayHours[], { weekday, time }: LocalTime): boolean {
  const dayBefore = WEEKDAYS[(WEEKDAYS.indexOf(weekday) + 6) % 7];
  return hours.some(({ weekday: begins, from, until }) => {
    const isOvernight = until <= from;
    if (begins === weekday && time >= from && (isOvernight || time < until)) return true;
    return begins === dayBefore && isOvernight && time < until;
  });
}
