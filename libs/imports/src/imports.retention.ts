import { type WorkerTransaction } from '@libs/platform/database';
import { type RetentionPolicy, Retains } from '@libs/platform/retention';
import { ImportsRepository } from './imports.repository';

/** Imports that nobody has used for 30 days, with the rows that were uploaded: one at a time, for each may have 100,000. */
@Retains({ table: 'imports', batchSize: 1 })
export class ImportsRetention implements RetentionPolicy {
  constructor(private readonly imports: ImportsRepository) {}

  deleteBatch(tx: WorkerTransaction, limit: number): Promise<number> {
    return this.imports.deleteOld(tx, limit);
  }
}
