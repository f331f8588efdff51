import { Database } from '@libs/platform/database';
import { runForEach, Scheduled, type ScheduledJob } from '@libs/platform/jobs';
import { Logger } from '@nestjs/common';
import { RetentionPolicies } from './retention-policies';

const BATCH_SIZE = 1_000;

/** Removes what need not be kept any more from all tables that have a retention policy. */
@Scheduled({ name: 'delete-old-rows', cron: '17 * * * *' })
export class DeleteOldRowsJob implements ScheduledJob {
  private readonly logger = new Logger(DeleteOldRowsJob.name);

  constructor(
    private readonly database: Database,
    private readonly policies: RetentionPolicies,
  ) {}

  /** @throws AggregateError of the tables that failed; the others are done nevertheless */
  async run(): Promise<void> {
    await runForEach(
      this.policies.all,
      async ({ table, batchSize = BATCH_SIZE, getPolicy }) => {
        const deleteBatch = () => this.database.inWorker((tx) => getPolicy().deleteBatch(tx, batchSize));
        let rows = 0;
        try {
          for (let deleted = batchSize; deleted === batchSize; rows += deleted) deleted = await deleteBatch();
        } finally {
          if (rows > 0) this.logger.log({ table, rows }, 'old rows deleted');
        }
      },
      ({ table }, err) => this.logger.error({ table, err }, 'old rows could not be deleted'),
      'Not all old rows could be deleted',
    );
  }
}
