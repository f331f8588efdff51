import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, HoldsData } from '@libs/platform/personal-data';
import { GymResponse, toGymResponse } from './gym.response';
import { GymsRepository } from './gyms.repository';

/** What a gym says about itself, as data of the gym. */
@HoldsData({ name: 'gyms', type: 'gym' })
export class GymData implements DataHolder<GymResponse> {
  constructor(private readonly gyms: GymsRepository) {}

  async *all(tx: GymTransaction): AsyncGenerator<GymResponse> {
    const gym = await this.gyms.find(tx);
    if (gym) yield toGymResponse(gym);
  }
}
