import { callbackify } from 'node:util';
import { Config } from '@libs/platform/config';
import { MailerOptions } from '@nestjs-modules/mailer';
import type { Transport } from 'nodemailer';
import type MailMessage from 'nodemailer/lib/mailer/mail-message';
import { encodeWord } from 'nodemailer/lib/mime-funcs';
import type { default as MimeNode, MimeNodeAddress } from 'nodemailer/lib/mime-node';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { MailRenderer } from './mail-renderer';
import { UndeliverableError } from './smtp-failure';

/** What nodemailer hands to a compile plugin. */
interface TemplatedMail {
  data: { template: string; context: Record<string, string> };
}

/**
 * How mails leave the process. One SMTP connection a mail: nothing idles, and nothing stale is reused after a
 * restart of the server.
 */
export function mailerOptions(config: Config, renderer: MailRenderer): MailerOptions {
  const render = async ({ data }: TemplatedMail): Promise<void> => {
    Object.assign(data, renderer.render(data.template, data.context));
  };
  const smtp = smtpTransport(config);
  const prepare = async ({ message }: MailMessage): Promise<void> => {
    keepLiteral(message);
    await refuseUnreadable(message, smtp);
  };
  const isSmtp = config.MAILER_BACKEND === 'smtp';
  return {
    transport: isSmtp ? smtp : consoleTransport,
    plugins: [
      { step: 'compile', plugin: callbackify(render) },
      ...(isSmtp ? [{ step: 'stream' as const, plugin: callbackify(prepare) }] : []),
    ],
  };
}

/** A name in quotes, such as `"Iron \"Temple\""`. */
const QUOTED = /"((?:[^"\\]|\\.)*)"/g;

/**
 * Has names and subjects read as they are written: nodemailer passes on what looks like an encoded word (RFC 2047), so
 * that a gym called `=?UTF-8?B?SGFja2Vk?=` would be read as another name. Encoded itself, it is read as it is – and
 * without quotes around it, within which some clients decode encoded words and others do not.
 */
function keepLiteral(message: MimeNode): void {
  const encode = (text: string): string => encodeWord(text, 'Q', 52);
  const encodeHeaderValue = message.encodeHeaderValue.bind(message);
  message.encodeHeaderValue = (key, value) => {
    if (key === 'Subject' && typeof value === 'string' && value.includes('=?')) return encode(value);
    return encodeHeaderValue(key, value).replace(QUOTED, (quoted, text: string) =>
      text.includes('=?') ? encode(text.replace(/\\(.)/g, '$1')) : quoted,
    );
  };
}

/**
 * nodemailer 10 sends an internationalised address (`jürgen@…`) raw to a server that cannot read it, and takes it for
 * sent. So the server is asked first whether it can (SMTPUTF8, RFC 6531).
 *
 * @throws UndeliverableError when it cannot
 */
async function refuseUnreadable(message: MimeNode, smtp: SMTPConnection.Options): Promise<void> {
  const needsSmtpUtf8 = message.getEnvelope().to.some((address) => /\P{ASCII}/u.test(address));
  if (!needsSmtpUtf8 || (await offersSmtpUtf8(smtp))) return;
  throw new UndeliverableError(
    'SMTPUTF8',
    'The mail server does not take internationalised addresses (SMTPUTF8)',
  );
}

function offersSmtpUtf8(smtp: SMTPConnection.Options): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const connection = new SMTPConnection(smtp);
    connection.on('error', reject);
    connection.connect((error) => {
      if (error) return reject(error);
      resolve(/^250[ -]SMTPUTF8\b/im.test(String(connection.lastServerResponse))); // to EHLO
      connection.quit();
    });
  });
}

function smtpTransport(config: Config) {
  return {
    host: config.SMTP_HOST,
    port: config.SMTP_PORT,
    secure: config.SMTP_USE_SSL,
    requireTLS: config.SMTP_USE_TLS && !config.SMTP_USE_SSL,
    ignoreTLS: !config.SMTP_USE_TLS,
    auth: config.SMTP_USERNAME ? { user: config.SMTP_USERNAME, pass: config.SMTP_PASSWORD } : undefined,
    connectionTimeout: 10_000,
    greetingTimeout: 30_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const mailboxes = (list: MimeNodeAddress[] = []): string =>
  list.map(({ name, address }) => `${name} <${address}>`).join(', ');

/** Prints mails instead of sending them: what a developer sees. */
const consoleTransport: Transport = {
  name: 'console',
  version: '1',
  send({ data, message }, callback) {
    const messageId = message.messageId();
    const addresses = message.getAddresses();
    const text = typeof data.text === 'string' ? data.text : '';
    const lines = [
      `From: ${mailboxes(addresses.from)}`,
      `To: ${mailboxes(addresses.to)}`,
      ...(addresses['reply-to'] ? [`Reply-To: ${mailboxes(addresses['reply-to'])}`] : []),
      `Subject: ${data.subject}`,
      `Message-ID: ${messageId}`,
      '',
      ...text.trimEnd().split('\n'),
    ];
    process.stdout.write(['', '┌─ Mail', ...lines.map((line) => `│ ${line}`.trimEnd()), '└─', ''].join('\n'));
    callback(null, { envelope: message.getEnvelope(), messageId });
  },
};
