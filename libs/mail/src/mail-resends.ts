import { type GymTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type NewMail } from './mail-outbox';
import { type MailTemplate } from './mail-templates';
import { type Mail } from './mail.entity';

type WriteAgain = (tx: GymTransaction, customerId: number) => Promise<NewMail | undefined>;

/** How mails to customers are written once more, with the name and the address of today, by the rooms that wrote them. */
@Injectable()
export class MailResends {
  private readonly writers = new Map<string, WriteAgain>();

  /** Lets mails of a template be sent again. */
  register(template: MailTemplate, writeAgain: WriteAgain): void {
    this.writers.set(template, writeAgain);
  }

  /** The same mail as it would be written now; undefined for a kind that is not sent again. */
  async write(tx: GymTransaction, { template, customer_id }: Mail): Promise<NewMail | undefined> {
    return customer_id === null ? undefined : this.writers.get(template)?.(tx, customer_id);
  }
}
