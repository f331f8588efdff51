import { Database } from '@libs/platform/database';
import { Scheduled, type ScheduledJob } from '@libs/platform/jobs';
import { MembershipsRepository } from './memberships.repository';

/** Customers whose rows one transaction changes. */
const BATCH_SIZE = 500;

/**
 * Has customers who come back after a gap show their next membership instead of the last. A gap is a day at least, so that an hour
 * is soon enough; whether a membership holds is never read from there.
 */
@Scheduled({ name: 'show-next-memberships', cron: '7 * * * *' })
export class ShowNextMembershipsJob implements ScheduledJob {
  constructor(
    private readonly database: Database,
    private readonly memberships: MembershipsRepository,
  ) {}

  async run(): Promise<void> {
    const showBatch = () => this.database.inWorker((tx) => this.memberships.showNext(tx, BATCH_SIZE));
    while ((await showBatch()) === BATCH_SIZE);
  }
}
