import { Config } from '@libs/platform/config';
import { Database } from '@libs/platform/database';
import { Job, JobFailure, type RowJob } from '@libs/platform/jobs';
import { inSpan } from '@libs/platform/telemetry';
import { MailerService } from '@nestjs-modules/mailer';
import { SpanKind } from '@opentelemetry/api';
import { Counter } from 'prom-client';
import { MailSendChecks } from './mail-send-checks';
import { toMessage } from './mail-message';
import { MAIL_TEMPLATES } from './mail-templates';
import { Mail, MAILS } from './mail.entity';
import { MailsRepository } from './mails.repository';
import { toFailure } from './smtp-failure';

/** Milliseconds after which a dialogue with an SMTP server is broken off, however slowly it moves on. */
const SEND_TIMEOUT = 120_000;

/** `failed` is an attempt that is followed by another; the others are final. */
const OUTCOMES = ['sent', 'bounced', 'expired', 'failed'];

const attempts = new Counter({
  name: 'mails_total',
  help: 'Attempts at sending a mail, and mails given up, by what became of them',
  labelNames: ['template', 'outcome'],
});

/** Sends the mails of the outbox. */
@Job({
  table: MAILS,
  name: 'send',
  concurrency: 5,
  // RFC 5321 section 4.5.4.1 asks for four or five days.
  expireAfterDays: 4,
  limits: (config) => ({
    retries: config.MAILER_MAX_RETRIES,
    retryDelaySeconds: config.MAILER_RETRY_DELAY_SECONDS,
    secondsBetween: config.MAILER_RATE_LIMIT_SECONDS,
  }),
})
export class SendMailJob implements RowJob<Mail> {
  constructor(
    private readonly config: Config,
    private readonly mailer: MailerService,
    private readonly database: Database,
    private readonly mails: MailsRepository,
    private readonly sendChecks: MailSendChecks,
  ) {
    for (const template of MAIL_TEMPLATES)
      for (const outcome of OUTCOMES) attempts.inc({ template, outcome }, 0);
  }

  /** Where mails really leave, those to customers wait until their gym may send them. */
  admit(): Promise<void> {
    const isReal = this.config.MAILER_BACKEND === 'smtp';
    return this.database.inWorker((tx) => (isReal ? this.mails.admit(tx) : this.mails.admitAll(tx)));
  }

  /** @throws JobFailure that says whether the mail bounces, has expired or is tried again */
  async run(mail: Mail, signal: AbortSignal): Promise<'sent'> {
    try {
      if (!(await this.sendChecks.isStillDue(mail)))
        throw new JobFailure('outdated', 'What it says does not hold any more', 'expired');
      const message = toMessage(mail, this.config.sender);
      const limits = AbortSignal.any([signal, AbortSignal.timeout(SEND_TIMEOUT)]);
      const attributes = { 'gym.mail.template': mail.template };
      await inSpan('send mail', { kind: SpanKind.CLIENT, attributes }, () =>
        this.mailer.sendMail({ ...message, signal: limits }),
      );
      return 'sent';
    } catch (error) {
      throw toFailure(error);
    }
  }

  describe({ id, template }: Mail): Record<string, unknown> {
    return { mail_id: id, template };
  }

  onOutcome({ template }: Mail, outcome: string): void {
    attempts.inc({ template, outcome });
  }
}
