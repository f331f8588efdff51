import { type WorkerTransaction } from '@libs/platform/database';
import { type RetentionPolicy, Retains } from '@libs/platform/retention';
import { CheckInsRepository } from './check-ins.repository';

/** Scans of cards that nobody has: other check-ins stay as long as their customer. */
@Retains({ table: 'check_ins' })
export class UnknownCardsRetention implements RetentionPolicy {
  constructor(private readonly checkIns: CheckInsRepository) {}

  deleteBatch(tx: WorkerTransaction, limit: number): Promise<number> {
    return this.checkIns.deleteOldUnknownCards(tx, limit);
  }
}
