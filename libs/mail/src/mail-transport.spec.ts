import { Config } from '@libs/platform/config';
import { MailerService } from '@nestjs-modules/mailer';
import { createTransport } from 'nodemailer';
import { MailRenderer } from './mail-renderer';
import { mailerOptions } from './mail-transport';

const config = (fields: Partial<Config> = {}): Config => Object.assign(new Config(), fields);

describe('the SMTP transport', () => {
  const transport = (fields: Partial<Config>) =>
    mailerOptions(config({ MAILER_BACKEND: 'smtp', SMTP_HOST: 'mx', ...fields }), new MailRenderer())
      .transport;

  it('requires STARTTLS by default', () => {
    expect(transport({})).toMatchObject({
      host: 'mx',
      port: 587,
      secure: false,
      requireTLS: true,
      ignoreTLS: false,
    });
  });

  it('uses TLS from the first byte with SMTP_USE_SSL', () => {
    expect(transport({ SMTP_USE_SSL: true, SMTP_PORT: 465 })).toMatchObject({
      secure: true,
      requireTLS: false,
    });
  });

  it('is unencrypted only when both are off', () => {
    expect(transport({ SMTP_USE_TLS: false })).toMatchObject({
      secure: false,
      requireTLS: false,
      ignoreTLS: true,
    });
  });

  it('authenticates only with a user name', () => {
    expect(transport({ SMTP_PASSWORD: 'secret' })).toMatchObject({ auth: undefined });
    expect(transport({ SMTP_USERNAME: 'gym', SMTP_PASSWORD: 'secret' })).toMatchObject({
      auth: { user: 'gym', pass: 'secret' },
    });
  });
});

function consoleMailer(): MailerService {
  const options = mailerOptions(config(), new MailRenderer());
  return new MailerService(options, { createTransport: () => createTransport(options.transport) });
}

describe('the console transport', () => {
  it('prints a mail in readable form', async () => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      await consoleMailer().sendMail({
        messageId: '<mail.7.42@manager.example>',
        from: { name: 'Iron Temple', address: 'no-reply@manager.example' },
        to: [{ name: 'Jörg Müller', address: 'joerg@people.example' }],
        replyTo: { name: 'Iron Temple', address: 'desk@iron.example' },
        template: 'customer-welcome',
        context: { first_name: 'Jörg', gym_name: 'Iron Temple' },
      });
      const printed = write.mock.calls.map(([text]) => String(text)).join('');
      expect(printed.split('\n').map((line) => line.replace(/^│ ?/, ''))).toEqual(
        expect.arrayContaining([
          'From: Iron Temple <no-reply@manager.example>',
          'To: Jörg Müller <joerg@people.example>',
          'Reply-To: Iron Temple <desk@iron.example>',
          'Subject: Welcome to Iron Temple!',
          'Message-ID: <mail.7.42@manager.example>',
          'Hi Jörg,',
        ]),
      );
      expect(printed).not.toContain('<html');
    } finally {
      write.mockRestore();
    }
  });

  it('omits a missing Reply-To', async () => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      await consoleMailer().sendMail({
        to: ['ada@people.example', { name: 'Alan', address: 'alan@people.example' }],
        template: 'gym-welcome',
        context: { gym_name: 'Iron Temple' },
      });
      const printed = write.mock.calls.map(([text]) => String(text)).join('');
      expect(printed).toMatch(/^│ To: .*<ada@people\.example>, Alan <alan@people\.example>$/m);
      expect(printed).toMatch(/^│ From:$/m);
      expect(printed).not.toContain('Reply-To');
    } finally {
      write.mockRestore();
    }
  });

  it('fails when the template cannot be filled in', async () => {
    const mailer = consoleMailer();
    const sending = mailer.sendMail({ to: 'ada@people.example', template: 'customer-welcome', context: {} });
    await expect(sending).rejects.toThrow(/gym_name/);
  });
});
