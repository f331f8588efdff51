import { DateTime, Settings } from 'luxon';

interface Day {
  date: string;
  /** Milliseconds since 1970 of its first moment, and of that of the next. */
  from: number;
  until: number;
}

/** The day that it was in each time zone when somebody asked last: every request asks. */
const days = new Map<string, Day>();

/** The date in a time zone, `YYYY-MM-DD`. */
export function todayIn(timezone: string): string {
  const now = Settings.now();
  const known = days.get(timezone);
  if (known && known.from <= now && now < known.until) return known.date;
  const start = DateTime.fromMillis(now, { zone: timezone }).startOf('day');
  const day = {
    date: start.toISODate()!,
    from: start.toMillis(),
    until: start.plus({ days: 1 }).startOf('day').toMillis(),
  };
  days.set(timezone, day);
  return day.date;
}
