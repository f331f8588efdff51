import { DateTime } from 'luxon';

/** The date in a time zone, `YYYY-MM-DD`. */
export function todayIn(timezone: string): string {
  return DateTime.now().setZone(timezone).toISODate()!;
}
