import { join } from 'node:path';
import { loadConfig } from '@libs/platform/config';
import { dataSourceOptions, migrate, revert } from '@libs/platform/database';
import { Client, DatabaseError } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { createTestDatabase, type TestDatabase } from './support/test-database';

// Every migration goes down and up again.
jest.setTimeout(120_000);

const ENTITIES = join(__dirname, '../libs/*/src/*.entity.ts');

let database: TestDatabase;
let client: Client;

const config = () => loadConfig({ NODE_ENV: 'test', JWT_SECRET: 'unused', DATABASE_URL: database.url });
const sql = async <Row extends object>(statement: string, values?: unknown[]): Promise<Row[]> =>
  (await client.query<Row>(statement, values)).rows;

async function openDatabase(): Promise<void> {
  database = await createTestDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
}

async function dropDatabase(): Promise<void> {
  await client.end();
  await database.drop();
}

describe('Entities and migrations', () => {
  beforeEach(openDatabase);
  afterEach(dropDatabase);

  /** What TypeORM would do to the database to make it fit the entities. */
  async function drift(): Promise<string[]> {
    const dataSource = new DataSource({ ...dataSourceOptions(config()), entities: [ENTITIES] });
    await dataSource.initialize();
    try {
      expect(dataSource.entityMetadatas.map(({ tableName }) => tableName)).toEqual(
        expect.arrayContaining(['gyms', 'users', 'staff', 'customers', 'mails']),
      );
      return (await dataSource.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);
    } finally {
      await dataSource.destroy();
    }
  }

  it('describe the same schema', async () => {
    expect(await drift()).toEqual([]);
  });

  it.each([
    'ALTER TABLE gyms DROP COLUMN address',
    'ALTER TABLE gyms ALTER COLUMN address TYPE varchar(40)',
    'ALTER TABLE customers ALTER COLUMN last_name DROP NOT NULL',
    'ALTER TABLE gyms DROP CONSTRAINT gyms_currency_check',
    'ALTER TABLE mails DROP CONSTRAINT mails_dedupe_key_key',
    'ALTER TABLE staff DROP CONSTRAINT staff_user_id_fkey',
    'DROP INDEX staff_user_id_idx',
  ])('differ after %s', async (change) => {
    await sql(change);
    expect(await drift()).not.toEqual([]);
  });
});

describe('Migrations', () => {
  beforeEach(openDatabase);
  afterEach(dropDatabase);

  /** Everything that our migrations make, as PostgreSQL describes it; what belongs to an extension is left out. */
  async function dump(): Promise<string[]> {
    const rows = await sql<{ object: string }>(`
      SELECT format('column %s.%s %s %s default %s identity %s', table_name,
                    lpad((row_number() OVER (PARTITION BY table_name ORDER BY ordinal_position))::text, 3), column_name,
                    data_type || coalesce('(' || coalesce(character_maximum_length, datetime_precision) || ')', ''),
                    column_default, identity_generation) || is_nullable AS object
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations'
      UNION ALL SELECT format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 'migrations'::regclass
      UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migrations'
      UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
        AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
      UNION ALL SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
      UNION ALL SELECT format('policy %s %s %s %s', tablename, policyname, roles, qual) FROM pg_policies WHERE schemaname = 'public'
      UNION ALL SELECT format('protected %s %s', relname, relforcerowsecurity) FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relrowsecurity
      UNION ALL SELECT format('right %s %s %s', grantee, table_name, privilege_type) FROM information_schema.role_table_grants
        WHERE table_schema = 'public' AND grantee LIKE 'gym%'
      UNION ALL SELECT 'view ' || viewname || definition FROM pg_views WHERE schemaname = 'public'
      UNION ALL SELECT 'extension ' || extname FROM pg_extension WHERE extname <> 'plpgsql'
      ORDER BY object`);
    return rows.map(({ object }) => object);
  }
  const DROP_ALL = 'DROP SCHEMA public CASCADE; DROP SCHEMA bullmq CASCADE; CREATE SCHEMA public';
  const countRun = async () => (await sql<{ count: string }>('SELECT count(*) FROM migrations'))[0]!.count;

  /** All migrations, from the first. */
  async function listMigrations(): Promise<(new () => MigrationInterface)[]> {
    const dataSource = await new DataSource(dataSourceOptions(config())).initialize();
    await dataSource.destroy();
    return dataSource.migrations.map(({ constructor }) => constructor as new () => MigrationInterface);
  }

  /** Runs migrations, as a release would that has no others. */
  async function migrateBy(migrations: (new () => MigrationInterface)[]): Promise<void> {
    const release = await new DataSource({ ...dataSourceOptions(config()), migrations }).initialize();
    await release.runMigrations();
    await release.destroy();
  }

  it('can each be reverted, which leaves the schema that was there before, and run again', async () => {
    const whole = await dump();
    await sql(DROP_ALL);
    // A constraint that was validated since stays so: there is nothing in that to take back.
    const dumpUnvalidated = async () => (await dump()).map((object) => object.replace(/ NOT VALID$/, ''));
    const migrations = await listMigrations();
    const before: string[][] = [];
    for (let end = 0; end <= migrations.length; end++) {
      await migrateBy(migrations.slice(0, end));
      before.push(await dumpUnvalidated());
    }
    expect(await dump()).toEqual(whole);
    expect(whole.length).toBeGreaterThan(60);
    while (before.length > 1) {
      expect(await dumpUnvalidated()).toEqual(before.pop());
      await revert(config());
    }
    expect(await dump()).toEqual([]);
    await migrate(config());
    expect(await dump()).toEqual(whole);
  });

  it('run only once when two processes migrate an empty database concurrently', async () => {
    await sql(DROP_ALL);
    const both = await Promise.all([migrate(config()), migrate(config())]);
    expect(both.filter(({ length }) => length > 0)).toHaveLength(1);
    expect(await migrate(config())).toEqual([]);
    expect(Number(await countRun())).toBe(both.flat().length);
  });
});

describe('The tables', () => {
  beforeAll(openDatabase);
  afterAll(dropDatabase);

  it('have explicitly named constraints and indexes', async () => {
    const names = await sql<{ name: string; table: string }>(`
      SELECT conname AS name, conrelid::regclass::text AS table FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
      UNION SELECT indexname, tablename FROM pg_indexes WHERE schemaname = 'public'`);
    // TypeORM names the key of its own table.
    const ours = names.filter(({ table }) => table !== 'migrations');
    expect(ours.length).toBeGreaterThan(15);
    expect(ours.filter(({ name, table }) => !name.startsWith(`${table}_`) || /[0-9A-Z]/.test(name))).toEqual(
      [],
    );
  });

  const text = (length: number): string => 'x'.repeat(length);
  const TOO_LONG = 'value too long';
  const gym = { name: 'Gym', email: 'g@example.com', monthly_fee_cents: 0, currency: 'EUR' };
  const customer = { gym_id: 1, first_name: 'Ada', last_name: 'L', email: 'a@example.com' };
  const plan = {
    gym_id: 1,
    name: 'Monthly',
    kind: 'recurring',
    price_cents: 4900,
    period_unit: 'month',
    period_count: 1,
  };
  const mail = {
    gym_id: 1,
    dedupe_key: 'k',
    template: 't',
    parameters: {},
    recipient_name: 'A',
    recipient_email: 'a@x',
  };

  async function insert(table: string, row: Record<string, unknown>): Promise<void> {
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `$${index + 1}`);
    await sql(`INSERT INTO ${table} (${columns.join()}) VALUES (${places.join()})`, Object.values(row));
  }
  /** What PostgreSQL objects to: the constraint by name, or its message. */
  async function refusal(table: string, row: Record<string, unknown>): Promise<string> {
    await sql('SAVEPOINT before');
    try {
      await insert(table, row);
      return 'accepted';
    } catch (error) {
      await sql('ROLLBACK TO before');
      const { constraint, message } = error as DatabaseError;
      return constraint ?? message;
    }
  }
  beforeAll(async () => {
    // In a fresh database they are gym 1, gym 2 and user 1.
    await insert('gyms', gym);
    await insert('gyms', gym);
    await insert('users', { email: 'Owner@Example.com', password_hash: 'x' });
  });
  beforeEach(() => sql('BEGIN'));
  afterEach(() => sql('ROLLBACK'));

  it.each([
    ['gyms', { ...gym, name: text(255), email: text(255), address: text(255), gym_type: text(50) }],
    ['gyms', { ...gym, description: '😀'.repeat(10_000), monthly_fee_cents: 2_147_483_647 }],
    [
      'customers',
      { ...customer, first_name: text(128), last_name: text(128), email: text(255), phone: text(32) },
    ],
    [
      'customers',
      {
        ...customer,
        notes: '😀'.repeat(10_000),
        membership_start: '2026-01-01',
        membership_end: '2026-01-01',
      },
    ],
    ['closures', { gym_id: 1, start_date: '2024-01-01', end_date: '2024-12-31', reason: text(200) }],
    ['plans', { ...plan, name: text(128), description: '😀'.repeat(10_000), price_cents: 2_147_483_647 }],
    ['plans', { ...plan, kind: 'fixed', periods: 1, notice_days: 365, visits_per_period: 1 }],
    ['staff', { gym_id: 1, user_id: 1, role: 'front_desk' }],
    ['mails', mail],
  ])('%s accept values at the limits', async (table, row) => {
    expect(await refusal(table, row)).toBe('accepted');
  });

  it.each([
    ['gyms', { ...gym, name: '' }, 'gyms_name_check'],
    ['gyms', { ...gym, name: text(256) }, TOO_LONG],
    ['gyms', { ...gym, email: text(256) }, TOO_LONG],
    ['gyms', { ...gym, address: text(256) }, TOO_LONG],
    ['gyms', { ...gym, description: text(10_001) }, 'gyms_description_check'],
    ['gyms', { ...gym, gym_type: text(51) }, TOO_LONG],
    ['gyms', { ...gym, monthly_fee_cents: -1 }, 'gyms_monthly_fee_cents_check'],
    ['gyms', { ...gym, monthly_fee_cents: 2 ** 31 }, 'out of range'],
    ['gyms', { ...gym, currency: 'eur' }, 'gyms_currency_check'],
    ['gyms', { ...gym, currency: 'EURO' }, TOO_LONG],
    ['customers', { ...customer, first_name: '' }, 'customers_first_name_check'],
    ['customers', { ...customer, first_name: text(129) }, TOO_LONG],
    ['customers', { ...customer, last_name: '' }, 'customers_last_name_check'],
    ['customers', { ...customer, last_name: text(129) }, TOO_LONG],
    ['customers', { ...customer, email: text(256) }, TOO_LONG],
    ['customers', { ...customer, phone: text(33) }, TOO_LONG],
    ['customers', { ...customer, notes: text(10_001) }, 'customers_notes_check'],
    [
      'customers',
      { ...customer, membership_start: '2026-01-02', membership_end: '2026-01-01' },
      'customers_membership_period_check',
    ],
    ['customers', { ...customer, gym_id: 3 }, 'customers_gym_id_fkey'],
    ['gym_settings', { gym_id: 3 }, 'gym_settings_gym_id_fkey'],
    ['gym_settings', { gym_id: 1, country: 'de' }, 'gym_settings_country_check'],
    ['gym_settings', { gym_id: 1, visit_timeout_minutes: 0 }, 'gym_settings_visit_timeout_minutes_check'],
    ['gym_settings', { gym_id: 1, visit_timeout_minutes: 1441 }, 'gym_settings_visit_timeout_minutes_check'],
    [
      'gym_settings',
      { gym_id: 1, max_freeze_days_per_year: 367 },
      'gym_settings_max_freeze_days_per_year_check',
    ],
    ['gym_settings', { gym_id: 1, first_day_of_week: 'friday' }, 'gym_settings_first_day_of_week_check'],
    ['gym_settings', { gym_id: 1, reminders: '{never}' }, 'gym_settings_reminders_check'],
    ['opening_hours', { gym_id: 3, hours: '[]' }, 'opening_hours_gym_id_fkey'],
    ['closures', { gym_id: 1, start_date: '2026-01-02', end_date: '2026-01-01' }, 'closures_length_check'],
    ['closures', { gym_id: 1, start_date: '2026-01-01', end_date: '2027-01-02' }, 'closures_length_check'],
    [
      'closures',
      { gym_id: 1, start_date: '2026-01-01', end_date: '2026-01-01', reason: text(201) },
      TOO_LONG,
    ],
    ['closures', { gym_id: 3, start_date: '2026-01-01', end_date: '2026-01-01' }, 'closures_gym_id_fkey'],
    ['plans', { ...plan, name: '' }, 'plans_name_check'],
    ['plans', { ...plan, name: text(129) }, TOO_LONG],
    ['plans', { ...plan, description: text(10_001) }, 'plans_description_check'],
    ['plans', { ...plan, kind: 'other' }, 'plans_kind_check'],
    ['plans', { ...plan, price_cents: -1 }, 'plans_price_cents_check'],
    ['plans', { ...plan, joining_fee_cents: -1 }, 'plans_joining_fee_cents_check'],
    ['plans', { ...plan, period_unit: 'hour' }, 'plans_period_unit_check'],
    ['plans', { ...plan, period_count: 0 }, 'plans_period_count_check'],
    ['plans', { ...plan, periods: 12 }, 'plans_periods_check'],
    ['plans', { ...plan, kind: 'fixed' }, 'plans_periods_check'],
    ['plans', { ...plan, kind: 'fixed', periods: 0 }, 'plans_periods_check'],
    ['plans', { ...plan, minimum_term_periods: -1 }, 'plans_minimum_term_periods_check'],
    ['plans', { ...plan, notice_days: 366 }, 'plans_notice_days_check'],
    ['plans', { ...plan, visits_per_period: 0 }, 'plans_visits_per_period_check'],
    ['plans', { ...plan, gym_id: 3 }, 'plans_gym_id_fkey'],
    ['staff', { gym_id: 1, user_id: 1, role: 'janitor' }, 'staff_role_check'],
    ['staff', { gym_id: 3, user_id: 1, role: 'owner' }, 'staff_gym_id_fkey'],
    ['staff', { gym_id: 1, user_id: 2, role: 'owner' }, 'staff_user_id_fkey'],
    ['mails', { ...mail, gym_id: 3 }, 'mails_gym_id_fkey'],
    ['mails', { ...mail, status: 'lost' }, 'mails_status_check'],
    ['users', { email: 'oWNER@eXAMPLE.com', password_hash: 'x' }, 'users_email_key'],
    ['users', { email: text(256), password_hash: 'x' }, TOO_LONG],
  ])('%s refuse values beyond the limits (%#)', async (table, row, expected) => {
    expect(await refusal(table, row)).toContain(expected);
  });

  it('allow one mail per event of a gym, and the same event in another gym', async () => {
    await insert('mails', mail);
    expect(await refusal('mails', mail)).toBe('mails_dedupe_key_key');
    expect(await refusal('mails', { ...mail, gym_id: 2 })).toBe('accepted');
  });

  it('compare e-mails case-insensitively, also beyond ASCII', async () => {
    await insert('users', { email: 'ÉLODIE@example.com', password_hash: 'x' });
    expect(await refusal('users', { email: 'élodie@example.com', password_hash: 'x' })).toBe(
      'users_email_key',
    );
  });
});
