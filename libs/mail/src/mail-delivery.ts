import { setTimeout as sleep } from 'node:timers/promises';
import { Config } from '@libs/platform/config';
import { MailerService } from '@nestjs-modules/mailer';
import { Injectable, Logger } from '@nestjs/common';
import { toMessage } from './mail-message';
import { Mail, MailStatus } from './mail.entity';
import { LEASE_SECONDS, PATIENCE_SECONDS, restSeconds } from './mail-schedule';
import { MailKey, MailRepository } from './mail.repository';
import { describeFailure, isBounce } from './smtp-failure';

/** Milliseconds after which a dialogue with an SMTP server is broken off, however slowly it moves on. */
const SEND_TIMEOUT = 120_000;

/** Sends one mail and writes down what became of it. */
@Injectable()
export class MailDelivery {
  private readonly logger = new Logger(MailDelivery.name);

  constructor(
    private readonly config: Config,
    private readonly mails: MailRepository,
    private readonly mailer: MailerService,
  ) {}

  /**
   * Sends a mail unless it is settled or somebody else is at it; a second job for the same mail does nothing.
   *
   * @param lastTry whether the queue gives up after this attempt, so that the mail rests
   * @throws Error for the queue to retry; its message holds no personal data
   */
  async deliver(key: MailKey, lastTry: boolean): Promise<void> {
    const mail = await this.mails.claim(key);
    if (!mail) return;
    const error = await this.send(mail);
    if (!error) return this.settle(mail, 'sent');
    if (isBounce(error)) return this.settle(mail, 'bounced', error);
    await this.mails.release(mail, error.message, lastTry ? restSeconds(mail.dispatches) : PATIENCE_SECONDS);
    this.report(mail, 'failed', error);
    throw new Error(describeFailure(error));
  }

  private async send(mail: Mail): Promise<Error | undefined> {
    const renewal = setInterval(
      () =>
        void this.mails
          .renewLease(mail)
          .catch((error: Error) => this.report(mail, 'lease not renewed', error)),
      (LEASE_SECONDS * 1_000) / 4,
    );
    try {
      const message = toMessage(mail, this.config.SMTP_FROM_EMAIL);
      await this.mailer.sendMail({ ...message, signal: AbortSignal.timeout(SEND_TIMEOUT) });
      return undefined;
    } catch (error) {
      return error as Error;
    } finally {
      clearInterval(renewal);
    }
  }

  /** A row that never learns its mail is out would have it sent again: a short absence of PostgreSQL is sat out. */
  private async settle(mail: Mail, status: MailStatus, cause?: Error): Promise<void> {
    for (let triesLeft = 10; ; triesLeft--) {
      try {
        await this.mails.settle(mail, status, cause?.message);
        return this.report(mail, status, cause);
      } catch (error) {
        if (triesLeft === 0) throw error;
        await sleep(1_000);
      }
    }
  }

  /** One line an outcome, without an address, a name or a word of the mail. */
  private report({ id, gym_id, template, attempts }: Mail, outcome: string, cause?: Error): void {
    const line = {
      mail_id: id,
      gym_id,
      template,
      attempts,
      outcome,
      reason: cause && describeFailure(cause),
    };
    if (cause) this.logger.warn(line);
    else this.logger.log(line);
  }
}
