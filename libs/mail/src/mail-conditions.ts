import { Injectable } from '@nestjs/common';
import { type MailTemplate } from './mail-templates';
import { type Mail } from './mail.entity';

/** What is known of a mail that is about to be sent. */
export type OwedMail = Pick<Mail, 'gym_id' | 'customer_id' | 'dedupe_key'>;

/** What must hold when a mail is sent, and not only when it is owed: days can lie in between. */
@Injectable()
export class MailConditions {
  private readonly conditions = new Map<string, (mail: OwedMail) => Promise<boolean>>();

  /** Has mails of a template sent only where they still hold. */
  require(template: MailTemplate, holds: (mail: OwedMail) => Promise<boolean>): void {
    this.conditions.set(template, holds);
  }

  /** Whether a mail is still to be sent. */
  async hold(mail: Mail): Promise<boolean> {
    const holds = this.conditions.get(mail.template);
    return holds === undefined || holds(mail);
  }
}
