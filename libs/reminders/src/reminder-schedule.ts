import { REMINDER_KINDS, type ReminderKind } from '@libs/gyms';
import { addDays } from '@libs/memberships';
import { DateTime } from 'luxon';

/** The hour at which a gym's reminders are due, by the clock on its wall. */
const SEND_HOUR = 9;

/** How many days before the last one a reminder is due, and until how many it may still be sent: then the next one is due. */
const DAYS_BEFORE: Record<ReminderKind, { due: number; until: number }> = {
  '14_days_before': { due: 14, until: 8 },
  '7_days_before': { due: 7, until: 2 },
  '1_day_before': { due: 1, until: 0 },
  '1_day_after': { due: -1, until: -7 },
};

/** The end of membership, `YYYY-MM-DD`, of which a reminder of this kind tells on a day. */
export const endDateFor = (kind: ReminderKind, day: string): string => addDays(day, DAYS_BEFORE[kind].due);

/** Which reminder can be sent so many days before the end of a membership; none long before and long after it. */
export const kindDue = (days: number): ReminderKind | undefined =>
  REMINDER_KINDS.find((kind) => days <= DAYS_BEFORE[kind].due && days >= DAYS_BEFORE[kind].until);

/** Names the one reminder of a kind that somebody gets of the end of a membership. Another end is another reminder. */
export const reminderKey = (customerId: number, lastDay: string, kind: ReminderKind): string =>
  `customer-reminder:${customerId}:${lastDay}:${kind}`;

/** A gym whose reminders of today are due: there, it is nine o'clock or later. */
export interface DueGym {
  gym_id: number;
  timezone: string;
  /** `YYYY-MM-DD`, there. */
  day: string;
  /** Since nine. */
  overdueSeconds: number;
}

/** A gym, and the last day on which it was reminded. */
export interface ReminderGym {
  gym_id: number;
  timezone: string;
  reminded_on: string | null;
}

/** Those of the gyms whose reminders of today are due and not yet written. */
export const dueGymsAmong = (gyms: readonly ReminderGym[]): DueGym[] =>
  gyms.flatMap(({ gym_id, timezone, reminded_on }) => {
    const now = DateTime.now().setZone(timezone);
    const day = now.toISODate()!;
    const nine = now.set({ hour: SEND_HOUR, minute: 0, second: 0, millisecond: 0 });
    const overdueSeconds = now.diff(nine).as('seconds');
    return overdueSeconds >= 0 && (reminded_on ?? '') < day
      ? [{ gym_id, timezone, day, overdueSeconds }]
      : [];
  });

/** The day, `YYYY-MM-DD`, on which the first places on earth are. */
export const latestDay = (): string => DateTime.now().setZone('UTC+14').toISODate()!;
