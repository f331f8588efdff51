import { type TracedJob } from '@libs/platform/jobs';
import { MailKey } from './mail.repository';

/** Name of the queue. */
export const MAIL_QUEUE = 'mails';

/** Name of its jobs. */
export const SEND_JOB = 'send';

/** A job carries ids alone, of the row and of the trace: what is mailed to whom stays in the database. */
export type MailJob = MailKey & TracedJob;
