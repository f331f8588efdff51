import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, HoldsData } from '@libs/platform/personal-data';
import { type GymSettingsResponse } from './gym-settings.dto';
import { GymSettingsRepository } from './gym-settings.repository';
import { toGymSettingsResponse } from './gym-settings.service';

/** How a gym wants to be run, as data of the gym; none of one that has changed nothing. */
@HoldsData({ name: 'gym_settings', type: 'gym_settings' })
export class GymSettingsData implements DataHolder<GymSettingsResponse> {
  constructor(private readonly settings: GymSettingsRepository) {}

  async *all(tx: GymTransaction): AsyncGenerator<GymSettingsResponse> {
    const settings = await this.settings.find(tx);
    if (settings) yield toGymSettingsResponse(settings);
  }
}
