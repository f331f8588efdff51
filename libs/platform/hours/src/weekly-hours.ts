import { type DateTime } from 'luxon';

/** In the order of ISO 8601. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Hours that begin on a day of the week, by the gym's clock. */
export interface WeekdayHours {
  weekday: Weekday;
  /** `HH:MM`, as is `until`. */
  from: string;
  /** The first minute that is not within. At or before `from`, it is on the next day. */
  until: string;
}

/** When something is open, every week alike. Hours may overlap: they hold together. */
export type WeeklyHours = WeekdayHours[];

/**
 * The openings that are under way at a moment.
 *
 * @param at in the gym's time zone: hours go by what its clock shows, also on days that daylight saving time makes longer or shorter
 * @returns the dates on which they began, `YYYY-MM-DD`: that of the moment, the one before, both, or none
 */
export function openingsAt(hours: WeeklyHours, at: DateTime): string[] {
  const time = at.toFormat('HH:mm');
  const yesterday = at.minus({ days: 1 });
  // Texts such as 09:30 are in the order of the times that they name.
  const beganToday = startingOn(at, hours).some(
    ({ from, until }) => from <= time && (time < until || until <= from),
  );
  const beganYesterday = startingOn(yesterday, hours).some(
    ({ from, until }) => until <= from && time < until,
  );
  return [...(beganToday ? [at.toISODate()!] : []), ...(beganYesterday ? [yesterday.toISODate()!] : [])];
}

/** Whether a moment is within the hours. @param at in the gym's time zone */
export const isWithin = (hours: WeeklyHours, at: DateTime): boolean => openingsAt(hours, at).length > 0;

const startingOn = (day: DateTime, hours: WeeklyHours): WeekdayHours[] =>
  hours.filter(({ weekday }) => weekday === WEEKDAYS[day.weekday - 1]);
