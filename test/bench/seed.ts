import { hash } from 'bcryptjs';
import { Client } from 'pg';

/** With which every owner of a seeded gym signs in. */
export const PASSWORD = 'benchmarks are for everybody';

/** Customers of the first gym, of which most operations are about. */
export const GYM_SIZE = 10_000;

/** Customers of the gym that `--large` adds. */
export const LARGE_GYM_SIZE = 1_000_000;

/** What searches look for: the last name of every twentieth, and that of one customer of each gym. */
export const FREQUENT_NAME = 'García';
export const RARE_NAME = 'Featherstonehaugh';

/** The address of the owner of the gym that was made as the so-many-eth, from 1. */
export const ownerOf = (gym: number): string => `owner${gym}@bench.example`;

/** How many gyms there are, small ones included. */
export const gymSizes = (large: boolean): number[] => [
  GYM_SIZE,
  ...Array.from({ length: 50 }, () => 1_000),
  ...(large ? [LARGE_GYM_SIZE] : []),
];

/**
 * Fills an empty, migrated database. It names the columns of the first migration alone, so that each release can be seeded: what
 * later ones added is filled by their triggers and defaults.
 */
export async function seed(databaseUrl: string, sizes: number[]): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const passwordHash = await hash(PASSWORD, 12);
    await client.query('BEGIN');
    const indexes = await dropSlowIndexes(client);
    for (const [index, size] of sizes.entries()) {
      const gymId = await insertGym(client, ownerOf(index + 1), passwordHash);
      await insertCustomers(client, gymId, size);
    }
    for (const definition of indexes) await client.query(definition);
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

/** Drops the indexes for searches, which are made whole in a fifth of the time. @returns the statements that do so */
async function dropSlowIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE tablename = 'customers' AND indexdef LIKE '%USING gin%'`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

/** @returns the id of a gym with one owner */
export async function insertGym(client: Client, email: string, passwordHash: string): Promise<string> {
  const { rows } = await client.query<{ gym_id: string }>(
    `WITH gym AS (
       INSERT INTO gyms (name, email, address, description, gym_type, monthly_fee_cents, currency)
       VALUES ('Bench', $1, '1 Barbell Street', 'Free weights and sauna.', 'strength', 4900, 'EUR') RETURNING id
     ), owner AS (
       INSERT INTO users (email, password_hash) VALUES ($1, $2) RETURNING id
     )
     INSERT INTO staff (gym_id, user_id, role) SELECT gym.id, owner.id, 'owner' FROM gym, owner RETURNING gym_id`,
    [email, passwordHash],
  );
  return rows[0]!.gym_id;
}

/** So many customers of a gym, of whom nobody was there before. */
export async function insertCustomers(client: Client, gymId: string, count: number): Promise<void> {
  await client.query(INSERT_CUSTOMERS, [gymId, count]);
}

const FIRST_NAMES = `'{Ada,Amélie,Björn,Chloé,Daniel,Eleni,François,Grace,Hannah,Ibrahim,James,Katarzyna,Łukasz,Miriam,Nils,Olga,Priya,Renée,Seán}'::text[]`;
const LAST_NAMES = `'{Andersson,Becker,Clarke,Dvořák,Eriksen,Fischer,Großmann,Hansen,Ivanova,Jensen,Kowalczyk,Larsen,Müller,Novák,"O''Brien",Patel,Rossi,Schmidt,Tamm,Ulrich,Varga,Weber,Zieliński}'::text[]`;

/** The gym and how many; in the order in which they came. Nine in ten have a date of birth, from 16 to 75 years ago. */
const INSERT_CUSTOMERS = `
  INSERT INTO customers (gym_id, first_name, last_name, email, phone, active, date_of_birth, membership_start, membership_end,
    notes, created_at, updated_at)
  SELECT $1, (${FIRST_NAMES})[1 + n % 19],
    CASE WHEN n = $2::int / 3 THEN '${RARE_NAME}' WHEN n % 20 = 7 THEN '${FREQUENT_NAME}' ELSE (${LAST_NAMES})[1 + n % 23] END,
    'customer' || n || '@bench.example', CASE WHEN n % 5 > 0 THEN '+49 1517 ' || lpad(n::text, 7, '0') END, n % 14 > 0,
    CASE WHEN n % 10 > 0 THEN current_date - 5844 - (n::bigint * 7919 % 21915)::integer END,
    current_date - n % 700, CASE WHEN n % 3 > 0 THEN current_date - n % 700 + 365 END,
    CASE WHEN n % 4 = 0 THEN 'Prefers mornings; came through a friend.' END,
    now() - ($2::int - n + 1) * interval '10 minutes', now() - ($2::int - n + 1) * interval '10 minutes'
  FROM generate_series(1, $2::int) AS n ORDER BY n`;
