import { hash } from 'bcryptjs';
import { Client } from 'pg';
import { DEMO_ACCOUNT } from '../apps/standalone/src/demo-account';
import { inventCustomers } from './demo-gym';

export { DEMO_ACCOUNT };

const GYM = {
  name: 'Iron Temple',
  address: '1 Barbell Street, 10115 Berlin',
  description: 'Free weights, climbing wall and sauna. Open day and night.',
  gym_type: 'strength',
  monthly_fee_cents: 4_900,
  currency: 'EUR',
  timezone: 'Europe/Berlin',
};

/**
 * Fills a migrated database with a believable gym, all or nothing. Nobody gets a mail: the people are invented.
 *
 * @returns false when the demo account is there already; nothing changes then
 */
export async function seed(databaseUrl: string, customers: number): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    const gymId = await insertGym(client);
    if (gymId === undefined) return false;
    await insertCustomers(client, gymId, customers);
    await insertMemberships(client, gymId);
    await fillDirectory(client, gymId);
    await insertVisits(client, gymId);
    await client.query('COMMIT');
    return true;
  } finally {
    await client.end(); // what is not committed is rolled back
  }
}

/** Inserts the gym and its owner. @returns the gym's id, or undefined when the owner's address is taken */
async function insertGym(client: Client): Promise<number | undefined> {
  const { email, password } = DEMO_ACCOUNT;
  const { rows: owners } = await client.query<{ id: string }>(
    'INSERT INTO users (email, password_hash) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id',
    [email, await hash(password, 12)],
  );
  if (!owners[0]) return undefined;
  const { rows: gyms } = await client.query<{ id: string }>(
    `INSERT INTO gyms (name, email, address, description, gym_type, monthly_fee_cents, currency, timezone)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [
      GYM.name,
      email,
      GYM.address,
      GYM.description,
      GYM.gym_type,
      GYM.monthly_fee_cents,
      GYM.currency,
      GYM.timezone,
    ],
  );
  const gymId = Number(gyms[0]!.id);
  await client.query(`INSERT INTO staff (gym_id, user_id, role) VALUES ($1, $2, 'owner')`, [
    gymId,
    owners[0].id,
  ]);
  return gymId;
}

async function insertCustomers(client: Client, gymId: number, count: number): Promise<void> {
  const today = new Date(new Date().toISOString().slice(0, 10));
  await client.query(
    `INSERT INTO customers (gym_id, first_name, last_name, email, phone, active, date_of_birth,
       membership_start, membership_end, notes, created_at, updated_at)
     SELECT $1, first_name, last_name, email, phone, active, date_of_birth,
       membership_start, membership_end, notes, created_at, created_at
     FROM jsonb_populate_recordset(NULL::customers, $2)
     ORDER BY created_at`,
    [gymId, JSON.stringify(inventCustomers(count, today))],
  );
  // Some have lapsed of late, for the work list.
  await client.query(
    `UPDATE customers SET membership_end = current_date - 1 - (id % 60)::integer
     WHERE gym_id = $1 AND id % 19 = 1 AND active AND membership_start < current_date - 90`,
    [gymId],
  );
  await client.query('ANALYZE customers');
}

/** What the gym sells: name, kind, price in cents, unit of the period, periods, and the rest of what a plan says. */
const PLANS = [
  ['Monthly', 'recurring', 4_900, 'month', null, { notice_days: 30, joining_fee_cents: 2_000 }],
  ['Yearly', 'fixed', 49_000, 'year', 1, { joining_fee_cents: 2_000 }],
  ['Student month', 'recurring', 2_900, 'month', null, { minimum_term_periods: 6, visits_per_period: 12 }],
  ['Summer pass 2019', 'fixed', 9_900, 'month', 3, { archived: true }],
] as const;

/**
 * Sells plans to the customers who have dates of a membership: yearly with an end, monthly without. A few of the monthly ones are
 * frozen today, and a few of the yearly ones were cancelled a day after the sale.
 */
async function insertMemberships(client: Client, gymId: number): Promise<void> {
  for (const [name, kind, price_cents, period_unit, periods, more] of PLANS)
    await client.query(
      `INSERT INTO plans (gym_id, name, kind, price_cents, period_unit, period_count, periods, joining_fee_cents,
         minimum_term_periods, notice_days, visits_per_period, archived)
       SELECT $1, $2, $3, $4, $5, 1, $6, coalesce(joining_fee_cents, 0), coalesce(minimum_term_periods, 0), coalesce(notice_days, 0),
         visits_per_period, coalesce(archived, false)
       FROM jsonb_populate_record(NULL::plans, $7)`,
      [gymId, name, kind, price_cents, period_unit, periods, JSON.stringify(more)],
    );
  await client.query(
    `WITH sold AS (
       INSERT INTO memberships (gym_id, customer_id, plan_id, plan_name, kind, price_cents, joining_fee_cents, currency, period_unit,
         period_count, periods, minimum_term_periods, notice_days, visits_per_period, start_date, end_date, unfrozen_end_date,
         cancelled_at, ends_reason, created_at, updated_at)
       SELECT customers.gym_id, customers.id, plans.id, plans.name, kind, price_cents, joining_fee_cents, $2, period_unit,
         period_count, periods, minimum_term_periods, notice_days, visits_per_period, membership_start, membership_end, membership_end,
         CASE WHEN customers.id % 11 = 0 THEN customers.created_at + interval '1 day' END,
         CASE WHEN customers.id % 11 = 0 THEN 'Moves away' END, customers.created_at, customers.created_at
       FROM customers JOIN plans ON plans.gym_id = customers.gym_id
         AND plans.name = CASE WHEN membership_end IS NOT NULL THEN 'Yearly' WHEN customers.id % 3 = 0 THEN 'Student month' ELSE 'Monthly' END
       WHERE customers.gym_id = $1 AND active AND membership_start IS NOT NULL AND (membership_end IS NOT NULL OR customers.id % 11 > 0)
       ORDER BY customers.created_at RETURNING gym_id, id, customer_id, start_date, end_date
     ), frozen AS (
       INSERT INTO membership_freezes (gym_id, membership_id, start_date, end_date, reason)
       SELECT gym_id, id, current_date - 3, current_date + 10, 'Holiday' FROM sold WHERE end_date IS NULL AND customer_id % 13 = 0 AND start_date < current_date - 3
     )
     UPDATE customers SET has_memberships = true FROM sold WHERE customers.gym_id = sold.gym_id AND customers.id = sold.customer_id`,
    [gymId, GYM.currency],
  );
  await client.query('ANALYZE memberships');
}

/** Gives most customers a card, some tags and somebody to call, and the gym its country. It is always open. */
async function fillDirectory(client: Client, gymId: number): Promise<void> {
  await client.query(
    `UPDATE customers SET card_number = CASE WHEN id % 8 > 0 THEN 'IT-' || lpad(id::text, 6, '0') END,
       tags = array_remove(ARRAY[CASE WHEN id % 5 = 0 THEN 'boxing' END, CASE WHEN id % 7 = 0 THEN 'yoga' END,
         CASE WHEN date_of_birth > current_date - interval '26 years' THEN 'student' END], NULL),
       emergency_contact_name = CASE WHEN id % 4 > 0 THEN 'Next of kin of ' || first_name END,
       emergency_contact_phone = CASE WHEN id % 4 > 0 THEN '+49 30 901820' END
     WHERE gym_id = $1`,
    [gymId],
  );
  await client.query(`INSERT INTO gym_settings (gym_id, country) VALUES ($1, 'DE')`, [gymId]);
}

/** Hours at which people come, the favourite ones more often. */
const HOURS = [6, 7, 7, 8, 9, 10, 12, 12, 16, 17, 17, 18, 18, 18, 19, 19, 20, 21];

/**
 * Visits of the last year: of each member one to three a week, at the same ones at every run. A few members have not come for weeks,
 * and who has come in the last hour is in.
 */
async function insertVisits(client: Client, gymId: number): Promise<void> {
  await client.query(
    `INSERT INTO check_ins (gym_id, customer_id, membership_id, occurred_at, decision, checked_in_by, checked_out_at, created_at)
     SELECT gym_id, customer_id, id, moment, 'allowed', (SELECT user_id FROM staff WHERE gym_id = $1),
       CASE WHEN moment < now() - interval '75 minutes' THEN moment + interval '75 minutes' END, moment
     FROM (
       SELECT memberships.*, (day + make_interval(hours => ($2::integer[])[1 + luck / 7 % $3], mins => luck % 60)) AT TIME ZONE $4 AS moment
       FROM memberships, generate_series(greatest(start_date, current_date - 365),
         least(coalesce(end_date, current_date), current_date - CASE WHEN customer_id % 17 = 0 THEN 30 ELSE 0 END), interval '1 day') AS day,
         abs(hashtext(customer_id || ' ' || day)) AS luck
       WHERE gym_id = $1 AND luck % 7 <= customer_id % 3
     ) AS visits
     WHERE moment < now() ORDER BY moment`,
    [gymId, HOURS, HOURS.length, GYM.timezone],
  );
  await client.query('ANALYZE check_ins');
}
