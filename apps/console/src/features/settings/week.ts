import type { OpeningHours } from './queries';

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

export interface Hours {
  from: string;
  until: string;
}

/** The hours of each day; whether the gym is always open decides if they count. */
export type Week = Record<Weekday, Hours[]> & { always_open: boolean };

export const toWeek = ({ hours }: OpeningHours): Week => {
  const of = (day: Weekday): Hours[] =>
    (hours ?? []).filter(({ weekday }) => weekday === day).map(({ from, until }) => ({ from, until }));
  return {
    always_open: hours === null,
    monday: of('monday'),
    tuesday: of('tuesday'),
    wednesday: of('wednesday'),
    thursday: of('thursday'),
    friday: of('friday'),
    saturday: of('saturday'),
    sunday: of('sunday'),
  };
};

export const toOpeningHours = (week: Week): OpeningHours => ({
  hours: week.always_open
    ? null
    : WEEKDAYS.flatMap((weekday) => week[weekday].map((hours) => ({ weekday, ...hours }))),
});

/** The days of the week in the order in which the gym counts them. */
export const weekFrom = (first: Weekday): Weekday[] => {
  const at = WEEKDAYS.indexOf(first);
  return [...WEEKDAYS.slice(at), ...WEEKDAYS.slice(0, at)];
};
