import { type WorkerTransaction } from '@libs/platform/database';
import { type RetentionPolicy, Retains } from '@libs/platform/retention';
import { MailsRepository } from './mails.repository';

/** Days for which a settled mail is kept, to answer a gym that asks what became of it. */
const KEEP_DAYS = 30;

/** Days for which it is known that an address was welcomed. */
const KEEP_WELCOMES_DAYS = 365;

/** Mails that were settled long ago: names and addresses are not kept for nothing. */
@Retains({ table: 'mails' })
export class MailsRetention implements RetentionPolicy {
  constructor(private readonly mails: MailsRepository) {}

  deleteBatch(tx: WorkerTransaction, limit: number): Promise<number> {
    return this.mails.deleteSettled(tx, KEEP_DAYS, limit);
  }
}

@Retains({ table: 'welcomed_addresses' })
export class WelcomedAddressesRetention implements RetentionPolicy {
  constructor(private readonly mails: MailsRepository) {}

  deleteBatch(tx: WorkerTransaction, limit: number): Promise<number> {
    return this.mails.forgetWelcomes(tx, KEEP_WELCOMES_DAYS, limit);
  }
}
