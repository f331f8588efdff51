import { hash } from 'bcryptjs';
import { Client } from 'pg';
import { inventCustomers } from './demo-gym';

/** How to sign in to the demo gym. */
export const DEMO_ACCOUNT = { email: 'owner@iron-temple.example', password: 'demo gym password' };

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
  await client.query('ANALYZE customers');
}
