import { DeleteOldRowsJob } from '@libs/platform/retention';
import { FillMailCustomers1764050000003 } from '../migrations/1764050000003-fill-mail-customers';
import { startTestApp, type TestApp } from './support/app';
import { eventually } from './support/eventually';
import { buildCustomer, buildGym, expectStatus, type SignedUpGym } from './support/factories';
import { MailLab } from './support/mail-lab';

jest.setTimeout(120_000);

describe('The mails of a customer', () => {
  let test: TestApp;
  let gym: SignedUpGym;
  beforeAll(async () => {
    test = await startTestApp();
    gym = await buildGym(test.api);
  });
  afterAll(() => test.stop());

  /** Mails in which a text stands anywhere. */
  const mailsWith = (text: string) =>
    test.sql(`SELECT id FROM mails WHERE position($1 IN row_to_json(mails)::text) > 0`, [text]);

  it.each(['pending', 'sent', 'bounced', 'expired'])('go with them, %s ones too', async (status) => {
    const { id, email } = await buildCustomer(gym.api, { first_name: 'Canary' });
    const other = await buildCustomer(gym.api);
    await test.sql(`UPDATE mails SET status = $1 WHERE gym_id = $2`, [status, gym.gym.id]);
    expect(await mailsWith(email)).toHaveLength(1);

    expectStatus(await gym.api.delete(`/customers/${id}`), 204);
    expect(await mailsWith(email)).toEqual([]);
    expect(await mailsWith('Canary')).toEqual([]);
    expect(await mailsWith(other.email)).toHaveLength(1);
    expect(await mailsWith('gym-welcome:')).toHaveLength(1);
  });

  describe('that the previous release wrote', () => {
    /** Writes a mail as the previous release does. */
    const write = (customerId: number, email: string) =>
      test.sql(
        `INSERT INTO mails (gym_id, dedupe_key, template, parameters, recipient_name, recipient_email)
         VALUES ($1, $2, 'customer-welcome', '{}', 'x', $3)`,
        [gym.gym.id, `customer-welcome:${customerId}`, email],
      );

    it('while the schema is new go with them', async () => {
      const { id } = await buildCustomer(gym.api);
      await test.sql('DELETE FROM mails WHERE customer_id = $1', [id]);
      await write(id, 'meanwhile@people.example');
      expectStatus(await gym.api.delete(`/customers/${id}`), 204);
      expect(await mailsWith('meanwhile@people.example')).toEqual([]);
    });

    it('before the migration go with them; those of customers who are gone go with the migration', async () => {
      const { id } = await buildCustomer(gym.api);
      await test.sql('ALTER TABLE mails DISABLE TRIGGER mails_set_customer_id');
      await test.sql('DELETE FROM mails WHERE customer_id = $1', [id]);
      await write(id, 'before@people.example');
      await write(4_711, 'gone@people.example');
      await test.sql('ALTER TABLE mails ENABLE TRIGGER mails_set_customer_id');

      await new FillMailCustomers1764050000003().up({ query: (text: string) => test.sql(text) } as never);
      expect(await mailsWith('gone@people.example')).toEqual([]);
      expect(await mailsWith('gym-welcome:')).toHaveLength(1);
      expect(await mailsWith('before@people.example')).toHaveLength(1);
      expectStatus(await gym.api.delete(`/customers/${id}`), 204);
      expect(await mailsWith('before@people.example')).toEqual([]);
    });
  });
});

describe('In the worker', () => {
  let lab: MailLab;
  beforeEach(async () => {
    lab = await MailLab.open('postgres');
  });
  afterEach(() => lab.close());

  it('a mail that is being sent while its customer is deleted arrives once at most, and leaves no row', async () => {
    const [customer] = await lab.sql<{ id: number }>(
      `INSERT INTO customers (gym_id, first_name, last_name, email) VALUES ($1, 'Ada', 'Lovelace', 'ada@people.example') RETURNING id`,
      [lab.gymId],
    );
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    lab.smtp.behaviour.onMessage = () => finished;
    const worker = await lab.startWorker();
    await lab.addMail({ customer_id: customer?.id });
    await eventually('the mail is being sent', () => lab.smtp.recipients.length > 0);

    await lab.sql('DELETE FROM customers');
    expect(await lab.sql('SELECT id FROM mails')).toEqual([]);
    finish();
    await eventually('the job ends', async () => {
      const { active, waiting, delayed } = await lab
        .queue(worker)
        .getJobCounts('active', 'waiting', 'delayed');
      return active === 0 && waiting === 0 && delayed === 0;
    });
    await lab.addMail(); // by when another attempt would have been made
    await eventually('the next mail arrives', () => lab.smtp.recipients.length === 2);
    expect(lab.smtp.mails.length).toBeLessThanOrEqual(2);
    expect(await lab.sql('SELECT id FROM mails')).toHaveLength(1);
  });

  it('mails are removed 30 days after they were settled, pending ones never', async () => {
    const worker = await lab.startWorker({ SMTP_PORT: '1' }); // nobody listens: all stay pending
    for (const dedupe_key of ['old', 'recent', 'pending']) await lab.addMail({ dedupe_key });
    const settle = `UPDATE mails SET status = 'sent', settled_at = now() - $1::interval WHERE dedupe_key = $2`;
    await lab.sql(settle, ['30 days 1 hour', 'old']);
    await lab.sql(settle, ['29 days 23 hours', 'recent']);
    await lab.sql(`UPDATE mails SET created_at = now() - interval '3 days' WHERE dedupe_key = 'pending'`);

    await worker.get(DeleteOldRowsJob, { strict: false }).run();
    expect(await lab.sql('SELECT dedupe_key FROM mails ORDER BY id')).toEqual([
      { dedupe_key: 'recent' },
      { dedupe_key: 'pending' },
    ]);
  });

  it('that an address was welcomed is forgotten after a year', async () => {
    const worker = await lab.startWorker();
    await lab.sql(
      `INSERT INTO welcomed_addresses (gym_id, address_hash, created_at)
       VALUES ($1, 'old', now() - interval '366 days'), ($1, 'recent', now() - interval '364 days')`,
      [lab.gymId],
    );
    await worker.get(DeleteOldRowsJob, { strict: false }).run();
    expect(await lab.sql(`SELECT encode(address_hash, 'escape') AS hash FROM welcomed_addresses`)).toEqual([
      { hash: 'recent' },
    ]);
  });
});
