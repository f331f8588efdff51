import { Injectable } from '@nestjs/common';
import { InjectMetric, makeCounterProvider } from '@willsoto/nestjs-prometheus';
import { Counter } from 'prom-client';
import { MAIL_TEMPLATES } from './mail-templates';

/** `failed` is an attempt that is followed by another; the others are final. */
const OUTCOMES = ['sent', 'bounced', 'expired', 'failed'] as const;
export type MailOutcome = (typeof OUTCOMES)[number];

const MAILS = 'mails_total';
type Label = 'template' | 'outcome';

export const mailsCounterProvider = makeCounterProvider({
  name: MAILS,
  help: 'Attempts at sending a mail, and mails given up, by what became of them',
  labelNames: ['template', 'outcome'] satisfies Label[],
});

/** Counts what becomes of mails. */
@Injectable()
export class MailMetrics {
  constructor(@InjectMetric(MAILS) private readonly mails: Counter<Label>) {
    for (const template of MAIL_TEMPLATES)
      for (const outcome of OUTCOMES) mails.inc({ template, outcome }, 0);
  }

  count(template: string, outcome: MailOutcome): void {
    this.mails.inc({ template, outcome });
  }
}
