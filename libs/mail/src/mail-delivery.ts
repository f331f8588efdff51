import { setTimeout as sleep } from 'node:timers/promises';
import { Config } from '@libs/platform/config';
import { inSpan } from '@libs/platform/telemetry';
import { MailerService } from '@nestjs-modules/mailer';
import { Injectable, Logger } from '@nestjs/common';
import { toMessage } from './mail-message';
import { MailMetrics } from './mail-metrics';
import { LEASE_SECONDS, PATIENCE_SECONDS, restSeconds } from './mail-schedule';
import { Mail } from './mail.entity';
import { MailKey, MailRepository } from './mail.repository';
import { readFailure, SendFailure } from './smtp-failure';

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
    private readonly metrics: MailMetrics,
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
    const failure = await this.send(mail);
    if (!failure) return this.settle(mail, 'sent');
    if (failure.isFinal) return this.settle(mail, 'bounced', failure);
    await this.mails.release(
      mail,
      failure.message,
      lastTry ? restSeconds(mail.dispatches) : PATIENCE_SECONDS,
    );
    this.metrics.count(mail.template, 'failed');
    this.report(mail, 'failed', failure);
    throw new Error(failure.reason);
  }

  private async send(mail: Mail): Promise<SendFailure | undefined> {
    const renewal = setInterval(() => this.renewLease(mail), (LEASE_SECONDS * 1_000) / 4);
    try {
      const message = toMessage(mail, this.config.sender);
      await inSpan(
        { name: 'send mail', kind: 'client', attributes: { 'gym.mail.template': mail.template } },
        () => this.mailer.sendMail({ ...message, signal: AbortSignal.timeout(SEND_TIMEOUT) }),
      );
      return undefined;
    } catch (error) {
      return readFailure(error);
    } finally {
      clearInterval(renewal);
    }
  }

  private renewLease(mail: Mail): void {
    this.mails.renewLease(mail).catch((error) => this.report(mail, 'lease not renewed', readFailure(error)));
  }

  /** A row that never learns its mail is out would have it sent again: a short absence of PostgreSQL is sat out. */
  private async settle(mail: Mail, status: 'sent' | 'bounced', failure?: SendFailure): Promise<void> {
    for (let triesLeft = 10; ; triesLeft--) {
      try {
        await this.mails.settle(mail, status, failure?.message);
        this.metrics.count(mail.template, status);
        return this.report(mail, status, failure);
      } catch (error) {
        if (triesLeft === 0) throw error;
        await sleep(1_000);
      }
    }
  }

  /** One line an outcome, without an address, a name or a word of the mail. */
  private report({ id, gym_id, template, attempts }: Mail, outcome: string, failure?: SendFailure): void {
    const line = { mail_id: id, gym_id, template, attempts, outcome, reason: failure?.reason };
    if (failure) this.logger.warn(line);
    else this.logger.log(line);
  }
}
