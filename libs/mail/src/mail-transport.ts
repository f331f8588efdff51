import { Config } from '@libs/platform/config';
import { MailerOptions } from '@nestjs-modules/mailer';
import type { Transport } from 'nodemailer';
import type { MimeNodeAddress } from 'nodemailer/lib/mime-node';
import { MailRenderer } from './mail-renderer';

/** What nodemailer hands to a compile plugin. */
interface TemplatedMail {
  data: { template: string; context: Record<string, string> };
}

/**
 * How mails leave the process. One SMTP connection a mail: nothing idles, and nothing stale is reused after a
 * restart of the server.
 */
export function mailerOptions(config: Config, renderer: MailRenderer): MailerOptions {
  return {
    transport: config.MAILER_BACKEND === 'smtp' ? smtpTransport(config) : consoleTransport,
    plugins: [
      {
        step: 'compile',
        plugin: ({ data }: TemplatedMail, callback: (error?: Error) => void) => {
          try {
            Object.assign(data, renderer.render(data.template, data.context));
            callback();
          } catch (error) {
            callback(error instanceof Error ? error : new Error(String(error)));
          }
        },
      },
    ],
  };
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
