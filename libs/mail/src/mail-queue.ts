import { MailKey } from './mail.repository';

/** Name of the queue. */
export const MAIL_QUEUE = 'mails';

/** A job carries ids alone: what is mailed to whom stays in the database. */
export type MailJob = MailKey;
