import { openingsAt, type WeeklyHours } from '@libs/platform/hours';
import { type DateTime } from 'luxon';

/** Whether a gym is open; if not, whether that is so every week. */
export type Opening = 'open' | 'outside_hours' | 'gym_closed';

/** Days on which a gym does not open, both inclusive, `YYYY-MM-DD`. */
export interface ClosedDays {
  start_date: string;
  end_date: string;
}

/**
 * Whether a gym is open at a moment. An opening belongs to the day on which it begins: one that goes on past midnight does so
 * into a closed day too, and does not take place at all when its own day is closed.
 *
 * @param hours `null`: around the clock, each day an opening of its own
 * @param closures those of the moment's date and the one before
 * @param at in the gym's time zone
 */
export function openingAt(hours: WeeklyHours | null, closures: ClosedDays[], at: DateTime): Opening {
  const today = at.toISODate()!;
  const isClosed = (date: string): boolean =>
    closures.some(({ start_date, end_date }) => start_date <= date && date <= end_date);
  const openings = hours ? openingsAt(hours, at) : [today];
  if (openings.some((date) => !isClosed(date))) return 'open';
  return openings.length > 0 || isClosed(today) ? 'gym_closed' : 'outside_hours';
}
