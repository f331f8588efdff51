import { randomUUID } from 'node:crypto';
import { type GymTransaction } from '@libs/platform/database';
import { type NewRow } from '@libs/platform/jobs';
import { Injectable } from '@nestjs/common';
import { MailTemplate, MailTemplates, SENT_FOR_GYMS } from './mail-templates';
import { HELD, type Mail, MAILS } from './mail.entity';
import { MailsRepository } from './mails.repository';
import { welcomeHash } from './welcome-hash';

/** Somebody a mail goes to, or to whom its answer goes. */
export interface Correspondent {
  name: string;
  email: string;
}

/** A mail as a room asks for it; template and parameters belong together. */
export type NewMail = {
  [Name in MailTemplate]: {
    /** Names the event that the mail is about, such as `customer-welcome:17`; one event is owed one mail. Without it, each call is an event. */
    dedupe_key?: string;
    template: Name;
    parameters: MailTemplates[Name];
    recipient: Correspondent;
    /** Who gets the answer; without it, answers go to the sender's address. */
    reply_to?: Correspondent;
  } & (Name extends `customer-${string}`
    ? {
        /** Whom it is to: the mail goes with them when they are deleted. */
        customer_id: number;
      }
    : { customer_id?: undefined });
}[MailTemplate];

/** Where rooms leave the mails that their transactions owe somebody. The worker does everything else. */
@Injectable()
export class MailOutbox {
  constructor(private readonly mails: MailsRepository) {}

  /**
   * Adds a mail to the caller's transaction: it will be sent if that commits, and never if it does not.
   * Adding the same `dedupe_key` again changes nothing. A mail that a gym sends to others waits until it may.
   *
   * @returns its id, or null when the `dedupe_key` was there
   */
  add(tx: GymTransaction, mail: NewMail): Promise<number | null> {
    return MAILS.add(tx, toRow(mail));
  }

  /** Adds mails of one template, a few hundred at most, with one statement; otherwise as `add` does. */
  async addAll(tx: GymTransaction, mails: readonly NewMail[]): Promise<void> {
    await MAILS.addAll(tx, mails.map(toRow));
  }

  /**
   * The same for a mail that greets somebody: an address, however it is spelt, gets one from a gym in a year. Otherwise it
   * could be mailed over and over, by adding and deleting a customer.
   */
  async addWelcome(tx: GymTransaction, mail: NewMail): Promise<void> {
    const hash = welcomeHash(tx.gym_id, mail.recipient.email);
    if (await this.mails.noteWelcome(tx, hash)) await this.add(tx, mail);
  }
}

const toRow = ({ recipient, reply_to, ...mail }: NewMail): NewRow<Mail> => ({
  ...mail,
  dedupe_key: mail.dedupe_key ?? `${mail.template}:${randomUUID()}`,
  ...(SENT_FOR_GYMS.has(mail.template) && { due_at: HELD }),
  recipient_name: recipient.name,
  recipient_email: recipient.email,
  reply_to_name: reply_to?.name,
  reply_to_email: reply_to?.email,
});
