import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, HoldsData } from '@libs/platform/personal-data';
import { type ClosureResponse, toClosureResponse } from './closure.response';
import { ClosuresRepository } from './closures.repository';

/** Days on which a gym does not open, as data of the gym. */
@HoldsData({ name: 'closures', type: 'closure' })
export class ClosuresData implements DataHolder<ClosureResponse> {
  constructor(private readonly closures: ClosuresRepository) {}

  async *all(tx: GymTransaction): AsyncGenerator<ClosureResponse> {
    for await (const closure of this.closures.readAll(tx)) yield toClosureResponse(closure);
  }
}
