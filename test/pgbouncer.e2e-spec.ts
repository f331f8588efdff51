import { loadConfig } from '@libs/platform/config';
import { migrate, sizePool } from '@libs/platform/database';
import { Client } from 'pg';
import { type Customer } from './support/api-client';
import { JWT_SECRET, startTestApp, type TestApp } from './support/app';
import { AppProcess } from './support/app-process';
import { eventually } from './support/eventually';
import { buildCustomer, buildGym, customerFields, expectStatus, type SignedUpGym } from './support/factories';
import {
  keepsPreparedStatements,
  type PgBouncer,
  SERVER_CONNECTIONS,
  startPgBouncer,
} from './support/pgbouncer';
import { describeWith } from './support/programs';

jest.setTimeout(120_000);

const ROUNDS = 8;

// The second is that of Debian 13, which keeps prepared statements; `.ci/run` installs both.
describe.each(['pgbouncer', 'pgbouncer-trixie'])('Behind PgBouncer in transaction mode', (program) => {
  describeWith(program)(program, () => {
    let pooler: PgBouncer;
    let test: TestApp;
    let environment: (databaseUrl: string) => NodeJS.ProcessEnv;

    beforeAll(async () => {
      pooler = await startPgBouncer(program);
      environment = (databaseUrl) => ({
        DATABASE_URL: pooler.urlOf(databaseUrl),
        DATABASE_DIRECT_URL: databaseUrl,
        DATABASE_PREPARED_STATEMENTS: keepsPreparedStatements(program) ? 'on' : 'off',
      });
      test = await startTestApp(environment);
    });

    afterAll(async () => {
      await test?.stop();
      await pooler?.stop();
    });

    it('everything works that a gym does all day', async () => {
      const { api } = await buildGym(test.api);
      const { id } = await buildCustomer(api, { last_name: 'Ørsted' });
      expect((await api.patch<Customer>(`/customers/${id}`, { phone: '+45 1234' })).status).toBe(200);
      expect((await api.get<Customer>(`/customers/${id}`)).body.phone).toBe('+45 1234');
      expect((await api.get<Customer[]>('/customers?search=rsted')).body).toMatchObject([{ id }]);
      expect((await api.get(`/customers/${id}/export`)).text).toContain('Ørsted');
      expect((await api.delete(`/customers/${id}`)).status).toBe(204);
      expect((await api.get<Customer[]>('/customers')).body).toEqual([]);
    });

    it('gyms that share connections see their own customers alone, and leave nothing of theirs on a connection', async () => {
      const gyms: SignedUpGym[] = [];
      for (let number = 1; number <= 5; number++)
        gyms.push(await buildGym(test.api, { name: `Gym ${number}` }));
      // Ten requests at a time, of which the pooler lets three through.
      const lanes = gyms.flatMap((gym) => [gym, gym]);
      await Promise.all(
        lanes.map(async ({ api, gym }) => {
          for (let round = 0; round < ROUNDS; round++) {
            const fields = customerFields({ last_name: gym.name });
            const { gym_id } = expectStatus(await api.post<Customer>('/customers', fields), 201);
            expect(gym_id).toBe(gym.id);
            const list = expectStatus(await api.get<Customer[]>('/customers?limit=100'), 200);
            expect(list.filter((customer) => customer.gym_id !== gym.id)).toEqual([]);
            expect(expectStatus(await api.get<{ id: number }>('/gyms/me'), 200).id).toBe(gym.id);
          }
        }),
      );
      for (const { api } of gyms)
        expect((await api.get<Customer[]>('/customers?limit=100')).body).toHaveLength(2 * ROUNDS);

      const [{ connections } = { connections: 0 }] = await test.sql<{ connections: number }>(
        `SELECT count(*)::int AS connections FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'gym-manager'`,
      );
      expect(connections).toBeGreaterThan(0);
      expect(connections).toBeLessThanOrEqual(SERVER_CONNECTIONS);
      expect(await sharedSessions(pooler.urlOf(test.databaseUrl))).toEqual(
        Array.from({ length: SERVER_CONNECTIONS }, () => ({
          is_own: true,
          gym_id: '',
          statement_timeout: '0',
        })),
      );
    });

    it('transactions keep their limits, which no connection has', async () => {
      const { api } = await buildGym(test.api);
      const { id } = await buildCustomer(api);
      await test.sql('BEGIN');
      await test.sql('SELECT 1 FROM customers WHERE id = $1 FOR UPDATE', [id]);
      try {
        const answer = await api.patch(`/customers/${id}`, { notes: 'waits' });
        expect(answer).toMatchObject({ status: 503, body: { code: 'record_locked' } });
      } finally {
        await test.sql('ROLLBACK');
      }
    });

    it('requests with one idempotency key work once', async () => {
      const { api } = await buildGym(test.api);
      const fields = customerFields();
      const headers = { 'Idempotency-Key': 'a-key-behind-a-pooler' };
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => api.post<Customer>('/customers', fields, { headers })),
      );
      expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
      expect((await api.get<Customer[]>('/customers')).body).toHaveLength(1);
    });

    it('migrations and a worker go past the pooler', async () => {
      const variables = { JWT_SECRET, MAILER_BACKEND: 'console', ...environment(test.databaseUrl) };
      expect(await migrate(loadConfig(variables))).toEqual([]);
      const { email } = await buildGym(test.api);
      const worker = await AppProcess.start('worker', { LOG_LEVEL: 'warn', ...variables });
      try {
        await eventually('the mail is sent', async () => {
          const mails = await test.sql('SELECT 1 FROM mails WHERE recipient_email = $1 AND status = $2', [
            email,
            'sent',
          ]);
          return mails.length === 1;
        });
        expect(worker.log()).toEqual([]);
      } finally {
        await worker.end('SIGTERM');
      }
    });

    it('what is not told of the pooler says so when it starts, and acts on the end of a session nevertheless', async () => {
      const lenient = await startPgBouncer(program, ['ignore_startup_parameters = options']);
      const untold = (databaseUrl: string) => ({
        ...environment(databaseUrl),
        DATABASE_URL: lenient.urlOf(databaseUrl),
        DATABASE_DIRECT_URL: '',
      });
      const log = { info: jest.fn(), warn: jest.fn() };
      const others = await startTestApp(untold);
      try {
        await sizePool(
          loadConfig({ JWT_SECRET, ...untold(others.databaseUrl) }),
          { processes: 1, beside: 1 },
          log,
        );
        expect(log.warn.mock.calls).toEqual([[expect.stringContaining('set DATABASE_DIRECT_URL')]]);
        const { api } = await buildGym(others.api);
        expect((await api.get('/gyms/me')).status).toBe(200);
        expect((await api.post('/auth/logout-all')).status).toBe(204);
        expect((await api.get('/gyms/me')).status).toBe(401);
      } finally {
        await others.stop();
        await lenient.stop();
      }
    });
  });
});

/** What every connection that the pooler shares has kept. */
async function sharedSessions(url: string): Promise<object[]> {
  const clients = Array.from({ length: SERVER_CONNECTIONS }, () => new Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  try {
    // While all are in a transaction each has a connection of its own.
    for (const client of clients) await client.query('BEGIN');
    const answers = await Promise.all(
      clients.map((client) =>
        client.query<object>(
          `SELECT current_user = session_user AS is_own, coalesce(current_setting('app.gym_id', true), '') AS gym_id,
             current_setting('statement_timeout') AS statement_timeout`,
        ),
      ),
    );
    return answers.flatMap(({ rows }) => rows);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}
