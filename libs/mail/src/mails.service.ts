import { AuditLog } from '@libs/audit';
import { Database } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type Page } from '@libs/platform/input';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { type ListMailsQuery } from './list-mails.query';
import { MailOutbox } from './mail-outbox';
import { MailResends } from './mail-resends';
import { type MailResponse, toMailResponse } from './mail.response';
import { mailNotFound, mailNotResendable, mailNotSettled, mailResentAlready } from './mails.problems';
import { MailsRepository } from './mails.repository';

/** Marks mails that are another one sent again, by its id. */
const RESENT = 'resent:';

/** The log of a gym's mails. */
@Injectable()
export class MailsService {
  constructor(
    private readonly database: Database,
    private readonly mails: MailsRepository,
    private readonly outbox: MailOutbox,
    private readonly resends: MailResends,
    private readonly auditLog: AuditLog,
  ) {}

  /** A page of the gym's mails, newest first. */
  list(principal: Principal, query: ListMailsQuery): Promise<Page<MailResponse>> {
    return this.database.searchInGym(principal, async (tx) => {
      const page = await this.mails.list(tx, query);
      return { ...page, items: page.items.map(toMailResponse) };
    });
  }

  /**
   * Sends a mail again that was sent or given up: as it would be written now, to the address that the customer has now.
   *
   * @returns the new mail
   * @throws ProblemError `mail_not_found`, `mail_not_settled`, `mail_not_resendable`, `mail_resent_already`
   */
  resend(principal: Principal, id: number): Promise<MailResponse> {
    return this.database.inGym(principal, async (tx) => {
      const mail = await this.mails.find(tx, id);
      if (!mail) throw new ProblemError(mailNotFound);
      if (mail.status === 'pending') throw new ProblemError(mailNotSettled);
      const again = await this.resends.write(tx, mail);
      if (!again) throw new ProblemError(mailNotResendable);
      // Nobody is mailed over and over: what has arrived twice is enough.
      const hasArrivedTwice = mail.status === 'sent' && mail.dedupe_key.startsWith(RESENT);
      const resentId = hasArrivedTwice
        ? null
        : await this.outbox.add(tx, { ...again, dedupe_key: `${RESENT}${id}` });
      if (resentId === null) throw new ProblemError(mailResentAlready);
      const { template, customer_id } = mail;
      await this.auditLog.record(tx, {
        action: 'mail.resent',
        resource: 'mail',
        resource_id: id,
        after: { template, customer_id, resent_id: resentId },
      });
      return toMailResponse((await this.mails.find(tx, resentId))!);
    });
  }
}
