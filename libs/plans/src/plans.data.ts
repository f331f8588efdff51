import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, HoldsData } from '@libs/platform/personal-data';
import { type PlanResponse, toPlanResponse } from './plan.response';
import { PlansRepository } from './plans.repository';

/** What a gym sells, as data of the gym. */
@HoldsData({ name: 'plans', type: 'plan' })
export class PlansData implements DataHolder<PlanResponse> {
  constructor(private readonly plans: PlansRepository) {}

  async *all(tx: GymTransaction): AsyncGenerator<PlanResponse> {
    for await (const plan of this.plans.readAll(tx)) yield toPlanResponse(plan);
  }
}
