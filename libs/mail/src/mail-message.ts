import { ISendMailOptions } from '@nestjs-modules/mailer';
import { withoutControls } from './mail-renderer';
import { Mail } from './mail.entity';
import { UndeliverableError } from './smtp-failure';

interface Mailbox {
  name: string;
  address: string;
}

/** One mailbox and nothing that SMTP or a header could read as more than that. */
const MAILBOX = /^[^\s\p{Cc}<>,;:"()[\]\\@]+@[^\s\p{Cc}<>,;:"()[\]\\@]+$/u;

/** Whether the part before the `@` is internationalised (RFC 6531); a domain can always be written in ASCII. */
const needsSmtpUtf8 = (address: string): boolean => /\P{ASCII}.*@/u.test(address);

/**
 * Turns a row into what the mailer sends. The Message-ID comes from the row, so that a repeated delivery can be
 * recognised; the envelope is explicit, so that no header decides who gets the mail.
 *
 * @param sender ourselves
 * @throws UndeliverableError when an address is no plain mailbox
 */
export function toMessage(mail: Mail, sender: Mailbox): ISendMailOptions {
  const from = fromOf(mail, sender);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    messageId: `<mail.${mail.gym_id}.${mail.id}@${domain}>`,
    date: mail.created_at,
    from,
    to: [mailbox(mail.recipient_name, mail.recipient_email)],
    replyTo: replyTo(mail),
    envelope: { from: from.address, to: [mail.recipient_email] },
    headers: {
      // RFC 3834: absence notices and the like must not be sent in return.
      'Auto-Submitted': 'auto-generated',
      ...unsubscribeHeaders(mail.parameters.unsubscribe_url),
    },
    template: mail.template,
    context: mail.parameters,
  };
}

/** A button in the mail program, which asks for no page and no sign-in (RFC 8058). */
const unsubscribeHeaders = (url: string | undefined): Record<string, string> =>
  url ? { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {};

/** Who writes is who gets the answer: a gym to its customers, and we to a gym. The address is ours in both cases. */
function fromOf({ reply_to_name }: Mail, sender: Mailbox): Mailbox {
  return mailbox((reply_to_name ?? sender.name) || 'Gym Manager', sender.address);
}

/**
 * Who gets the answer. An internationalised address may stand only in a mail that goes to one itself: servers on the
 * way to others may refuse the whole mail for it (RFC 6532), and a mail without it is better than none.
 */
function replyTo({ reply_to_name, reply_to_email, recipient_email }: Mail): Mailbox | undefined {
  if (!reply_to_email) return undefined;
  if (needsSmtpUtf8(reply_to_email) && !needsSmtpUtf8(recipient_email)) return undefined;
  return mailbox(reply_to_name ?? '', reply_to_email);
}

function mailbox(name: string, address: string): Mailbox {
  if (!MAILBOX.test(address)) throw new UndeliverableError('address', 'not a plain e-mail address');
  return { name: withoutControls(name), address };
}
