import { loadConfig } from '@libs/platform/config';
import { DatabaseModule } from '@libs/platform/database';
import { type App, HttpModule, startApp } from '@libs/platform/http';
import { MailDeliveryModule, MailOutboxModule } from '@libs/mail';
import { getQueueToken } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { type Queue } from 'bullmq';
import { type Histogram, register } from 'prom-client';
import { WorkerModule } from '../apps/worker/src/worker.module';
import { RemindersModule } from '../libs/reminders/src/reminders.module';
import { WriteRemindersJob } from '../libs/reminders/src/write-reminders.job';
import { type ApiClient, type Customer, type Membership } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { setClock } from './support/clock';
import { eventually } from './support/eventually';
import { buildCustomer, buildGym, buildPlan, expectStatus, newEmail } from './support/factories';
import { type ReceivedMail, startSmtpServer, type TestSmtpServer } from './support/smtp';

jest.setTimeout(60_000);

/** A worker whose reminders are written when a test says so, and not every five minutes. */
@Module({
  imports: [HttpModule, DatabaseModule, MailDeliveryModule, MailOutboxModule, RemindersModule],
  providers: [WriteRemindersJob],
})
class Worker {}

let test: TestApp;
let smtp: TestSmtpServer;
const workers: App[] = [];
let api: ApiClient;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());
beforeEach(async () => {
  smtp = await startSmtpServer();
  ({ api } = await buildGym(test.api));
  setClock('2026-03-01T12:00:00Z');
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.close()));
  await smtp.stop();
  await test.sql('DELETE FROM gyms');
});

async function startWorker(module = Worker, variables: NodeJS.ProcessEnv = {}): Promise<App> {
  const config = loadConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    JWT_SECRET: 'unused',
    DATABASE_URL: test.databaseUrl,
    MAILER_BACKEND: 'smtp',
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(smtp.port),
    SMTP_USE_TLS: 'false',
    ...variables,
  });
  const worker = await startApp(config, module, 0);
  workers.push(worker);
  return worker;
}

const write = (worker: App): Promise<void> => worker.get(WriteRemindersJob, { strict: false }).run();

/** The kinds of reminders that are owed, in the order in which they were written. */
async function owed(customer?: { id: number }): Promise<string[]> {
  const mails = await test.sql<{ dedupe_key: string }>(
    `SELECT dedupe_key FROM mails WHERE template = 'customer-reminder' AND customer_id = coalesce($1, customer_id) ORDER BY id`,
    [customer?.id],
  );
  return mails.map(({ dedupe_key }) => dedupe_key.split(':')[3]!);
}

const until = (membership_end: string, more: object = {}, client = api): Promise<Customer> =>
  buildCustomer(client, { membership_end, ...more });

/** Sells a year that ends on 31 March. */
async function sellYear({ id }: Customer): Promise<Membership> {
  const year = { kind: 'fixed', period: { unit: 'year', count: 1 }, periods: 1 };
  const { id: plan_id } = await buildPlan(api, year);
  const sale = { plan_id, start_date: '2025-04-01' };
  return expectStatus(await api.post<Membership>(`/customers/${id}/memberships`, sale), 201);
}

/** Lets mails of gyms leave. */
const verifyGyms = () => test.sql('UPDATE mail_senders SET verified_at = now()');

/** Adds customers whose membership ends on 31 March. */
async function addManyUntilEndOfMarch(customers: number): Promise<void> {
  const { gym_id } = await buildCustomer(api);
  await test.sql(
    `INSERT INTO customers (gym_id, first_name, last_name, email, membership_end)
     SELECT $1, 'Ada', 'Lovelace', 'ada-' || number || '@example.com', '2026-03-31' FROM generate_series(1, $2) AS number`,
    [gym_id, customers],
  );
}

/** How many statements this process has sent to PostgreSQL. */
async function statementsSent(): Promise<number> {
  const histogram = register.getSingleMetric('db_query_duration_seconds') as Histogram;
  const counts = (await histogram.get()).values.filter(({ metricName }) => metricName?.endsWith('_count'));
  return counts.reduce((sum, { value }) => sum + value, 0);
}

const reminderTo = (email: string): Promise<ReceivedMail> =>
  eventually(`a reminder to ${email}`, () =>
    smtp.mails.find(
      ({ recipients, subject = '' }) => recipients.includes(email) && /membership/.test(subject),
    ),
  );

describe('Reminders', () => {
  it('are due 14, 7 and 1 days before the last day and on the day after it, and on no other', async () => {
    const worker = await startWorker();
    const customer = await until('2026-03-31');
    const days: Record<string, string[]> = {};
    for (let day = 10; day <= 40; day++) {
      const date = new Date(Date.UTC(2026, 2, day)).toISOString().slice(0, 10);
      setClock(`${date}T09:00:00Z`);
      await write(worker);
      const kinds = (await owed(customer)).slice(Object.values(days).flat().length);
      if (kinds.length > 0) days[date] = kinds;
    }
    expect(days).toEqual({
      '2026-03-17': ['14_days_before'],
      '2026-03-24': ['7_days_before'],
      '2026-03-30': ['1_day_before'],
      '2026-04-01': ['1_day_after'],
    });
  });

  it("are due at nine in the gym's own morning: in Auckland 22 hours before Honolulu", async () => {
    const worker = await startWorker();
    const auckland = (await buildGym(test.api, { timezone: 'Pacific/Auckland' })).api;
    const honolulu = (await buildGym(test.api, { timezone: 'Pacific/Honolulu' })).api;
    const [aroha, kai] = [await until('2026-06-15', {}, auckland), await until('2026-06-15', {}, honolulu)];
    const writtenAt = async (moment: string): Promise<[number, number]> => {
      setClock(moment);
      await write(worker);
      return [(await owed(aroha)).length, (await owed(kai)).length];
    };
    // 14 June, one day before: nine o'clock is 21:00 UTC of the 13th there, and 19:00 UTC of the 14th here.
    expect(await writtenAt('2026-06-13T20:59:59Z')).toEqual([0, 0]);
    expect(await writtenAt('2026-06-13T21:00:00Z')).toEqual([1, 0]);
    expect(await writtenAt('2026-06-14T18:59:59Z')).toEqual([1, 0]);
    expect(await writtenAt('2026-06-14T19:00:00Z')).toEqual([1, 1]);
  });

  it.each([
    ['on the day before it begins', '2026-03-28', '08:00:00', '07:59:59'],
    ['on the day on which it begins', '2026-03-29', '07:00:00', '06:59:59'],
    ['on the day on which it ends', '2026-10-25', '08:00:00', '07:59:59'],
  ])(
    'are due at nine by the clock on the wall, daylight saving time or not: %s',
    async (_, day, nine, before) => {
      const worker = await startWorker();
      const berlin = (await buildGym(test.api, { timezone: 'Europe/Berlin' })).api;
      const tomorrow = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
      const customer = await until(tomorrow, {}, berlin);
      setClock(`${day}T${before}Z`);
      await write(worker);
      expect(await owed(customer)).toEqual([]);
      setClock(`${day}T${nine}Z`);
      await write(worker);
      expect(await owed(customer)).toEqual(['1_day_before']);
    },
  );

  it('of a morning on which no worker ran are caught up once on the same day', async () => {
    const customer = await until('2026-03-31');
    setClock('2026-03-24T21:30:00Z');
    const worker = await startWorker();
    for (let run = 0; run < 3; run++) await write(worker);
    expect(await owed(customer)).toEqual(['7_days_before']);
    setClock('2026-03-25T09:00:00Z');
    await write(worker);
    expect(await owed(customer)).toEqual(['7_days_before']);
  });

  it('of a day on which no worker ran at all are left out: what they say of days would be wrong', async () => {
    const [customer, worker] = [await until('2026-03-31'), await startWorker()];
    setClock('2026-03-29T09:00:00Z');
    await write(worker);
    setClock('2026-03-31T09:00:00Z');
    await write(worker);
    expect(await owed(customer)).toEqual([]);
    setClock('2026-04-01T09:00:00Z');
    await write(worker);
    expect(await owed(customer)).toEqual(['1_day_after']);
  });

  it('are written once by two workers at the same moment', async () => {
    const customers = await Promise.all(Array.from({ length: 20 }, () => until('2026-03-31')));
    const [one, other] = [await startWorker(), await startWorker()];
    setClock('2026-03-30T09:00:00Z');
    await Promise.all([write(one), write(other), write(one), write(other)]);
    for (const customer of customers) expect(await owed(customer)).toEqual(['1_day_before']);
  });

  it('go to whoever is there at nine: who is added later that day is not reminded of it', async () => {
    const worker = await startWorker();
    setClock('2026-03-30T09:00:00Z');
    await write(worker);
    const customer = await until('2026-03-31');
    setClock('2026-03-30T12:00:00Z');
    await write(worker);
    expect(await owed(customer)).toEqual([]);
  });

  it('end with a renewal, and begin anew with the next period', async () => {
    const [worker, customer] = [await startWorker(), await buildCustomer(api)];
    const { id } = await sellYear(customer);
    setClock('2026-03-17T09:00:00Z');
    await write(worker);
    expect(await owed(customer)).toEqual(['14_days_before']);
    setClock('2026-03-20T12:00:00Z');
    expectStatus(await api.post(`/memberships/${id}/renew`), 201);
    for (const day of ['2026-03-24', '2026-03-30', '2026-04-01']) {
      setClock(`${day}T09:00:00Z`);
      await write(worker);
    }
    expect(await owed(customer)).toEqual(['14_days_before']);
    setClock('2027-03-17T09:00:00Z');
    await write(worker);
    expect(await owed(customer)).toEqual(['14_days_before', '14_days_before']);
  });

  it('are of no membership that another one follows, after a gap too, and of none that has not begun', async () => {
    const worker = await startWorker();
    const week = { kind: 'fixed', period: { unit: 'week', count: 1 }, periods: 1 };
    const { id: plan_id } = await buildPlan(api, week);
    const sell = async ({ id }: Customer, start_date: string) =>
      expectStatus(await api.post(`/customers/${id}/memberships`, { plan_id, start_date }), 201);
    const back = await buildCustomer(api);
    await sell(back, '2026-03-01');
    await sell(back, '2026-05-01');
    const soon = await buildCustomer(api);
    await sell(soon, '2026-03-10');
    for (const day of ['2026-03-02', '2026-03-06', '2026-03-08', '2026-03-09']) {
      setClock(`${day}T09:00:00Z`);
      await write(worker);
    }
    expect(await owed()).toEqual([]);
    setClock('2026-03-15T09:00:00Z');
    await write(worker);
    expect(await owed()).toEqual(['1_day_before']);
  });

  it('are those that the gym has chosen', async () => {
    const worker = await startWorker();
    const customer = await until('2026-03-31');
    expectStatus(await api.patch('/gyms/me/settings', { reminders: ['1_day_after', '14_days_before'] }), 200);
    for (const day of ['2026-03-17', '2026-03-24', '2026-03-30', '2026-04-01']) {
      setClock(`${day}T09:00:00Z`);
      await write(worker);
    }
    expect(await owed(customer)).toEqual(['14_days_before', '1_day_after']);
  });

  it('go to nobody who is inactive, or has refused mails; whoever was never asked gets them', async () => {
    const worker = await startWorker();
    const [asked, never] = [await until('2026-03-31', { mail_consent: true }), await until('2026-03-31')];
    await until('2026-03-31', { mail_consent: false });
    await until('2026-03-31', { active: false });
    setClock('2026-03-30T09:00:00Z');
    await write(worker);
    expect([await owed(asked), await owed(never), (await owed()).length]).toEqual([
      ['1_day_before'],
      ['1_day_before'],
      2,
    ]);
  });

  it('of one gym that cannot be written keep nobody else from theirs', async () => {
    const other = (await buildGym(test.api)).api;
    await until('2026-03-31');
    const customer = await until('2026-03-31', {}, other);
    const { gym_id } = (await api.get<Customer[]>('/customers')).body[0]!;
    await test.sql(
      `ALTER TABLE reminder_senders ADD CONSTRAINT broken CHECK (gym_id <> ${gym_id}) NOT VALID`,
    );
    try {
      const worker = await startWorker();
      setClock('2026-03-30T09:00:00Z');
      await expect(write(worker)).rejects.toThrow('Some reminders were not written');
      expect(await owed(customer)).toEqual(['1_day_before']);
      expect(await owed()).toHaveLength(1);
      // How long the gym has waited since nine is what the alert goes by.
      setClock('2026-03-30T10:00:00Z');
      expect(await register.getSingleMetricAsString('reminders_oldest_due_age_seconds')).toMatch(
        / (?:0|3600)$/m,
      );
    } finally {
      await test.sql('ALTER TABLE reminder_senders DROP CONSTRAINT broken');
    }
    await write(workers[0]!);
    expect(await owed()).toHaveLength(2);
  });

  it('to many customers take statements by the hundred customers, and not by the customer', async () => {
    const worker = await startWorker();
    await addManyUntilEndOfMarch(2_000);
    setClock('2026-03-30T09:00:00Z');
    const before = await statementsSent();
    await write(worker);
    expect((await statementsSent()) - before).toBeLessThan(100);
    expect(await owed()).toHaveLength(2_000);
  });

  it('to many customers that fail halfway go on where they stopped, and nobody gets two', async () => {
    const worker = await startWorker();
    await addManyUntilEndOfMarch(1_200);
    const [last] = await test.sql<{ id: number }>('SELECT max(id) AS id FROM customers');
    await test.sql(`ALTER TABLE mails ADD CONSTRAINT broken CHECK (customer_id <> ${last!.id}) NOT VALID`);
    setClock('2026-03-30T09:00:00Z');
    try {
      await expect(write(worker)).rejects.toThrow('Some reminders were not written');
    } finally {
      await test.sql('ALTER TABLE mails DROP CONSTRAINT broken');
    }
    const written = (await owed()).length;
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(1_200);
    for (let run = 0; run < 2; run++) await write(worker);
    expect(await owed()).toHaveLength(1_200);
  });

  it('are written by the schedule of the worker', async () => {
    await until('2026-03-31');
    setClock('2026-03-30T09:00:00Z');
    const worker = await startWorker(WorkerModule);
    await worker.get<Queue>(getQueueToken('write-reminders'), { strict: false }).add('run', {});
    await eventually('the reminder is written', async () => (await owed()).length === 1);
  });
});

describe('A reminder', () => {
  it('says whose membership ends and when, in the name of the gym, and how to get no more', async () => {
    const worker = await startWorker();
    await verifyGyms();
    const { email } = await until('2026-03-31', { first_name: 'Ada', last_name: 'Lovelace' });
    setClock('2026-03-24T09:00:00Z');
    await write(worker);
    const mail = await reminderTo(email);
    expect(mail.subject).toBe('Your membership at Iron Temple ends on 31 March 2026');
    expect(mail.from).toMatchObject({ name: 'Iron Temple' });
    expect(mail.text).toContain('Hi Ada,\n\nthe membership of Ada Lovelace ends on 31 March 2026.\n');
    expect(mail.html).toMatch(/<p [^>]*>Hi Ada,<\/p>\s*<p [^>]*>the membership of Ada Lovelace ends/);
    expect(mail.headers.find(({ key }) => key === 'list-unsubscribe-post')?.value).toBe(
      'List-Unsubscribe=One-Click',
    );
    const [, url] = /^<(http.+)>$/.exec(
      mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '',
    )!;
    expect(mail.text).toContain(url);
    expect(mail.html?.replaceAll('&#x3D;', '=')).toContain(`href="${url}"`);
  });

  it('speaks in the words of the gym where it has written some', async () => {
    const worker = await startWorker();
    await verifyGyms();
    const text = {
      subject: 'Your membership, {first_name}',
      message: 'See you until {end_date}?\n\n{gym_name}',
    };
    expectStatus(await api.send('PUT', '/gyms/me/reminder-templates/7_days_before', { json: text }), 200);
    const { email } = await until('2026-03-31', { first_name: '{gym_name} <b>' });
    setClock('2026-03-24T09:00:00Z');
    await write(worker);
    const mail = await reminderTo(email);
    expect(mail.subject).toBe('Your membership, {gym_name} <b>');
    expect(mail.text).toMatch(/^See you until 31 March 2026\?\n\nIron Temple\n/);
  });

  it('goes to the guardian of whoever has no address, and not to one who has refused', async () => {
    const worker = await startWorker();
    await verifyGyms();
    const email = newEmail();
    const guardian = await buildCustomer(api, { first_name: 'Anne', email });
    const child = await until('2026-03-31', {
      first_name: 'Tim',
      last_name: 'Byron',
      email: null,
      guardian_id: guardian.id,
    });
    setClock('2026-03-24T09:00:00Z');
    await write(worker);
    const mail = await reminderTo(email);
    expect(mail.text).toContain('Hi Anne,\n\nthe membership of Tim Byron ends');
    expectStatus(await api.patch(`/customers/${guardian.id}`, { mail_consent: false }), 200);
    setClock('2026-03-30T09:00:00Z');
    await write(worker);
    expect(await owed(child)).toEqual(['7_days_before']);
  });

  it.each<[string, (membership: Membership) => Promise<unknown>]>([
    ['the membership is renewed', ({ id }) => api.post(`/memberships/${id}/renew`)],
    [
      'the customer refuses mails',
      ({ customer_id }) => api.patch(`/customers/${customer_id}`, { mail_consent: false }),
    ],
    [
      'the end is put off by a freeze',
      ({ id }) => api.post(`/memberships/${id}/freeze`, { start_date: '2026-03-25', end_date: '2026-03-26' }),
    ],
    ['the gym turns it off', () => api.patch('/gyms/me/settings', { reminders: ['14_days_before'] })],
    ['the next one is due', async () => setClock('2026-03-30T08:00:00Z')],
  ])('that waits for the gym to be confirmed is not sent when, until then, %s', async (_, happens) => {
    const worker = await startWorker();
    const customer = await buildCustomer(api);
    const membership = await sellYear(customer);
    setClock('2026-03-24T09:00:00Z');
    await write(worker);
    await happens(membership);
    await verifyGyms();
    await test.sql('NOTIFY mails');
    const row = await eventually('the reminder is settled', async () => {
      const [mail] = await test.sql<{ status: string; last_error: string }>(
        `SELECT status, last_error FROM mails WHERE template = 'customer-reminder' AND customer_id = $1 AND status <> 'pending'`,
        [customer.id],
      );
      return mail;
    });
    expect(row).toEqual({ status: 'expired', last_error: 'What it says does not hold any more' });
    const reminders = smtp.mails.filter(({ subject }) => subject?.startsWith('Your membership'));
    expect(reminders).toEqual([]);
  });

  it('that waits for a few days is sent while it still holds', async () => {
    const worker = await startWorker();
    const { email } = await until('2026-03-31');
    setClock('2026-03-17T09:00:00Z');
    await write(worker);
    setClock('2026-03-20T09:00:00Z');
    await verifyGyms();
    await test.sql('NOTIFY mails');
    await reminderTo(email);
  });
});

describe('Unsubscribing', () => {
  interface Consent {
    mail_consent: boolean | null;
    mail_consent_at: Date | null;
    mail_consent_source: string | null;
  }
  const consentOf = async ({ id }: Customer): Promise<Consent> => {
    const [consent] = await test.sql<Consent>(
      'SELECT mail_consent, mail_consent_at, mail_consent_source FROM customers WHERE id = $1',
      [id],
    );
    return consent!;
  };
  const ASKED_NEVER = { mail_consent: null, mail_consent_at: null, mail_consent_source: null };

  /** The path of the link in a customer's reminder. */
  async function linkFor(customer: Customer): Promise<string> {
    const worker = await startWorker();
    setClock('2026-03-30T09:00:00Z');
    await write(worker);
    const [mail] = await test.sql<{ url: string }>(
      `SELECT parameters ->> 'unsubscribe_url' AS url FROM mails WHERE customer_id = $1 AND template = 'customer-reminder'`,
      [customer.id],
    );
    return mail!.url.replace('http://localhost:8000', '');
  }
  /** What a mail program sends when somebody presses its button. */
  const press = (link: string) =>
    test.api.root.send('POST', link, { form: { 'List-Unsubscribe': 'One-Click' } });

  it('takes one press in the mail program, without signing in, and ends all reminders', async () => {
    const customer = await until('2026-03-31');
    const other = await until('2026-03-31');
    const link = await linkFor(customer);
    const answer = await press(link);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('You are unsubscribed');
    expect(await consentOf(customer)).toEqual({
      mail_consent: false,
      mail_consent_at: expect.any(Date),
      mail_consent_source: 'unsubscribe',
    });
    expect(await consentOf(other)).toEqual(ASKED_NEVER);
    setClock('2026-04-01T09:00:00Z');
    await write(workers[0]!);
    expect(await owed(customer)).toEqual(['1_day_before']);
    expect(await owed(other)).toEqual(['1_day_before', '1_day_after']);
  });

  it('takes a button on a page for whoever opens the link, which changes nothing by itself', async () => {
    const customer = await until('2026-03-31');
    const link = await linkFor(customer);
    const page = await test.api.root.get<string>(link);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<button>Unsubscribe</button>');
    expect(await consentOf(customer)).toEqual(ASKED_NEVER);
    const token = /name="token" value="([^"]+)"/.exec(page.text)![1]!;
    expect((await test.api.root.send('POST', link, { form: { token } })).status).toBe(200);
    expect((await consentOf(customer)).mail_consent).toBe(false);
  });

  it('may be repeated: when it was stays', async () => {
    const customer = await until('2026-03-31');
    const link = await linkFor(customer);
    expect((await press(link)).status).toBe(200);
    const first = await consentOf(customer);
    expect((await press(link)).status).toBe(200);
    expect(await consentOf(customer)).toEqual(first);
  });

  it('is in the history of the customer as nobody of the staff', async () => {
    const customer = await until('2026-03-31');
    await press(await linkFor(customer));
    const { body } = await api.get<{ items: object[] }>(`/customers/${customer.id}/history`);
    expect(body.items[0]).toMatchObject({
      action: 'customer.updated',
      actor_id: null,
      after: { mail_consent: false, mail_consent_source: 'unsubscribe' },
    });
  });

  it('cannot be forged: a link that no gym has signed is 404, and changes nothing', async () => {
    const [customer, other] = [await until('2026-03-31'), await until('2026-03-31')];
    const stranger = await buildGym(test.api);
    const theirs = await until('2026-03-31', {}, stranger.api);
    const link = await linkFor(customer);
    const foreign = (
      await test.sql<{ url: string }>(
        `SELECT parameters ->> 'unsubscribe_url' AS url FROM mails WHERE customer_id = $1 AND template = 'customer-reminder'`,
        [theirs.id],
      )
    )[0]!.url;
    const [gym, id, signature] = new URL(link, 'http://localhost').searchParams.get('token')!.split('.');
    const foreignSignature = foreign.split('.').at(-1);
    for (const token of [
      `${gym}.${other.id}.${signature}`,
      `${gym}.${id}.${signature!.slice(0, -2)}AA`,
      `${gym}.${id}.${foreignSignature}`,
      `${stranger.gym.id}.${id}.${signature}`,
      `999999.${id}.${signature}`,
      `${gym}.${id}`,
      `${gym}.${id}.`,
      'nonsense',
    ]) {
      const answer = await press(`/api/v1/unsubscribe?token=${token}`);
      expect({ token, status: answer.status }).toEqual({ token, status: 404 });
      expect(answer.text).toContain('Unknown unsubscribe link');
    }
    for (const one of [customer, other, theirs]) expect(await consentOf(one)).toEqual(ASKED_NEVER);
  });

  it('does no harm once the customer is gone', async () => {
    const customer = await until('2026-03-31');
    const link = await linkFor(customer);
    expectStatus(await api.delete(`/customers/${customer.id}`), 204);
    expect((await press(link)).status).toBe(200);
  });

  it('by the link of an entry that was merged into another holds for that one', async () => {
    const [customer, other] = [await until('2026-03-31'), await buildCustomer(api)];
    const link = await linkFor(customer);
    expectStatus(await api.post(`/customers/${other.id}/merge`, { from_id: customer.id }), 200);
    expect((await press(link)).status).toBe(200);
    expect((await consentOf(other)).mail_consent_source).toBe('unsubscribe');
  });

  it('stops no welcome mail, and nothing else that has to be said', async () => {
    const email = newEmail();
    const customer = await until('2026-03-31', { email });
    await press(await linkFor(customer));
    await verifyGyms();
    await test.sql('NOTIFY mails');
    await eventually('the welcome mail', () =>
      smtp.mails.some(
        ({ recipients, subject }) => recipients.includes(email) && subject?.startsWith('Welcome'),
      ),
    );
  });
});
