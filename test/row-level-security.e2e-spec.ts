import { loadConfig } from '@libs/platform/config';
import { Database, migrate } from '@libs/platform/database';
import { startApp } from '@libs/platform/http';
import { type Principal } from '@libs/platform/identity';
import { type AddressInfo } from 'node:net';
import { Client } from 'pg';
import { ApiModule } from '../apps/api/src/api.module';
import { ApiClient } from './support/api-client';
import { JWT_SECRET, startTestApp, type TestApp } from './support/app';
import {
  buildCustomer,
  buildCustomerNote,
  buildDevice,
  buildGym,
  buildMembership,
  buildVisit,
  closureFields,
  customerFields,
  gymFields,
  type SignedUpGym,
} from './support/factories';
import { buildPhoto } from './support/photos';
import { buildImport } from './support/imports';
import { administer } from './support/test-database';

const ROLES = ['gym_api', 'gym_accounts', 'gym_worker'];

/** Tables that hold rows of gyms without a `gym_id`. */
const ALSO_PROTECTED = ['account_tokens', 'gyms', 'second_factors', 'users'];

/** What a request of a gym may read. */
const TABLES = [
  'gyms',
  'gym_settings',
  'staff',
  'customers',
  'customer_merges',
  'customer_notes',
  'plans',
  'memberships',
  'membership_freezes',
  'mass_freezes',
  'check_ins',
  'check_in_nonces',
  'imports',
  'import_rows',
  'import_runs',
  'opening_hours',
  'closures',
  'devices',
  'photos',
  'mails',
  'audit_log',
  'welcomed_addresses',
  'idempotency_keys',
  'reminder_senders',
  'reminder_templates',
  'customer_birthdays',
  'searchable_customers',
];

let test: TestApp;
let database: Database;
let own: SignedUpGym;
let foreign: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp({ DATABASE_POOL_SIZE: '3' });
  database = test.app.get(Database);
  own = await buildGym(test.api);
  foreign = await buildGym(test.api);
  for (const { api } of [own, foreign]) {
    const [customer, twin] = [await buildCustomer(api), await buildCustomer(api)];
    await api.post(`/customers/${customer.id}/merge`, { from_id: twin.id });
    await buildCustomerNote(api);
    await buildPhoto(api);
    await buildDevice(api);
    const { id, start_date } = await buildMembership(api);
    const days = { start_date, end_date: start_date };
    await api.post(`/memberships/${id}/freeze`, days);
    await api.post('/memberships/freeze-all', days);
    await buildVisit(api, { nonce: 'same' });
    await api.post(`/imports/${(await buildImport(api)).id}/dry-run`);
    await api.patch('/gyms/me/settings', { country: 'DE' });
    await test.sql(
      `INSERT INTO reminder_senders (gym_id, reminded_on, unsubscribe_key) SELECT gym_id, '2026-01-01', 'key' FROM customers
       WHERE id = $1`,
      [(await buildCustomer(api, { date_of_birth: '1990-02-20' })).id],
    );
    const text = { subject: 'Ends', message: 'Soon' };
    await api.send('PUT', '/gyms/me/reminder-templates/1_day_before', { json: text });
    await api.post('/closures', closureFields());
    const hours = [{ weekday: 'monday', from: '06:00', until: '22:00' }];
    await api.send('PUT', '/gyms/me/opening-hours', { json: { hours } });
    await api.post('/customers', customerFields(), { headers: { 'Idempotency-Key': 'same' } });
  }
});
afterAll(() => test.stop());

const principalOf = ({ gym }: SignedUpGym): Principal => ({
  user_id: gym.id,
  gym_id: gym.id,
  role: 'owner',
  timezone: 'UTC',
});
/** Runs a statement as a request of a gym would. */
const inGym = <Row>(gym: SignedUpGym, statement: string, values?: unknown[]): Promise<Row[]> =>
  database.inGym(principalOf(gym), (tx) => tx.query<Row[]>(statement, values));

describe('The catalogue', () => {
  /** Tables with a gym's rows on which row-level security is not enabled and forced, or gym_api has no policy of the gym. */
  const unprotected = async (): Promise<string[]> =>
    (
      await test.sql<{ name: string }>(
        `SELECT relname AS name FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
           AND (relname = ANY ($1)
             OR EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'gym_id' AND NOT attisdropped))
           AND NOT (relrowsecurity AND relforcerowsecurity AND NOT EXISTS (
             SELECT FROM pg_policies WHERE tablename = relname AND 'gym_api' = ANY (roles)
               AND qual !~ 'current_gym_id[(][)]'))
         ORDER BY name`,
        [ALSO_PROTECTED],
      )
    ).map(({ name }) => name);

  it('has row-level security enabled and forced on every table with rows of gyms', async () => {
    expect(await unprotected()).toEqual([]);
  });

  it.each([
    'CREATE TABLE forgotten (gym_id bigint NOT NULL)',
    'CREATE TABLE forgotten (gym_id bigint); ALTER TABLE forgotten ENABLE ROW LEVEL SECURITY',
    'CREATE TABLE forgotten (gym_id bigint); ALTER TABLE forgotten ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY; CREATE POLICY forgotten_all ON forgotten TO gym_api USING (true)',
  ])('is found lacking after %s', async (mistake) => {
    await test.sql(mistake);
    try {
      expect(await unprotected()).toEqual(['forgotten']);
    } finally {
      await test.sql('DROP TABLE forgotten');
    }
  });

  it('lets no policy of gym_api show a row that is not of the gym', async () => {
    const policies = await test.sql<{ policy: string; qual: string; with_check: string | null }>(
      `SELECT tablename || ' ' || cmd AS policy, qual, with_check FROM pg_policies WHERE roles && ARRAY['gym_api', 'public']::name[]`,
    );
    expect(policies.length).toBeGreaterThan(3);
    for (const { policy, qual, with_check } of policies) {
      expect({ policy, qual }).toEqual({ policy, qual: expect.stringMatching(/current_gym_id\(\)/) });
      // Without a check of its own, the condition holds for what is written, too.
      expect({ policy, with_check }).toEqual({ policy, with_check: null });
    }
  });

  it('has roles that own nothing, sign in nowhere and pass over no policy', async () => {
    expect(
      await test.sql(
        `SELECT rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb,
           (SELECT count(*)::int FROM pg_shdepend WHERE refobjid = pg_roles.oid AND deptype = 'o'
              AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())) AS owned,
           (SELECT count(*)::int FROM pg_auth_members WHERE member = pg_roles.oid) AS memberships
         FROM pg_roles WHERE rolname = ANY ($1) ORDER BY rolname`,
        [ROLES],
      ),
    ).toEqual(
      ROLES.toSorted().map((rolname) => ({
        rolname,
        rolsuper: false,
        rolbypassrls: false,
        rolcanlogin: false,
        rolcreaterole: false,
        rolcreatedb: false,
        owned: 0,
        memberships: 0,
      })),
    );
  });

  it('gives each role just the rights that it needs', async () => {
    const rights = await test.sql<{ role: string; rights: string }>(
      `SELECT grantee AS role, table_name || ': ' || string_agg(privilege_type, ', ' ORDER BY privilege_type) AS rights
       FROM information_schema.role_table_grants WHERE table_schema = 'public' AND grantee = ANY ($1)
       GROUP BY grantee, table_name ORDER BY grantee, table_name`,
      [ROLES],
    );
    const of = (name: string): string[] =>
      rights.filter(({ role }) => role === name).map((row) => row.rights);
    expect(of('gym_worker')).toEqual([
      'account_tokens: DELETE',
      'audit_log: DELETE',
      'check_ins: DELETE',
      'idempotency_keys: DELETE',
      'import_runs: SELECT, UPDATE',
      'imports: DELETE',
      'mail_senders: SELECT, UPDATE',
      'mails: DELETE, SELECT, UPDATE',
      'mass_freezes: DELETE, SELECT, UPDATE',
      'photos: DELETE, SELECT, UPDATE',
      'sessions: DELETE',
      'staff_invitations: DELETE',
      'welcomed_addresses: DELETE, SELECT',
    ]);
    expect(of('gym_accounts')).toEqual([
      'account_tokens: DELETE, INSERT, SELECT',
      'devices: SELECT',
      'gyms: INSERT, SELECT',
      'idempotency_keys: SELECT',
      'mail_senders: INSERT, SELECT, UPDATE',
      'rate_limits: DELETE, INSERT, SELECT, UPDATE',
      'refresh_tokens: INSERT, SELECT, UPDATE',
      'second_factors: DELETE, INSERT, SELECT, UPDATE',
      'sessions: DELETE, INSERT, SELECT, UPDATE',
      'staff: SELECT',
      'staff_invitations: DELETE, SELECT',
      'users: INSERT, SELECT, UPDATE',
    ]);
    expect(of('gym_api')).toEqual([
      'audit_log: SELECT',
      'check_in_nonces: INSERT, SELECT',
      'check_ins: INSERT, SELECT',
      'closures: DELETE, INSERT, SELECT',
      'customer_birthdays: SELECT',
      'customer_merges: DELETE, INSERT, SELECT, UPDATE',
      'customer_notes: DELETE, INSERT, SELECT, UPDATE',
      'customers: DELETE, INSERT, SELECT, UPDATE',
      'devices: DELETE, INSERT, SELECT',
      'gym_settings: INSERT, SELECT, UPDATE',
      'gyms: DELETE, SELECT, UPDATE',
      'idempotency_keys: INSERT, SELECT',
      'import_rows: DELETE, INSERT, SELECT, UPDATE',
      'import_runs: INSERT, SELECT',
      'imports: DELETE, INSERT, SELECT, UPDATE',
      'mails: INSERT, SELECT',
      'mass_freezes: INSERT, SELECT',
      'membership_freezes: DELETE, INSERT, SELECT, UPDATE',
      'memberships: DELETE, INSERT, SELECT, UPDATE',
      'opening_hours: DELETE, INSERT, SELECT, UPDATE',
      'photos: INSERT, SELECT',
      'plans: DELETE, INSERT, SELECT, UPDATE',
      'reminder_senders: INSERT, SELECT',
      'reminder_templates: DELETE, INSERT, SELECT, UPDATE',
      'searchable_customers: SELECT',
      'staff: DELETE, INSERT, SELECT',
      'staff_invitations: DELETE, INSERT, SELECT',
      'welcomed_addresses: DELETE, INSERT, SELECT',
    ]);
  });

  it('has views that read as whoever asks, but for those that indexes need, which name the gym themselves', async () => {
    const views = await test.sql<{ name: string; options: string[] | null; definition: string }>(
      `SELECT relname AS name, reloptions AS options, pg_get_viewdef(oid) AS definition
       FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace`,
    );
    const asOwner = views.filter(({ options }) => !options?.includes('security_invoker=true'));
    expect(asOwner.map(({ name }) => name).toSorted()).toEqual([
      'customer_birthdays',
      'searchable_customers',
    ]);
    for (const { definition } of asOwner) expect(definition).toMatch(/WHERE \(gym_id = current_gym_id\(\)\)/);
  });

  it('begins every primary key, unique index and foreign key between tables of gyms with gym_id', async () => {
    const simple = await test.sql<{ name: string }>(
      `WITH of_gyms AS (SELECT attrelid, attnum FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
                        WHERE attname = 'gym_id' AND relkind = 'r' AND relnamespace = 'public'::regnamespace)
       SELECT indexrelid::regclass::text AS name FROM pg_index JOIN of_gyms ON attrelid = indrelid
       WHERE indisunique AND indkey[0] <> attnum
       UNION ALL
       SELECT conname FROM pg_constraint JOIN of_gyms ON attrelid = conrelid
       WHERE contype = 'f' AND confrelid IN (SELECT attrelid FROM of_gyms) AND conkey[1] <> attnum`,
    );
    expect(simple).toEqual([]);
  });

  it('lets nobody but gym_api remove what a customer was from the audit log', async () => {
    const grants = await test.sql(
      `SELECT grantee FROM information_schema.routine_privileges
       WHERE routine_name = 'erase_customer_from_audit_log' AND grantee <> current_user`,
    );
    expect(grants).toEqual([{ grantee: 'gym_api' }]);
  });

  it('shows gym_api of accounts the address alone', async () => {
    const columns = await test.sql<{ column: string }>(
      `SELECT column_name AS column FROM information_schema.column_privileges
       WHERE table_name = 'users' AND grantee = 'gym_api' ORDER BY 1`,
    );
    expect(columns.map(({ column }) => column)).toEqual(['email', 'email_key', 'id']);
  });

  it("has no function with its owner's rights but those that decisions 20, 23, 29, 43, 45 and 47 list", async () => {
    const functions = await test.sql<{ name: string; settings: string[] | null }>(
      `SELECT proname AS name, proconfig AS settings FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace ORDER BY name`,
    );
    expect(functions.map(({ name }) => name)).toEqual([
      'delete_audit_log',
      'delete_check_ins',
      'delete_idempotency_keys',
      'delete_user_without_gym',
      'erase_customer_from_audit_log',
      'gyms_not_reminded',
      'show_next_memberships',
      'write_audit_log',
      'write_audit_log_of_added',
    ]);
    for (const { settings } of functions)
      expect(settings).toContainEqual(expect.stringMatching(/^search_path=/));
  });
});

describe('A statement that forgets the gym', () => {
  it.each(TABLES)('reads its own rows of %s only', async (table) => {
    const column = table === 'gyms' ? 'id' : 'gym_id';
    const rows = await inGym<{ gym_id: number }>(own, `SELECT ${column} AS gym_id FROM ${table}`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ gym_id }) => gym_id !== own.gym.id)).toEqual([]);
  });

  it('reads the addresses of its own staff only, and no password', async () => {
    expect(await inGym(own, 'SELECT email FROM users')).toEqual([{ email: own.email }]);
    await expect(inGym(own, 'SELECT password_hash FROM users')).rejects.toThrow('permission denied');
  });

  it('changes its own rows only', async () => {
    await inGym(own, `UPDATE customers SET notes = 'changed'`);
    await inGym(own, `UPDATE gyms SET description = 'changed'`);
    expect(await test.sql('SELECT DISTINCT gym_id FROM customers WHERE notes IS NOT NULL')).toEqual([
      { gym_id: own.gym.id },
    ]);
    expect(await test.sql('SELECT id FROM gyms WHERE description IS NOT NULL')).toEqual([{ id: own.gym.id }]);
  });

  it('deletes its own rows only', async () => {
    const { id } = await buildCustomer(foreign.api);
    await inGym(own, 'DELETE FROM customers WHERE id = $1', [id]);
    expect((await foreign.api.get(`/customers/${id}`)).status).toBe(200);
  });

  it.each([
    `INSERT INTO customers (gym_id, first_name, last_name, email) VALUES ($1, 'A', 'B', 'a@example.com')`,
    `INSERT INTO staff (gym_id, user_id, role) SELECT $1, user_id, role FROM staff`,
    `INSERT INTO mails (gym_id, dedupe_key, template, parameters, recipient_name, recipient_email) VALUES ($1, 'x', 'x', '{}', 'x', 'a@example.com')`,
    'UPDATE customers SET gym_id = $1',
  ])('cannot write into another gym: %s', async (statement) => {
    await expect(inGym(own, statement, [foreign.gym.id])).rejects.toThrow(/row-level security policy/);
  });

  it.each([
    'account_tokens',
    'second_factors',
    'mail_senders',
    'sessions',
    'refresh_tokens',
    'migrations',
    'bullmq.jobs',
  ])('reads nothing from %s', async (table) => {
    await expect(inGym(own, `SELECT FROM ${table}`)).rejects.toThrow(/permission denied|does not exist/);
  });

  it('as the worker reads of gyms the ids of those whose phone numbers are to be read anew', async () => {
    const read = (columns: string) =>
      database.readInWorker((tx) => tx.query<{ id: number }[]>(`SELECT ${columns} FROM gyms ORDER BY id`));
    // Both have chosen a country above.
    expect((await read('id')).map(({ id }) => id)).toEqual([own.gym.id, foreign.gym.id]);
    await test.sql('UPDATE gyms SET phones_outdated = false WHERE id = $1', [own.gym.id]);
    expect((await read('id')).map(({ id }) => id)).toEqual([foreign.gym.id]);
    await expect(read('name')).rejects.toThrow('permission denied');
  });

  it.each(['users', 'customers'])('as the worker reads nothing from %s', async (table) => {
    await expect(database.readInWorker((tx) => tx.query(`SELECT FROM ${table}`))).rejects.toThrow(
      'permission denied',
    );
  });

  it('before a gym is known reads what sign-ups with an Idempotency-Key led to, and no other request', async () => {
    await test.api.post('/auth/signup', gymFields(), { headers: { 'Idempotency-Key': 'same' } });
    const rows = await database.readInAccounts((tx) =>
      tx.query<{ user_id: number | null }[]>('SELECT user_id FROM idempotency_keys'),
    );
    expect(rows).toEqual([{ user_id: null }]);
  });

  it('as the worker deletes what requests led to, and reads nothing of it', async () => {
    await expect(
      database.readInWorker((tx) => tx.query('SELECT result FROM idempotency_keys')),
    ).rejects.toThrow('permission denied');
  });

  it('as the worker sees no entry of the audit log that is not old enough to be removed', async () => {
    expect(await database.readInWorker((tx) => tx.query('SELECT gym_id, id, at FROM audit_log'))).toEqual([]);
    await expect(database.readInWorker((tx) => tx.query('SELECT before FROM audit_log'))).rejects.toThrow(
      'permission denied',
    );
  });

  it.each(['customers', 'mails', 'audit_log'])(
    'before a gym is known reads nothing from %s',
    async (table) => {
      await expect(database.readInAccounts((tx) => tx.query(`SELECT FROM ${table}`))).rejects.toThrow(
        'permission denied',
      );
    },
  );
});

describe('On connections that gyms share', () => {
  it('each of 400 interleaved transactions sees the rows of its own gym', async () => {
    const isOwn = async (number: number): Promise<boolean> => {
      const gym = number % 2 === 0 ? own : foreign;
      let seen: { gym_id: number }[] = [];
      await database
        .inGym(principalOf(gym), async (tx) => {
          seen = await tx.query<{ gym_id: number }[]>('SELECT DISTINCT gym_id FROM customers');
          if (number % 5 === 0) throw new Error('rolled back');
        })
        .catch(() => undefined);
      return seen.length === 1 && seen[0]?.gym_id === gym.gym.id;
    };
    const answers: boolean[] = [];
    while (answers.length < 400)
      answers.push(...(await Promise.all(Array.from({ length: 40 }, (_, index) => isOwn(index)))));
    expect(answers).not.toContain(false);
  });

  it('nothing of a gym is left when its transaction ends', async () => {
    await inGym(own, 'SELECT 1');
    const states = await Promise.all(
      Array.from({ length: 9 }, () =>
        database.readInAccounts((tx) =>
          tx.query<{ role: string; gym: string | null }[]>(
            `SELECT current_user AS role, nullif(current_setting('app.gym_id', true), '') AS gym`,
          ),
        ),
      ),
    );
    for (const [state] of states) expect(state).toEqual({ role: 'gym_accounts', gym: null });
  });

  it('without a gym, the role of requests sees no row', async () => {
    await test.sql('BEGIN; SET LOCAL ROLE gym_api');
    try {
      for (const table of TABLES) expect(await test.sql(`SELECT FROM ${table}`)).toEqual([]);
    } finally {
      await test.sql('ROLLBACK');
    }
  });

  it.each([Number.NaN, 1.5, "1'; RESET ROLE; --" as unknown as number])(
    'no transaction is opened for a gym called %s',
    async (gym_id) => {
      await expect(
        database.inGym({ ...principalOf(own), gym_id }, (tx) => tx.query('SELECT 1')),
      ).rejects.toThrow('is no id of a gym');
    },
  );
});

describe('With a user who is no superuser', () => {
  const ordinary = `ordinary_${process.pid}`;
  let url: string;
  beforeAll(async () => {
    await test.sql(`CREATE ROLE ${ordinary} LOGIN PASSWORD 'ordinary'; GRANT ${ROLES.join()} TO ${ordinary}`);
    const address = new URL(`/${ordinary}`, test.databaseUrl);
    await administer(test.databaseUrl, `CREATE DATABASE ${ordinary} OWNER ${ordinary}`);
    Object.assign(address, { username: ordinary, password: 'ordinary' });
    url = address.toString();
  });
  afterAll(async () => {
    await administer(test.databaseUrl, `DROP DATABASE ${ordinary} WITH (FORCE)`);
    await test.sql(`DROP OWNED BY ${ordinary}; DROP ROLE ${ordinary}`);
  });

  it('migrates, serves, and leaves the release before this one everything to see', async () => {
    const config = loadConfig({ LOG_LEVEL: 'silent', JWT_SECRET, DATABASE_URL: url });
    await migrate(config);
    const app = await startApp(config, ApiModule, 0);
    const asBefore = new Client({ connectionString: url });
    await asBefore.connect();
    try {
      const { port } = app.getHttpServer().address() as AddressInfo;
      const gym = await buildGym(new ApiClient(`http://127.0.0.1:${port}`));
      const { id } = await buildCustomer(gym.api);
      expect((await gym.api.get<unknown[]>('/customers?search=lovelace')).body).toHaveLength(1);
      for (const table of ['gyms', 'users', 'staff', 'customers', 'mails', 'audit_log'])
        expect((await asBefore.query(`SELECT FROM ${table}`)).rowCount).toBeGreaterThan(0);
      expect((await gym.api.delete(`/customers/${id}`)).status).toBe(204);
      expect((await gym.api.delete('/gyms/me')).status).toBe(204);
      for (const table of ['gyms', 'users', 'staff', 'mails', 'audit_log'])
        expect((await asBefore.query(`SELECT FROM ${table}`)).rowCount).toBe(0);
    } finally {
      await asBefore.end();
      await app.close();
    }
  }, 60_000);
});
