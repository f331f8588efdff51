import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, HoldsData } from '@libs/platform/personal-data';
import { type OpeningHoursResponse } from './opening-hours.dto';
import { OpeningHoursRepository } from './opening-hours.repository';

/** When a gym is open, as data of the gym; none of one that always is. */
@HoldsData({ name: 'opening_hours', type: 'opening_hours' })
export class OpeningHoursData implements DataHolder<OpeningHoursResponse> {
  constructor(private readonly openingHours: OpeningHoursRepository) {}

  async *all(tx: GymTransaction): AsyncGenerator<OpeningHoursResponse> {
    const hours = await this.openingHours.find(tx);
    if (hours) yield { hours };
  }
}
