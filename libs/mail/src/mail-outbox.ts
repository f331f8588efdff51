import { type GymTransaction } from '@libs/platform/database';
import { traceparent } from '@libs/platform/telemetry';
import { Injectable } from '@nestjs/common';
import { MailTemplate, MailTemplates } from './mail-templates';

/** Somebody a mail goes to, or to whom its answer goes. */
export interface Correspondent {
  name: string;
  email: string;
}

/** A mail as a room asks for it; template and parameters belong together. */
export type NewMail = {
  [Name in MailTemplate]: {
    /** Names the event that the mail is about, such as `customer-welcome:17`; one event is owed one mail. */
    dedupe_key: string;
    template: Name;
    parameters: MailTemplates[Name];
    recipient: Correspondent;
    /** Who gets the answer; without it, answers go to the sender's address. */
    reply_to?: Correspondent;
  };
}[MailTemplate];

/** PostgreSQL's channel on which a committed transaction wakes the relay. */
export const MAILS_CHANNEL = 'mails';

/** Where rooms leave the mails that their transactions owe somebody. The worker does everything else. */
@Injectable()
export class MailOutbox {
  /**
   * Adds a mail to the caller's transaction: it will be sent if that commits, and never if it does not.
   * Adding the same `dedupe_key` again changes nothing.
   */
  async add(tx: GymTransaction, mail: NewMail): Promise<void> {
    await tx.manager.query(
      `WITH mail AS (
         INSERT INTO mails (gym_id, dedupe_key, template, parameters, recipient_name, recipient_email, reply_to_name, reply_to_email, traceparent)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (gym_id, dedupe_key) DO NOTHING
       )
       SELECT pg_notify('${MAILS_CHANNEL}', '')`,
      [
        tx.gym_id,
        mail.dedupe_key,
        mail.template,
        mail.parameters,
        mail.recipient.name,
        mail.recipient.email,
        mail.reply_to?.name,
        mail.reply_to?.email,
        traceparent(),
      ],
    );
  }
}
