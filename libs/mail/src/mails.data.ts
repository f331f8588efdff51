import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, type Erasure, HoldsData, type Person } from '@libs/platform/personal-data';
import { MailRecord, toMailRecord } from './mail-record';
import { MailsRepository } from './mails.repository';
import { welcomeHash } from './welcome-hash';

/** Mails as data of their gym and of the customers whom they are to. */
@HoldsData({
  name: 'mails',
  type: 'mail',
  model: MailRecord,
  description: 'The mails to the customer, oldest first. They are kept for 30 days.',
})
export class MailsData implements DataHolder<MailRecord> {
  constructor(private readonly mails: MailsRepository) {}

  async *all(tx: GymTransaction, customerId?: number): AsyncGenerator<MailRecord> {
    for await (const mail of this.mails.read(tx, customerId)) yield toMailRecord(mail);
  }

  about(tx: GymTransaction, customerId: number): AsyncIterable<MailRecord> {
    return this.all(tx, customerId);
  }

  /** Mails go with their customer. An address that was welcomed is known by its hash, from which it can be guessed. */
  async erase(tx: GymTransaction, { customer_id, emails }: Person): Promise<Partial<Erasure>> {
    const hashes = emails.map((email) => welcomeHash(tx.gym_id, email));
    return {
      erased: [
        { name: 'mails', records: await this.mails.countOfCustomer(tx, customer_id) },
        { name: 'welcomed_addresses', records: await this.mails.forgetWelcomesOf(tx, hashes) },
      ],
    };
  }

  move(tx: GymTransaction, from: number, to: number): Promise<void> {
    return this.mails.move(tx, from, to);
  }
}
