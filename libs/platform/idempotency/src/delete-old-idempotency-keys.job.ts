import { Database } from '@libs/platform/database';
import { Scheduled, type ScheduledJob } from '@libs/platform/jobs';
import { IdempotencyKeysRepository } from './idempotency-keys.repository';

/** Hours for which a request can be repeated. */
const KEEP_HOURS = 24;

/** Keys that one transaction removes. */
const BATCH_SIZE = 1_000;

/** Removes what requests led to that nobody repeats any more: it names people. */
@Scheduled({ name: 'delete-old-idempotency-keys', cron: '17 * * * *' })
export class DeleteOldIdempotencyKeysJob implements ScheduledJob {
  constructor(
    private readonly database: Database,
    private readonly keys: IdempotencyKeysRepository,
  ) {}

  async run(): Promise<void> {
    const deleteBatch = () => this.database.inWorker((tx) => this.keys.deleteOld(tx, KEEP_HOURS, BATCH_SIZE));
    while ((await deleteBatch()) === BATCH_SIZE);
  }
}
