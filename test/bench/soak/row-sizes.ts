import { Client } from 'pg';
import { insertCustomers, insertGym, ownerOf } from '../seed';

/** What one row of a table takes on the disk, in bytes. */
export interface RowSize {
  /** Heap and TOAST, with the room in pages that is free. */
  table: number;
  indexes: number;
}

const GYMS = 200;

/** Customers of each, who come by turns so that rows and pages of indexes of gyms lie as they do in life, side by side. */
const [TURNS, CUSTOMERS_A_TURN] = [20, 10];

/** What else there is of what has rows for each customer, member of staff or session, as the api and the worker write it. */
const FILL = [
  `INSERT INTO plans (gym_id, name, kind, price_cents, period_unit, period_count, minimum_term_periods, notice_days)
   SELECT gyms.id, 'Month by month ' || number, 'recurring', 4900, 'month', 1, 12, 30 FROM generate_series(1, 3) AS number CROSS JOIN gyms`,
  `INSERT INTO memberships (gym_id, customer_id, plan_id, plan_name, kind, price_cents, joining_fee_cents, currency, period_unit,
     period_count, minimum_term_periods, notice_days, start_date)
   SELECT customers.gym_id, customers.id, plans.id, plans.name, kind, price_cents, 0, 'EUR', period_unit, period_count,
     minimum_term_periods, notice_days, current_date - customers.id::int % 700
   FROM customers JOIN plans ON plans.gym_id = customers.gym_id AND plans.name = 'Month by month 1' ORDER BY customers.id`,
  // Half of all customers are changed once: the room of their former rows, and entries of the audit log.
  `UPDATE customers SET notes = 'Has paid for the sauna, too.' WHERE id % 2 = 0`,
  `INSERT INTO mails (gym_id, customer_id, dedupe_key, template, parameters, recipient_name, recipient_email, reply_to_name,
     reply_to_email, status, attempts, dispatches, settled_at)
   SELECT gym_id, customers.id, 'customer-welcome:' || customers.id, 'customer-welcome',
     jsonb_build_object('first_name', first_name, 'gym_name', gyms.name), first_name || ' ' || last_name, customers.email, gyms.name,
     gyms.email, 'sent', 1, 1, now()
   FROM customers JOIN gyms ON gyms.id = gym_id ORDER BY customers.id`,
  `INSERT INTO welcomed_addresses (gym_id, address_hash) SELECT gym_id, sha256(id::text::bytea) FROM customers ORDER BY id`,
  `INSERT INTO idempotency_keys (gym_id, key_hash, user_id, fingerprint, result, mentioned_ids)
   SELECT gym_id, sha256(id::text::bytea), gym_id, sha256(id::text::bytea), (to_jsonb(customers) - 'search_text')::json,
     ARRAY[id]
   FROM customers ORDER BY id`,
  `INSERT INTO sessions (gym_id, user_id, user_agent, address, expires_at)
   SELECT gym_id, user_id, 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
     '203.0.113.17', now() + number * interval '1 hour'
   FROM generate_series(1, 50) AS number CROSS JOIN staff`,
  `INSERT INTO refresh_tokens (gym_id, session_id, hash, used_at)
   SELECT gym_id, id, sha256((id || '-' || number)::bytea), now() FROM generate_series(1, 10) AS number CROSS JOIN sessions`,
];

const SIZES = `
  SELECT relname AS name, pg_table_size(oid)::float AS table, pg_indexes_size(oid)::float AS indexes
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`;

/**
 * Fills an empty, migrated database, and weighs it.
 *
 * @returns what a row takes, by table; of tables that have many
 */
export async function weighRows(databaseUrl: string): Promise<Record<string, RowSize>> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const gyms: string[] = [];
    for (let gym = 1; gym <= GYMS; gym++) gyms.push(await insertGym(client, ownerOf(gym), 'x'.repeat(60)));
    for (let turn = 0; turn < TURNS; turn++)
      for (const gym of gyms) await insertCustomers(client, gym, CUSTOMERS_A_TURN);
    for (const statement of FILL) await client.query(statement);
    await client.query('VACUUM ANALYZE');
    const sizes: Record<string, RowSize> = {};
    for (const { name, table, indexes } of (await client.query<RowSize & { name: string }>(SIZES)).rows) {
      const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${name}`);
      const { count } = rows[0]!;
      if (count >= GYMS)
        sizes[name] = { table: Math.round(table / count), indexes: Math.round(indexes / count) };
    }
    return sizes;
  } finally {
    await client.end();
  }
}
