import { ISendMailOptions } from '@nestjs-modules/mailer';
import { withoutControls } from './mail-renderer';
import { Mail } from './mail.entity';
import { UndeliverableError } from './smtp-failure';

/** One mailbox and nothing that SMTP or a header could read as more than that. */
const MAILBOX = /^[^\s\p{Cc}<>,;:"()[\]\\@]+@[^\s\p{Cc}<>,;:"()[\]\\@]+$/u;

/**
 * Turns a row into what the mailer sends. The Message-ID comes from the row, so that a repeated delivery can be
 * recognised; the envelope is explicit, so that no header decides who gets the mail.
 *
 * @throws UndeliverableError when an address is no plain mailbox
 */
export function toMessage(mail: Mail, fromEmail: string): ISendMailOptions {
  const domain = fromEmail.slice(fromEmail.lastIndexOf('@') + 1);
  return {
    messageId: `<mail.${mail.gym_id}.${mail.id}@${domain}>`,
    date: mail.created_at,
    // Who gets the answer is who writes: a gym to its customers, and we to a gym.
    from: mailbox(mail.reply_to_name ?? 'Gym Manager', fromEmail),
    to: [mailbox(mail.recipient_name, mail.recipient_email)],
    replyTo: mail.reply_to_email ? mailbox(mail.reply_to_name ?? '', mail.reply_to_email) : undefined,
    envelope: { from: fromEmail, to: [mail.recipient_email] },
    // RFC 3834: absence notices and the like must not be sent in return.
    headers: { 'Auto-Submitted': 'auto-generated' },
    template: mail.template,
    context: mail.parameters,
  };
}

function mailbox(name: string, address: string): { name: string; address: string } {
  if (!MAILBOX.test(address)) throw new UndeliverableError('not a plain e-mail address');
  return { name: withoutControls(name), address };
}
