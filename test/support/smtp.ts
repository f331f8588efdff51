import { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { Email } from 'postal-mime';
import { SMTPServer, SMTPServerOptions } from 'smtp-server';

/** A mail as it came over the wire. */
export interface ReceivedMail extends Email {
  /** What `RCPT TO` said. */
  recipients: string[];
  /** Whether `MAIL FROM` said that addresses may be internationalised. */
  smtpUtf8: boolean;
  /** The whole message, undecoded. */
  source: string;
  receivedAt: number;
}

/** What a server does when a recipient is named, or a message has been sent: answer with a code, or wait. */
export interface SmtpBehaviour {
  onRecipient?: (address: string) => Promise<void> | void;
  onMessage?: () => Promise<void> | void;
  authentication?: SMTPServerOptions['onAuth'];
}

/** A real SMTP server that keeps what it accepts; `behaviour` may be changed while it runs. */
export interface TestSmtpServer {
  port: number;
  mails: ReceivedMail[];
  /** Every recipient that was asked for, refused ones too. */
  recipients: string[];
  behaviour: SmtpBehaviour;
  stop(): Promise<void>;
}

/** The answer `451`, `550` and so on, thrown out of a behaviour. */
export const reply = (responseCode: number, message = 'as the test wants it'): Error =>
  Object.assign(new Error(message), { responseCode });

export async function startSmtpServer(
  behaviour: SmtpBehaviour = {},
  options: SMTPServerOptions = {},
): Promise<TestSmtpServer> {
  const server = new SMTPServer({
    ...options,
    authOptional: !behaviour.authentication,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onAuth: (auth, session, done) => test.behaviour.authentication?.(auth, session, done),
    onRcptTo({ address }, _session, done) {
      test.recipients.push(address);
      void settle(async () => test.behaviour.onRecipient?.(address), done);
    },
    onData(stream, session, done) {
      void settle(async () => {
        const source = await buffer(stream);
        await test.behaviour.onMessage?.();
        const { rcptTo, smtpUtf8 = false } = session.envelope;
        test.mails.push({
          ...(await PostalMime.parse(source)),
          recipients: rcptTo.map(({ address }) => address),
          smtpUtf8,
          source: source.toString(),
          receivedAt: Date.now(),
        });
      }, done);
    },
  });
  // A client that is killed in the middle is what some tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const test: TestSmtpServer = {
    port,
    mails: [],
    recipients: [],
    behaviour,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
  return test;
}

async function settle(work: () => Promise<void>, done: (error?: Error | null) => void): Promise<void> {
  try {
    await work();
    done();
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
  }
}
