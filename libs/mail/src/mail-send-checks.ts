import { Injectable } from '@nestjs/common';
import { type MailTemplate } from './mail-templates';
import { type Mail } from './mail.entity';

/** A mail that is about to be sent. */
export type PendingMail = Pick<Mail, 'gym_id' | 'customer_id' | 'dedupe_key'>;

/** Tells whether mails are still due when they are sent: days can lie between writing and sending one. */
@Injectable()
export class MailSendChecks {
  private readonly checks = new Map<string, (mail: PendingMail) => Promise<boolean>>();

  /** Has mails of a template sent only when they pass a check. */
  register(template: MailTemplate, isStillDue: (mail: PendingMail) => Promise<boolean>): void {
    this.checks.set(template, isStillDue);
  }

  /** Whether a mail is still to be sent. */
  async isStillDue(mail: Mail): Promise<boolean> {
    const check = this.checks.get(mail.template);
    return check === undefined || check(mail);
  }
}
