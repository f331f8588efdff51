import { type WorkerTransaction } from '@libs/platform/database';
import { type RetentionPolicy, Retains } from '@libs/platform/retention';
import { MassFreezesRepository } from './mass-freezes.repository';

/** Mass freezes that are long over; the freezes of each membership stay. */
@Retains({ table: 'mass_freezes' })
export class MassFreezesRetention implements RetentionPolicy {
  constructor(private readonly massFreezes: MassFreezesRepository) {}

  deleteBatch(tx: WorkerTransaction, limit: number): Promise<number> {
    return this.massFreezes.deleteOld(tx, limit);
  }
}
