import { type GymTransaction } from '@libs/platform/database';
import { toWeeklyHours, type WeeklyHours } from '@libs/platform/hours';
import { Injectable } from '@nestjs/common';
import { type OpeningHours } from './opening-hours.entity';

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
