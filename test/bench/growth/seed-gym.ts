import { Client } from 'pg';
import { insertGym } from '../seed';
import { sellAndCheckIn } from './desk';

/** The last name of one customer of each gym. */
export const RARE_NAME = 'Featherstonehaugh';

/** A first name of every hundredth. */
export const FREQUENT_NAME = 'Katarzyna';

/** Years in which the customers came, evenly, however many they are. */
const YEARS = 8;

const FIRST_NAMES = `
  Ada Adam Agnes Ahmed Alba Álvaro Amélie Anaïs Andrea Anton Aoife Astrid Beatriz Björn Bogdan Bruno Carlos Cecilia Chiara
  Chloé Clara Daniel Daria Diego Dilek Dušan Eleni Elif Élodie Emil Emre Erik Fatima Filip Frida François Gábor Georg Giulia
  Grace Håkon Hannah Hugo Ibrahim Ida Igor Ingrid Ivan Jakub James Jana José Jürgen Karin Katarzyna Kofi Lars Laura Léa Linh
  Łukasz Luis Maja Marek Marta Mehmet Milan Mira Nadia Nils Nora Olga Omar Oskar Paul Petra Pia Priya Rasmus Renée Rosa Samir
  Seán Selma Sofía Søren Stefan Tara Thea Tomáš Ülkü Vera Viktor Wei Wanda Xenia Yara Yusuf Zoë Þóra`
  .trim()
  .split(/\s+/);

const SYLLABLES =
  `ba ber bo char dor du el far fer gar gre hal hen in jan kar kel ko lin lo mar men mon nel no or pet ra ri ro sal
  sen ste tal ter to ul van ver vis wal wen wil zan`
    .trim()
    .split(/\s+/);
const ENDINGS = [
  'berg',
  'dez',
  'ic',
  'kova',
  'ley',
  'mann',
  'ner',
  'ova',
  'sen',
  'ski',
  'son',
  'ström',
  'tti',
  'ton',
  'y',
];

/**
 * A gym of so many customers in an empty, migrated database: a hundred first names, 30,000 last names, of which the first are the
 * most frequent, phones as people of one country write them, and what they have bought and when they came.
 *
 * @returns its id
 */
export async function seedGym(databaseUrl: string, size: number): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const gymId = await insertGym(client, 'owner@bench.example', 'nobody signs in');
    await client.query('ALTER TABLE customers DISABLE TRIGGER customers_write_audit_log_of_added');
    // Made whole at the end, in a fraction of the time.
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
       WHERE tablename = 'customers' AND indexname NOT LIKE '%_pkey' AND indexname NOT LIKE '%_key'`,
    );
    for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
    await client.query(INSERT, [gymId, size, FIRST_NAMES, SYLLABLES, ENDINGS]);
    await sellAndCheckIn(client, gymId);
    await client.query(`SET maintenance_work_mem = '256MB'`);
    for (const { definition } of indexes) await client.query(definition);
    await client.query('ANALYZE customers');
    return Number(gymId);
  } finally {
    await client.end();
  }
}

/** Numbers are strewn by multiplication with a prime. */
const INSERT = `
  INSERT INTO customers (gym_id, first_name, last_name, email, phone, phone_e164, card_number, external_id, active, date_of_birth,
    membership_start, membership_end, notes, created_at, updated_at)
  SELECT $1::bigint, first_name, last_name, search_key(replace(first_name, ' ', '')) || '.' || n || '@example.com',
    CASE WHEN n % 5 > 0 THEN '0' || substr(phone, 1, 3) || ' ' || substr(phone, 4, 2) || ' ' || substr(phone, 6) END,
    CASE WHEN n % 5 > 0 THEN '+32' || phone END,
    CASE WHEN n % 2 = 0 THEN 'C' || n END, CASE WHEN n % 3 = 0 THEN 'old-' || n END,
    n % 14 > 0, CASE WHEN n % 10 > 0 THEN current_date - 5844 - (n * 7919 % 21915)::int END,
    created_at::date, CASE WHEN n % 3 > 0 THEN created_at::date + 365 + (n * 31 % 1000)::int END,
    CASE WHEN n % 4 = 0 THEN 'Prefers mornings; came through a friend.' END, created_at, created_at
  FROM (
    SELECT n, ($3::text[])[1 + n * 7907 % cardinality($3)] AS first_name,
      CASE WHEN n = $2::bigint / 3 THEN '${RARE_NAME}'
        ELSE initcap(($4::text[])[1 + floor(cardinality($4) * ((n * 7561 % 100003) / 100003.0) ^ 2)::int] || ($4::text[])[1 + n * 6221 % cardinality($4)])
          || ($5::text[])[1 + n * 5003 % cardinality($5)] END AS last_name,
      '4' || lpad((n * 7654321 % 100000007)::text, 8, '0') AS phone,
      date_trunc('milliseconds', now() - ($2::bigint - n) * (interval '${YEARS} years' / $2::bigint)) AS created_at
    FROM generate_series(1, $2::bigint) AS n
  ) AS invented ORDER BY n`;
