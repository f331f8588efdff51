import { Database } from '@libs/platform/database';
import { Scheduled, type ScheduledJob } from '@libs/platform/jobs';
import { MailsRepository } from './mails.repository';

/** Days for which a settled mail is kept, to answer a gym that asks what became of it. */
const KEEP_DAYS = 30;

/** Days for which it is known that an address was welcomed. */
const KEEP_WELCOMES_DAYS = 365;

/** Mails that one transaction removes. */
const BATCH_SIZE = 1_000;

/** Removes mails that were settled long ago: names and addresses are not kept for nothing. */
@Scheduled({ name: 'delete-settled-mails', cron: '0 3 * * *' })
export class DeleteSettledMailsJob implements ScheduledJob {
  constructor(
    private readonly database: Database,
    private readonly mails: MailsRepository,
  ) {}

  async run(): Promise<void> {
    const deleteBatch = () =>
      this.database.inWorker((tx) => this.mails.deleteSettled(tx, KEEP_DAYS, BATCH_SIZE));
    while ((await deleteBatch()) === BATCH_SIZE);
    await this.database.inWorker((tx) => this.mails.forgetWelcomes(tx, KEEP_WELCOMES_DAYS));
  }
}
