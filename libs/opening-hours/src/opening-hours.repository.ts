import { type GymTransaction } from '@libs/platform/database';
import { toWeeklyHours, type WeeklyHours } from '@libs/platform/hours';
import { Injectable } from '@nestjs/common';
import { type ClosedDays } from './opening';
import { type OpeningHours } from './opening-hours.entity';

/** What `openingAt` goes by. */
export interface OpeningRules {
  /** `null`: around the clock. */
  hours: WeeklyHours | null;
  closures: ClosedDays[];
}

/**
 * SQL for statements, of other rooms too: the `OpeningRules` for a day, and for openings of the day before that go on past midnight,
 * as JSON.
 *
 * @param gym the gym's id in that statement
 * @param day a date in it
 */
export const openingRulesSql = (gym: string, day: string): string => `jsonb_build_object(
  'hours', (SELECT hours FROM opening_hours WHERE gym_id = ${gym}),
  'closures', coalesce((
    SELECT jsonb_agg(jsonb_build_object('start_date', start_date, 'end_date', end_date)) FROM closures
    WHERE gym_id = ${gym} AND start_date <= ${day} AND end_date >= ${day} - 1
  ), '[]'))`;

/** Every statement on `opening_hours`. */
@Injectable()
export class OpeningHoursRepository {
  /** @returns `null` for a gym that is always open */
  async find(tx: GymTransaction): Promise<WeeklyHours | null> {
    const [row] = await tx.query<Pick<OpeningHours, 'hours'>[]>(
      'SELECT hours FROM opening_hours WHERE gym_id = $1',
      [tx.gym_id],
    );
    return row ? toWeeklyHours(row.hours) : null;
  }

  /** What decides whether the gym is open at a moment of a day. */
  async rulesOf(tx: GymTransaction, day: string): Promise<OpeningRules> {
    const [{ rules }] = await tx.query<[{ rules: OpeningRules }]>(
      `SELECT ${openingRulesSql('$1', '$2::date')} AS rules`,
      [tx.gym_id, day],
    );
    return rules;
  }

  async replace(tx: GymTransaction, hours: WeeklyHours): Promise<void> {
    await tx.execute(
      'INSERT INTO opening_hours (gym_id, hours) VALUES ($1, $2) ON CONFLICT (gym_id) DO UPDATE SET hours = excluded.hours',
      [tx.gym_id, JSON.stringify(hours)],
    );
  }

  async delete(tx: GymTransaction): Promise<void> {
    await tx.execute('DELETE FROM opening_hours WHERE gym_id = $1', [tx.gym_id]);
  }
}
