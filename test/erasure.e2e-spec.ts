import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { type Customer } from './support/api-client';
import { JWT_SECRET } from './support/app';
import { AppProcess } from './support/app-process';
import { eventually } from './support/eventually';
import { buildCustomer, buildGym, expectStatus, type SignedUpGym } from './support/factories';
import { findInDatabase, readRedis } from './support/find-text';
import { startTestRedis, type TestRedis } from './support/redis';
import { reply, startSmtpServer, type TestSmtpServer } from './support/smtp';
import { createTestDatabase, type TestDatabase } from './support/test-database';
import { QUEUE_BACKENDS } from './support/worker-lab';

jest.setTimeout(120_000);

/** A text for each field of a customer that nothing else contains, and what search makes of those beyond ASCII. */
const CANARIES = {
  first_name: 'Kánary-first-1f3a',
  last_name: 'Kanary-Last-2B5C',
  email: 'Kanary-Mail-3d7e@Example.com',
  phone: '+49 171 4096132',
  notes: 'Kanary-notes-4f9a',
};
const NEW_EMAIL = 'kanary-moved-5a1b@example.com';
const NEW_NOTES = 'Kanary-later-6c3d';

describe.each(QUEUE_BACKENDS)('With its queue on %s, a customer who is erased', (backend) => {
  let database: TestDatabase;
  let client: Client;
  let redis: TestRedis | undefined;
  let smtp: TestSmtpServer;
  let api: AppProcess;
  let worker: AppProcess;
  let gym: SignedUpGym;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    redis = backend === 'redis' ? await startTestRedis() : undefined;
    smtp = await startSmtpServer();
    const environment = {
      NODE_ENV: 'production',
      LOG_LEVEL: 'trace',
      METRICS_TOKEN: 'none',
      DOCS: 'on',
      RATE_LIMITS: 'on',
      APP_URL: 'http://localhost:8000',
      JWT_SECRET,
      DATABASE_URL: database.url,
      REDIS_URL: redis?.url,
      MAILER_BACKEND: 'smtp',
      MAILER_RETRY_DELAY_SECONDS: '0.1',
      MAILER_MAX_RETRIES: '1',
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(smtp.port),
      SMTP_USE_TLS: 'false',
    };
    api = await AppProcess.start('api', environment);
    worker = await AppProcess.start('worker', environment);
    gym = await buildGym(api.client);
    await sql('UPDATE mail_senders SET verified_at = now()');
  });

  afterAll(async () => {
    await Promise.all([api?.end('SIGKILL'), worker?.end('SIGKILL')]);
    await smtp.stop();
    await redis?.stop();
    await client.end();
    await database.drop();
  });

  const sql = async <Row extends object>(statement: string, values?: unknown[]): Promise<Row[]> =>
    (await client.query<Row>(statement, values)).rows;

  /** Everything by which somebody could know the customer again. */
  const traces = async (): Promise<string[]> => {
    const texts = [...Object.values(CANARIES), NEW_EMAIL, NEW_NOTES];
    const keys = await sql<{ key: string }>('SELECT search_key(unnest($1::text[])) AS key', [texts]);
    const hashes = [CANARIES.email, NEW_EMAIL].flatMap((email) =>
      [email, email.toLowerCase(), `${gym.gym.id}:${email.toLowerCase()}`].map((text) =>
        createHash('sha256').update(text).digest('hex'),
      ),
    );
    return [...new Set([...texts, ...keys.map(({ key }) => key), ...hashes])];
  };
  const inDatabase = async (): Promise<string[]> => findInDatabase(sql, await traces());
  const tablesOf = (found: string[]): string[] => [...new Set(found.map((text) => text.split(':')[0]!))];
  /** What both processes have logged and, with Redis, all that is in it. */
  const elsewhere = async (): Promise<string> => {
    const metrics = await Promise.all([api, worker].map((one) => one.client.root.get<string>('/metrics')));
    return [
      api.output,
      worker.output,
      ...metrics.map(({ text }) => text),
      redis ? await readRedis(redis.url) : '',
    ]
      .join('\n')
      .toLowerCase();
  };
  const expectNoTrace = async (): Promise<void> => {
    expect(await inDatabase()).toEqual([]);
    const text = await elsewhere();
    expect(text).toContain(`"gym_id":${gym.gym.id}`);
    expect((await traces()).filter((trace) => text.includes(trace.toLowerCase()))).toEqual([]);
  };

  /** Makes a customer of canaries, whose mail arrives, and does to them what can be done. */
  const buildCanary = async (): Promise<Customer> => {
    const before = smtp.mails.length;
    const customer = await buildCustomer(gym.api, CANARIES);
    await eventually('the mail arrives', () => smtp.mails.length > before);
    await gym.api.patch(`/customers/${customer.id}`, { email: NEW_EMAIL, notes: NEW_NOTES });
    for (const text of Object.values(CANARIES))
      await gym.api.get(`/customers?search=${encodeURIComponent(text)}`);
    await gym.api.get(`/customers?email=${NEW_EMAIL}`);
    await gym.api.patch(`/customers/${customer.id}`, { email: `${CANARIES.email} ${CANARIES.notes}` });
    expectStatus(await gym.api.get(`/customers/${customer.id}/export`), 200);
    expectStatus(await gym.api.get('/gyms/me/export'), 200);
    return customer;
  };
  const erase = async (id: number): Promise<unknown> =>
    expectStatus(await gym.api.post(`/customers/${id}/erase`), 200);

  it('is gone from every table, the queue, the logs and the metrics, after a mail and many requests', async () => {
    const { id } = await buildCanary();
    await eventually('the mail is settled', async () => {
      const [mail] = await sql<{ status: string }>('SELECT status FROM mails WHERE customer_id = $1', [id]);
      return mail?.status === 'sent';
    });
    expect(tablesOf(await inDatabase())).toEqual([
      'public.audit_log',
      'public.customers',
      'public.mails',
      'public.welcomed_addresses',
    ]);
    // The queue is among what is searched: the mail's job is in it, by its id.
    const job = `mails-${gym.gym.id}-`;
    const queue = redis ? await readRedis(redis.url) : (await findInDatabase(sql, [job])).join();
    expect(queue).toMatch(redis ? job : /bullmq\.\w+: mails-/);
    // Each of them is found, in one place at least.
    const found = await inDatabase();
    for (const text of [...Object.values(CANARIES), NEW_EMAIL, NEW_NOTES])
      expect(found.filter((place) => place.endsWith(`: ${text}`))).not.toEqual([]);
    await erase(id);
    await expectNoTrace();
    expect(api.log()).toContainEqual(
      expect.objectContaining({ msg: 'customer erased', gym_id: gym.gym.id, customer_id: id }),
    );
  });

  it('is gone also when deleted before', async () => {
    const { id } = await buildCanary();
    expectStatus(await gym.api.delete(`/customers/${id}`), 204);
    expect(tablesOf(await inDatabase())).toEqual(['public.audit_log', 'public.welcomed_addresses']);
    await erase(id);
    await expectNoTrace();
  });

  it('is gone with what mail servers said of them', async () => {
    smtp.behaviour.onRecipient = (address) => {
      throw reply(451, `<${address}> ${CANARIES.last_name} is not at home`);
    };
    const { id } = await buildCustomer(gym.api, CANARIES);
    await eventually('the mail failed', async () => {
      const [mail] = await sql<{ last_error: string | null }>(
        'SELECT last_error FROM mails WHERE customer_id = $1',
        [id],
      );
      return mail?.last_error?.includes('is not at home');
    });
    await erase(id);
    smtp.behaviour = {};
    await expectNoTrace();
  });

  it('while a mail to them is being sent, is gone when that is over, and gets no other one', async () => {
    let isAtServer = false;
    let letGo: () => void = () => undefined;
    smtp.behaviour.onMessage = () => {
      isAtServer = true;
      return new Promise((_, reject) => {
        letGo = () => reject(reply(451));
      });
    };
    const before = smtp.mails.length;
    const { id } = await buildCustomer(gym.api, CANARIES);
    await eventually('the mail is at the server', () => isAtServer);
    const lines = worker.log().length;
    await erase(id);
    await expectNoTrace();
    smtp.behaviour = {};
    letGo();
    await eventually('the worker hears of it', () => worker.log().length > lines);
    // Time for another attempt, if there were one.
    await buildCustomer(gym.api, { first_name: 'Grace' });
    await eventually('the next mail', () => smtp.mails.length > before);
    expect(smtp.mails.slice(before).map(({ text }) => /Hi (\S+),/.exec(text ?? '')?.[1])).toEqual(['Grace']);
    await expectNoTrace();
  });
});
