import { REMINDER_KINDS, type ReminderKind } from '@libs/gyms';
import { addDays } from '@libs/memberships';
import { DateTime } from 'luxon';

/** When a gym's reminders leave, by the clock on its wall. */
const MORNING = 9;

/** How many days before the last one a reminder is due, and until how many it may still be sent: then the next one is due. */
const DAYS_BEFORE: Record<ReminderKind, { due: number; until: number }> = {
  '14_days_before': { due: 14, until: 8 },
  '7_days_before': { due: 7, until: 2 },
  '1_day_before': { due: 1, until: 0 },
  '1_day_after': { due: -1, until: -7 },
};

/** The last day, `YYYY-MM-DD`, of whoever is to get a reminder of this kind on a day. */
export const lastDayOf = (kind: ReminderKind, day: string): string => addDays(day, DAYS_BEFORE[kind].due);

/** Which reminder can be sent so many days before the last one; none long before and long after it. */
export const kindBefore = (days: number): ReminderKind | undefined =>
  REMINDER_KINDS.find((kind) => days <= DAYS_BEFORE[kind].due && days >= DAYS_BEFORE[kind].until);

/** Names the one reminder of a kind that somebody gets of the end of a membership. Another end is another reminder. */
export const reminderKey = (customerId: number, lastDay: string, kind: ReminderKind): string =>
  `customer-reminder:${customerId}:${lastDay}:${kind}`;

/** The morning of a gym, in whose time zone it is nine o'clock or later. */
export interface Morning {
  gym_id: number;
  timezone: string;
  /** `YYYY-MM-DD`, there. */
  day: string;
  /** Seconds since nine. */
  age: number;
}

/** A gym, and the last day on which it was reminded. */
export interface RemindedGym {
  gym_id: number;
  timezone: string;
  reminded_on: string | null;
}

/** The mornings that have come without their reminders. */
export const morningsOf = (gyms: readonly RemindedGym[]): Morning[] =>
  gyms.flatMap(({ gym_id, timezone, reminded_on }) => {
    const now = DateTime.now().setZone(timezone);
    const day = now.toISODate()!;
    const nine = now.set({ hour: MORNING, minute: 0, second: 0, millisecond: 0 });
    const age = now.diff(nine).as('seconds');
    return age >= 0 && (reminded_on ?? '') < day ? [{ gym_id, timezone, day, age }] : [];
  });

/** The day, `YYYY-MM-DD`, on which the first places on earth are. */
export const latestDay = (): string => DateTime.now().setZone('UTC+14').toISODate()!;
