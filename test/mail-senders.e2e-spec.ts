import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '@libs/platform/config';
import { Database } from '@libs/platform/database';
import { type App, startApp } from '@libs/platform/http';
import { register } from 'prom-client';
import { MailsRepository } from '../libs/mail/src/mails.repository';
import { MailSenders1764050000004 } from '../migrations/1764050000004-mail-senders';
import { WorkerModule } from '../apps/worker/src/worker.module';
import { startTestApp, type TestApp } from './support/app';
import { eventually } from './support/eventually';
import { buildCustomer, buildGym, expectStatus, type SignedUpGym } from './support/factories';
import { reply, startSmtpServer, type TestSmtpServer } from './support/smtp';

jest.setTimeout(120_000);

let test: TestApp;
let smtp: TestSmtpServer;
let worker: App | undefined;

beforeAll(async () => (test = await startTestApp()));
afterAll(() => test.stop());
beforeEach(async () => {
  smtp = await startSmtpServer();
});
afterEach(async () => {
  await worker?.close();
  worker = undefined;
  await smtp.stop();
  await test.sql('TRUNCATE gyms, users CASCADE');
});

async function startWorker(variables: NodeJS.ProcessEnv = {}): Promise<void> {
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
  worker = await startApp(config, WorkerModule, 0);
}

const mailTo = (email: string) =>
  eventually(`a mail to ${email}`, () => smtp.mails.find(({ recipients }) => recipients.includes(email)));

/** What of the link in a gym's welcome mail comes after the host. */
async function linkOf({ email }: SignedUpGym): Promise<string> {
  const { text = '', html = '' } = await mailTo(email);
  const link = /^http:\/\/localhost:8000(\/\S+)$/m.exec(text)?.[1] ?? '';
  expect(html.replaceAll('&#x3D;', '=')).toContain(`href="http://localhost:8000${link}"`);
  return link;
}

/** What the button on the page does. */
const confirm = (link: string) => {
  const url = new URL(link, 'http://localhost');
  return test.api.root.send('POST', url.pathname, { form: { token: url.searchParams.get('token') ?? '' } });
};

/** Ends when the worker has looked for mails twice since. */
async function workerLooks(): Promise<void> {
  const gym = await buildGym(test.api);
  await mailTo(gym.email);
}

describe('Mails to customers', () => {
  it('wait until the owner has opened the link of the welcome mail and confirmed; the request that caused them does not', async () => {
    await startWorker();
    const gym = await buildGym(test.api);
    const other = await buildGym(test.api);
    const [ada, grace] = [await buildCustomer(gym.api), await buildCustomer(gym.api)];
    const stranger = await buildCustomer(other.api);
    const link = await linkOf(gym);
    await workerLooks();
    expect(smtp.recipients).not.toContain(ada.email);

    const page = await test.api.root.get(link);
    expectStatus(page, 200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.text).toMatch(/<form method="post">[^]*<button>/);
    await workerLooks();
    expect(smtp.recipients).not.toContain(ada.email); // a scanner of links does as much

    const confirmed = await confirm(link);
    expectStatus(confirmed, 200);
    expect(confirmed.text).toContain('Your address is confirmed');
    await mailTo(ada.email);
    await mailTo(grace.email);
    const later = await buildCustomer(gym.api);
    await mailTo(later.email);
    expect(smtp.recipients).not.toContain(stranger.email);
    expectStatus(await confirm(link), 200); // people press twice
  });

  it('leave within a second of the confirmation, and do not count as overdue before', async () => {
    await startWorker();
    const gym = await buildGym(test.api);
    const { email } = await buildCustomer(gym.api);
    const link = await linkOf(gym);
    await test.sql(`UPDATE mails SET created_at = now() - interval '10 days' WHERE recipient_email = $1`, [
      email,
    ]);
    const began = Date.now();
    await confirm(link);
    await mailTo(email);
    expect(Date.now() - began).toBeLessThan(5_000);
    const [row] = await test.sql<{ age: number }>(
      'SELECT extract(epoch FROM now() - created_at)::float AS age FROM mails WHERE recipient_email = $1',
      [email],
    );
    expect(row?.age).toBeLessThan(60); // so that it neither counts as overdue nor expires with its first failure
  });

  it('do not wait for gyms that were there before, nor for those of the previous release', async () => {
    const [before] = await test.sql<{ id: number }>(
      `INSERT INTO gyms (name, email, monthly_fee_cents, currency) VALUES ('Old', 'old@gyms.example', 1, 'EUR') RETURNING id`,
    );
    await test.sql(
      `INSERT INTO mails (gym_id, dedupe_key, template, parameters, recipient_name, recipient_email, due_at)
       VALUES ($1, 'x', 'customer-welcome', '{"first_name":"Ada","gym_name":"Old"}', 'Ada', 'ada@people.example', 'infinity')`,
      [before?.id],
    );
    await startWorker();
    await mailTo('ada@people.example');

    const migration = new MailSenders1764050000004();
    const runner = { query: (text: string) => test.sql(text) } as never;
    await test.sql('BEGIN');
    try {
      await migration.down(runner);
      await migration.up(runner);
      // It is rounded to milliseconds.
      expect(
        await test.sql(`SELECT gym_id, verified_at < now() + interval '1 ms' AS verified FROM mail_senders`),
      ).toEqual([{ gym_id: before?.id, verified: true }]);
    } finally {
      await test.sql('ROLLBACK');
    }
  });

  it('do not wait where mails are printed', async () => {
    await startWorker({ MAILER_BACKEND: 'console' });
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      const { email } = await buildCustomer(test.api);
      await eventually('the mail is printed', () =>
        write.mock.calls.some(([text]) => String(text).includes(email)),
      );
    } finally {
      write.mockRestore();
    }
  });
});

describe('The link', () => {
  it('is stored as a hash alone once it is sent', async () => {
    await startWorker();
    const gym = await buildGym(test.api);
    const token = new URL(await linkOf(gym), 'http://localhost').searchParams.get('token') ?? '';
    expect(token).toMatch(new RegExp(`^${gym.gym.id}\\.[\\w-]{43}$`));
    const secret = token.split('.')[1] ?? '';
    await eventually('the mail is settled', async () => {
      const rows = await test.sql(`SELECT FROM mails WHERE status = 'sent'`);
      return rows.length === 1;
    });
    for (const table of ['mails', 'mail_senders', 'gyms', 'users'])
      expect(
        await test.sql(`SELECT FROM ${table} WHERE position($1 IN row_to_json(${table})::text) > 0`, [
          secret,
        ]),
      ).toEqual([]);
  });

  it('confirms nothing with a token that no mail had', async () => {
    const { gym } = await buildGym(test.api);
    for (const token of [
      '',
      'x',
      `${gym.id}.`,
      '99999999999999999999.x',
      `${gym.id}.${'A'.repeat(43)}`,
      `${gym.id}.' OR true --`,
      '{{token}}<b>',
    ]) {
      const answer = await test.api.send('POST', '/gyms/verification', { form: { token } });
      expect([token, answer.status, answer.headers.get('Content-Type')]).toEqual([
        token,
        token === '' ? 422 : 404,
        'text/html; charset=utf-8',
      ]);
      expect(answer.text).not.toContain('<b>');
      if (token !== '') {
        const page = await test.api.get(`/gyms/verification?token=${encodeURIComponent(token)}`);
        expect(page.text).not.toContain('<b>');
      }
      expect(await test.sql('SELECT FROM mail_senders WHERE verified_at IS NOT NULL')).toEqual([]);
    }
  });

  it("of one gym confirms no other's", async () => {
    await startWorker();
    const [one, other] = [await buildGym(test.api), await buildGym(test.api)];
    const link = await linkOf(one);
    const swapped = link.replace(`token=${one.gym.id}.`, `token=${other.gym.id}.`);
    expect((await confirm(swapped)).status).toBe(404);
    expectStatus(await confirm(link), 200);
    expect(await test.sql('SELECT gym_id::int FROM mail_senders WHERE verified_at IS NOT NULL')).toEqual([
      { gym_id: one.gym.id },
    ]);
  });
});

describe('A gym', () => {
  let gym: SignedUpGym;
  let statuses: () => Promise<Record<string, number>>;

  beforeEach(async () => {
    gym = await buildGym(test.api);
    await test.sql('DELETE FROM mails');
    await test.sql('UPDATE mail_senders SET verified_at = now()');
    statuses = async () => {
      const rows = await test.sql<{ status: string; count: number }>(
        `SELECT CASE due_at WHEN 'infinity' THEN 'held' ELSE status END AS status, count(*)::int FROM mails GROUP BY 1`,
      );
      return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
    };
  });

  /** Writes mails to as many customers, as the outbox does. */
  const write = (count: number, { id }: { id: number }) =>
    test.sql(
      `WITH new AS (
         INSERT INTO customers (gym_id, first_name, last_name, email)
         SELECT $1, 'Ada', 'L', 'ada' || n || '@people.example' FROM generate_series(1, $2::int) AS n RETURNING id, email
       )
       INSERT INTO mails (gym_id, customer_id, dedupe_key, template, parameters, recipient_name, recipient_email, due_at)
       SELECT $1, id, 'customer-welcome:' || id, 'customer-welcome', '{"first_name":"Ada","gym_name":"Gym"}', 'Ada', email, 'infinity' FROM new`,
      [id, count],
    );
  /** Lets mails through as the worker does, without one. */
  const admit = () => test.app.get(Database).inWorker((tx) => new MailsRepository().admit(tx));
  const settle = (status: string, count: number) =>
    test.sql(
      `UPDATE mails SET status = $1, settled_at = now() WHERE id IN
         (SELECT id FROM mails WHERE status = 'pending' AND due_at < 'infinity' ORDER BY id LIMIT $2)`,
      [status, count],
    );

  it.each([
    ['in its first week', '6 days 23 hours', 0, 100],
    ['later', '7 days 1 hour', 0, 1_000],
    ['that has delivered much', '1 year', 15_000, 1_500],
    ['that has delivered much within days', '6 days', 15_000, 100],
  ])('%s has so many mails let through a day, the rest on the next', async (_, age, delivered, allowance) => {
    await test.sql('UPDATE mail_senders SET created_at = now() - $1::interval, delivered = $2', [
      age,
      delivered,
    ]);
    await write(allowance + 7, gym.gym);
    await Promise.all([admit(), admit(), admit()]);
    // The rest of what one look does not let through.
    for (let looks = 0; looks < 3; looks++) await admit();
    expect((await statuses()).held).toBe(7);

    await test.sql('UPDATE mail_senders SET admitted_on = admitted_on - 1');
    await admit();
    expect((await statuses()).held).toBeUndefined();
    expect(await test.sql('SELECT admitted FROM mail_senders')).toEqual([{ admitted: 7 }]);
  });

  it('has a large allowance let through in parts, so that no look takes long', async () => {
    await test.sql(`UPDATE mail_senders SET created_at = now() - interval '1 year', delivered = 1000000`);
    await write(1_100, gym.gym);
    await admit();
    expect((await statuses()).held).toBe(600);
    await admit();
    await admit();
    expect((await statuses()).held).toBeUndefined();
  });

  it('gets no other allowance by deleting the customers it has written to', async () => {
    await write(100, gym.gym);
    await admit();
    await test.sql('DELETE FROM customers');
    await write(1, gym.gym);
    await admit();
    expect(await statuses()).toEqual({ held: 1 });
  });

  it('whose allowance is used up still has its own mails sent, and others have theirs', async () => {
    await startWorker();
    await test.sql(`UPDATE mail_senders SET admitted = 100, admitted_on = (now() AT TIME ZONE 'UTC')::date`);
    const held = await buildCustomer(gym.api);
    const other = await buildGym(test.api);
    const link = await linkOf(other);
    await confirm(link);
    const free = await buildCustomer(other.api);
    await mailTo(free.email);
    expect(smtp.recipients).not.toContain(held.email);
  });

  it.each([
    ['10 of the first 10', true, 0, 10],
    ['9 of the first 9', false, 0, 9],
    ['10 of the last 100', false, 90, 10],
    ['11 of the last 100', true, 90, 11],
  ])('of whose mails %s bounce: all others are held: %s', async (_, isStopped, sent, bounced) => {
    await test.sql(`UPDATE mail_senders SET created_at = now() - interval '1 year'`);
    await write(sent + bounced + 20, gym.gym);
    await admit();
    await test.sql('UPDATE mails SET leased_until = NULL');
    for (let count = 0; count < sent; count++) await settle('sent', 1);
    for (let count = 0; count < bounced; count++) await settle('bounced', 1);
    await admit();
    expect((await statuses()).held ?? 0).toBe(isStopped ? 20 : 0);

    await test.sql(`UPDATE mail_senders SET stopped_at = NULL, recent_outcomes = ''`); // as the runbook says
    await admit();
    expect((await statuses()).held).toBeUndefined();
  });

  it('whose mails the server refuses is held after ten of them, and counted by reason', async () => {
    await startWorker();
    smtp.behaviour.onRecipient = () => {
      throw reply(550, 'no such user');
    };
    await write(30, gym.gym);
    await test.sql('NOTIFY mails');
    await eventually('its mails are held', async () => {
      const [row] = await test.sql<{ stopped_at: Date | null }>('SELECT stopped_at FROM mail_senders');
      return row?.stopped_at;
    });
    await workerLooksAgain();
    const { bounced = 0, held = 0 } = await statuses();
    expect(bounced).toBeGreaterThanOrEqual(10);
    expect(bounced).toBeLessThanOrEqual(10 + 5); // what was under way already, five at a time
    expect(held).toBe(30 - bounced);
    expect(await test.app.get(Database).readInWorker((tx) => new MailsRepository().countHeld(tx))).toEqual(
      new Map([['bounces', held]]),
    );
    expect(await register.getSingleMetricAsString('mails_held')).toMatch(
      /mails_held\{reason="bounces"\} \d+/,
    );
  });

  /** Ends when nothing has changed for a while. */
  const workerLooksAgain = async () => {
    let before = '';
    await eventually('nothing changes', async () => {
      await sleep(1_500);
      const now = JSON.stringify(await statuses());
      const isSame = now === before;
      before = now;
      return isSame;
    });
  };
});
