import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './support/eventually';
import { MailLab } from './support/mail-lab';
import { reply, startSmtpServer } from './support/smtp';
import { QUEUE_BACKENDS } from './support/worker-lab';

jest.setTimeout(120_000);

describe('a mail', () => {
  let lab: MailLab;

  beforeEach(async () => {
    lab = await MailLab.open('postgres');
  });

  afterEach(async () => {
    await lab.close();
  });

  it('to a customer is from the gym, which receives the replies', async () => {
    await lab.startWorker();
    const id = await lab.addMail();
    await lab.arrived(1);

    const [mail] = lab.smtp.mails;
    expect(mail).toMatchObject({
      subject: 'Welcome to Iron Temple!',
      messageId: `<mail.${lab.gymId}.${id}@manager.example>`,
      recipients: ['ada@people.example'],
      from: { name: 'Iron Temple', address: 'no-reply@manager.example' },
      to: [{ name: 'Ada Lovelace', address: 'ada@people.example' }],
      replyTo: [{ name: 'Iron Temple', address: 'desk@iron.example' }],
    });
    expect(mail?.text).toMatch(/Hi Ada,[^]*Iron Temple/);
    expect(mail?.html).toMatch(/Hi Ada[^]*Iron Temple/);
    expect(mail?.headers).toContainEqual(
      expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
    );
    expect(await lab.reaches(id, 'sent')).toMatchObject({ attempts: 1, dispatches: 1, last_error: null });
  });

  it('to a gym lists its first steps', async () => {
    await lab.startWorker();
    await lab.addMail({
      template: 'gym-welcome',
      parameters: { gym_name: lab.gymName, verification_url: 'https://gyms.example.com/verify?token=1.a' },
      recipient: { name: lab.gymName, email: 'desk@iron.example' },
      reply_to: undefined,
    });
    await lab.arrived(1);

    const [mail] = lab.smtp.mails;
    expect(mail?.subject).toContain('Welcome');
    expect(mail?.text).toMatch(/Iron Temple[^]*first steps[^]*1\./);
    expect(mail?.text).toMatch(/^https:\/\/gyms\.example\.com\/verify\?token=1\.a$/m);
    expect(mail?.html).toContain('href="https://gyms.example.com/verify?token&#x3D;1.a"');
    expect(mail?.from).toEqual({ name: 'Gym Manager', address: 'no-reply@manager.example' });
    expect(mail?.replyTo).toBeUndefined();
  });

  it('to a gym that the previous release wrote has no link', async () => {
    await lab.startWorker();
    await lab.addMail({ template: 'gym-welcome', parameters: { gym_name: lab.gymName } as never });
    await lab.arrived(1);
    expect(lab.smtp.mails[0]?.text).toContain('first steps');
    expect(lab.smtp.mails[0]?.text).not.toContain('confirm');
  });

  it('contains names as plain text, whatever they contain', async () => {
    await lab.startWorker();
    const gym_name = '{{first_name}} <script>alert("x")</script>\r\nBcc: evil@evil.example';
    await lab.addMail({
      parameters: { first_name: '"Ada" <b>', gym_name },
      recipient: { name: 'Ada\r\nBcc: evil@evil.example', email: 'ada@people.example' },
      reply_to: { name: gym_name, email: 'desk@iron.example' },
    });
    await lab.arrived(1);

    const [mail] = lab.smtp.mails;
    expect(mail?.subject).toBe(
      'Welcome to {{first_name}} <script>alert("x")</script> Bcc: evil@evil.example!',
    );
    expect(mail?.text).toContain('{{first_name}} <script>alert("x")</script>');
    expect(mail?.html).toContain('&lt;script&gt;');
    expect(mail?.html).not.toContain('<script>');
    expect(mail?.bcc).toBeUndefined();
    expect(lab.smtp.recipients).toEqual(['ada@people.example']);
  });

  it('is not sent to an address that injects another one', async () => {
    await lab.startWorker();
    const email = 'ok@people.example\r\nRCPT TO:<evil@evil.example>';
    const id = await lab.addMail({ recipient: { name: 'Ada', email } });

    await lab.reaches(id, 'bounced');
    expect(lab.smtp.recipients).toEqual([]);
    expect(lab.smtp.mails).toEqual([]);
  });

  it('contains names that look like encoded words unchanged', async () => {
    await lab.startWorker();
    const gym_name = '=?UTF-8?B?SGFja2Vk?= Gym';
    const name =
      'Ada =?UTF-8?Q?Evil?= Lovelace, whose name goes on for longer than one line of a header takes';
    await lab.addMail({
      parameters: { first_name: 'Ada', gym_name },
      recipient: { name, email: 'ada@people.example' },
      reply_to: { name: gym_name, email: 'desk@iron.example' },
    });
    await lab.arrived(1);

    const [mail] = lab.smtp.mails;
    expect(mail).toMatchObject({
      subject: `Welcome to ${gym_name}!`,
      from: { name: gym_name, address: 'no-reply@manager.example' },
      to: [{ name, address: 'ada@people.example' }],
      replyTo: [{ name: gym_name, address: 'desk@iron.example' }],
    });
    // Within quotes some clients decode an encoded word, and others do not.
    expect(mail?.source).not.toMatch(/"=\?/);
  });

  describe('to an internationalised address', () => {
    const recipient = { name: 'Jürgen', email: 'jürgen@bücher.example' };

    const useServer = async (options: object) => {
      await lab.smtp.stop();
      lab.smtp = await startSmtpServer({}, options);
      await lab.startWorker();
    };

    it('is sent to a server that supports SMTPUTF8', async () => {
      await useServer({});
      await lab.reaches(await lab.addMail({ recipient }), 'sent');
      expect(lab.smtp.mails).toMatchObject([{ recipients: [recipient.email], smtpUtf8: true }]);
    });

    it('bounces with that reason when the server does not support SMTPUTF8', async () => {
      await useServer({ hideSMTPUTF8: true });
      const row = await lab.reaches(await lab.addMail({ recipient }), 'bounced');
      expect(row).toMatchObject({ attempts: 1, last_error: expect.stringContaining('SMTPUTF8') });
      expect(lab.smtp.recipients).toEqual([]);
    });

    it('is written in ASCII when only the domain is internationalised', async () => {
      await useServer({});
      const id = await lab.addMail({ recipient: { name: 'Jürgen', email: 'juergen@bücher.example' } });
      await lab.reaches(id, 'sent');
      const [mail] = lab.smtp.mails;
      expect(mail?.source).toContain('<juergen@xn--bcher-kva.example>');
      expect(mail?.smtpUtf8).toBe(false); // nor did the envelope need it
    });

    it('is not used as the Reply-To of a mail to an ASCII address', async () => {
      await useServer({ hideSMTPUTF8: true });
      const reply_to = { name: 'Iron Temple', email: 'jürgen@iron.example' };
      await lab.reaches(await lab.addMail({ reply_to }), 'sent');
      expect(lab.smtp.mails[0]?.source).not.toContain('jürgen');
    });
  });
});

describe.each(QUEUE_BACKENDS)('mail, with the queue on %s', (backend) => {
  let lab: MailLab;

  beforeEach(async () => {
    lab = await MailLab.open(backend);
  });

  afterEach(async () => {
    await lab.close();
  });

  it('sends nothing for a transaction that is rolled back', async () => {
    await lab.startWorker();
    const rolledBack = lab.workers.inGym(async (tx) => {
      await lab.addMailIn(tx, { recipient: { name: 'Nobody', email: 'nobody@people.example' } });
      throw new Error('the signup failed');
    });
    await expect(rolledBack).rejects.toThrow('the signup failed');

    await lab.addMail();
    await lab.arrived(1);
    expect(lab.smtp.recipients).toEqual(['ada@people.example']);
  });

  it('sends one mail for an event that is recorded twice', async () => {
    await lab.addMail({ dedupe_key: 'customer-welcome:once' });
    await lab.addMail({ dedupe_key: 'customer-welcome:once' });
    expect(await lab.sql('SELECT id FROM mails')).toHaveLength(1);
  });

  it('sends one mail when its job is queued several times', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    lab.smtp.behaviour.onMessage = () => released;
    const worker = await lab.startWorker();
    const id = await lab.addMail();
    await eventually('the mail is being sent', () => lab.smtp.recipients.length > 0);

    const addAgain = (jobId: string) =>
      lab.queue(worker).add('send', { gym_id: lab.gymId, id }, { jobId, removeOnComplete: false });
    const duringSending = await addAgain('again-1');
    await eventually('a second job ends', () => duringSending.isCompleted());
    release();
    await lab.reaches(id, 'sent');
    const afterSending = await addAgain('again-2');
    await eventually('a third job ends', () => afterSending.isCompleted());

    expect(lab.smtp.recipients).toHaveLength(1);
    expect(lab.smtp.mails).toHaveLength(1);
  });

  it('does not delay the transaction while the mail server hangs', async () => {
    let release: () => void = () => undefined;
    lab.smtp.behaviour.onRecipient = () =>
      new Promise<void>((resolve) => {
        release = resolve;
      });
    await lab.startWorker();
    const first = await lab.addMail();
    await eventually('the server stalls', () => lab.smtp.recipients.length > 0);

    await lab.addMail({ recipient: { name: 'Grace', email: 'grace@people.example' } });
    expect(await lab.row(first)).toMatchObject({ status: 'pending' });

    lab.smtp.behaviour = {};
    release();
    await lab.arrived(2);
  });

  it('retries when the server answers 451', async () => {
    let refusals = 2;
    lab.smtp.behaviour.onRecipient = () => {
      if (refusals-- > 0) throw reply(451, 'greylisted, come back later');
    };
    await lab.startWorker();
    const id = await lab.addMail();

    expect(await lab.reaches(id, 'sent')).toMatchObject({ attempts: 3, dispatches: 3 });
    expect(lab.smtp.mails).toHaveLength(1);
  });

  it('bounces a mail when the server answers 550, without a retry', async () => {
    lab.smtp.behaviour.onRecipient = () => {
      throw reply(550, 'no such user');
    };
    await lab.startWorker();
    const id = await lab.addMail();

    const row = await lab.reaches(id, 'bounced');
    expect(row).toMatchObject({ attempts: 1 });
    expect(row.last_error).toContain('no such user');
    await sleep(1_500);
    expect(lab.smtp.recipients).toHaveLength(1);
  });

  it('keeps a mail while authentication at the server fails', async () => {
    await lab.smtp.stop();
    let password = 'changed';
    lab.smtp = await startSmtpServer({
      authentication: (auth, _session, done) =>
        auth.password === password ? done(null, { user: auth.username }) : done(reply(535, 'who are you?')),
    });
    await lab.startWorker({ SMTP_USERNAME: 'gym', SMTP_PASSWORD: 'secret' });
    const id = await lab.addMail();
    await eventually('a second attempt', async () => (await lab.row(id)).attempts >= 2);
    expect(await lab.row(id)).toMatchObject({ status: 'pending' });

    password = 'secret';
    await lab.reaches(id, 'sent');
  });

  it('keeps retrying a mail after the first retries are used up', async () => {
    lab.smtp.behaviour.onMessage = () => {
      throw reply(452, 'disk full');
    };
    await lab.startWorker({ MAILER_MAX_RETRIES: '1' });
    const id = await lab.addMail();
    await eventually('both attempts are over', async () => {
      const [rested] = await lab.sql(
        `SELECT id FROM mails WHERE attempts = 2 AND leased_until IS NULL AND due_at > now() + interval '30 seconds'`,
      );
      return rested;
    });

    lab.smtp.behaviour = {};
    await lab.sql(`UPDATE mails SET due_at = now()`);
    expect(await lab.reaches(id, 'sent')).toMatchObject({ attempts: 3, dispatches: 3 });
  });

  it('expires a mail after four days', async () => {
    const tried = await lab.addMail();
    const untried = await lab.addMail();
    await lab.sql(`UPDATE mails SET due_at = now(), created_at = now() - interval '97 hours'`);
    await lab.sql(`UPDATE mails SET attempts = 40 WHERE id = $1`, [tried]);
    await lab.startWorker();

    await lab.reaches(tried, 'expired');
    await lab.reaches(untried, 'sent');
    expect(lab.smtp.mails).toHaveLength(1);
  });

  it('keeps to the rate limit across two workers', async () => {
    const limit = { MAILER_RATE_LIMIT_SECONDS: '1' };
    await Promise.all([lab.startWorker(limit), lab.startWorker(limit)]);
    const start = Date.now();
    for (let count = 0; count < 6; count++) await lab.addMail();
    await lab.arrived(6);

    const end = Math.max(...lab.smtp.mails.map(({ receivedAt }) => receivedAt));
    // Two workers that each kept a limit of their own would need about half of the five pauses.
    expect(end - start).toBeGreaterThan(5 * 1_000 * 0.6);
  });

  it('delivers mails although the queue was emptied', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    lab.smtp.behaviour.onRecipient = () => released;
    const worker = await lab.startWorker();
    for (let count = 0; count < 7; count++)
      await lab.addMail({ recipient: { name: 'Ada', email: `ada${count}@people.example` } });
    await eventually('some are being sent, others wait', async () => {
      const { waiting } = await lab.queue(worker).getJobCounts('waiting');
      return lab.smtp.recipients.length === 5 && waiting === 2;
    });
    await lab.emptyQueue(worker);
    release();

    await lab.arrived(7);
    await eventually('all are settled', async () => {
      const left = await lab.sql(`SELECT id FROM mails WHERE status <> 'sent'`);
      return left.length === 0;
    });
    expect(new Set(lab.smtp.mails.map(({ recipients }) => recipients[0])).size).toBe(7);
    expect(lab.smtp.mails).toHaveLength(7);
  });
});
