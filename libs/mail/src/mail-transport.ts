import { Config } from '@libs/platform/config';
import { MailerOptions } from '@nestjs-modules/mailer';
import type { Transport } from 'nodemailer';
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
  const options = {
    transport: config.MAILER_BACKEND === 'smtp' ? smtpTransport(config) : consoleTransport,
    plugins: [
      {
        step: 'compile',
        plugin: ({ data }: TemplatedMail, callback: (error?: Error) => void) => {
          try {
            Object.assign(data, renderer.render(data.template, data.context));
            callback();
          } catch (error) {
            callback(error as Error);
          }
        },
      },
    ],
  };
  // The module's types are those of nodemailer 8.
  return options as unknown as MailerOptions;
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

const mailbox = ({ name, address }: { name: string; address: string }): string => `${name} <${address}>`;

/** Prints mails instead of sending them: what a developer sees. */
const consoleTransport: Transport = {
  name: 'console',
  version: '1',
  send({ data, message }, callback) {
    const { from, to, replyTo, subject, text } = data as {
      from: { name: string; address: string };
      to: { name: string; address: string }[];
      replyTo?: { name: string; address: string };
      subject: string;
      text: string;
    };
    const messageId = message.messageId();
    const lines = [
      `From: ${mailbox(from)}`,
      `To: ${to.map(mailbox).join(', ')}`,
      ...(replyTo ? [`Reply-To: ${mailbox(replyTo)}`] : []),
      `Subject: ${subject}`,
      `Message-ID: ${messageId}`,
      '',
      ...text.trimEnd().split('\n'),
    ];
    process.stdout.write(['', '┌─ Mail', ...lines.map((line) => `│ ${line}`.trimEnd()), '└─', ''].join('\n'));
    callback(null, { envelope: message.getEnvelope(), messageId });
  },
};
