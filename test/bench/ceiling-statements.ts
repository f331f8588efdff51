/** The statements of our repositories, named as there, so that PostgreSQL parses each once per connection, and what they return as our JSON. */
import { createHash } from 'node:crypto';
import { Pool, type PoolClient, type QueryResult, types } from 'pg';

types.setTypeParser(types.builtins.DATE, (value) => value);
types.setTypeParser(types.builtins.INT8, Number);
/** `2026-01-01 09:30:00.5+00`, as PostgreSQL sends it to a client in UTC, as JavaScript's `toISOString` has it. */
types.setTypeParser(
  types.builtins.TIMESTAMPTZ,
  (value) => `${value.slice(0, 10)}T${value.slice(11, 19)}.${value.slice(20, -3).padEnd(3, '0')}Z`,
);

export const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  options: '-c timezone=UTC -c max_parallel_workers_per_gather=0',
  // Statements leave without waiting for the answers to those before them.
  pipeline: true,
});

/** Dates and times as text. */
interface Customer {
  gym_id: number;
  id: number;
  first_name: string;
  last_name: string;
  email: string;
  phone: string | null;
  active: boolean;
  date_of_birth: string | null;
  membership_start: string | null;
  membership_end: string | null;
  notes: string | null;
  external_id: string | null;
  card_number: string | null;
  tags: string[];
  guardian_id: number | null;
  emergency_contact_name: string | null;
  emergency_contact_phone: string | null;
  mail_consent: boolean | null;
  mail_consent_at: string | null;
  mail_consent_source: string | null;
  created_at: string;
  updated_at: string;
}

type StoredCustomer = Customer & { photo_id: number | null };

const COLUMNS =
  'gym_id, id, first_name, last_name, email, phone, active, date_of_birth, membership_start, membership_end, notes, external_id, ' +
  'card_number, tags, guardian_id, emergency_contact_name, emergency_contact_phone, mail_consent, mail_consent_at, mail_consent_source, ' +
  'photo_id, created_at, updated_at';

/** The seeded gyms are in UTC. */
const today = (): string => new Date().toISOString().slice(0, 10);

function toResponse(customer: StoredCustomer): Customer & { photo_url: string | null } {
  return {
    first_name: customer.first_name,
    last_name: customer.last_name,
    email: customer.email,
    phone: customer.phone,
    active: customer.active && (customer.membership_end === null || customer.membership_end >= today()),
    date_of_birth: customer.date_of_birth,
    membership_start: customer.membership_start,
    membership_end: customer.membership_end,
    notes: customer.notes,
    external_id: customer.external_id,
    card_number: customer.card_number,
    tags: customer.tags,
    guardian_id: customer.guardian_id,
    emergency_contact_name: customer.emergency_contact_name,
    emergency_contact_phone: customer.emergency_contact_phone,
    mail_consent: customer.mail_consent,
    mail_consent_at: customer.mail_consent_at,
    mail_consent_source: customer.mail_consent_source,
    photo_url: customer.photo_id === null ? null : `/customers/${customer.id}/photo?v=${customer.photo_id}`,
    id: customer.id,
    gym_id: customer.gym_id,
    created_at: customer.created_at,
    updated_at: customer.updated_at,
  };
}

const optional = ({ rows }: QueryResult<StoredCustomer>): Customer | undefined =>
  rows[0] && toResponse(rows[0]);

export async function getGym(gymId: number): Promise<unknown> {
  const { rows } = await pool.query<Record<string, unknown>>({
    name: 'gym',
    text: 'SELECT * FROM gyms WHERE id = $1',
    values: [gymId],
  });
  const {
    name,
    email,
    address,
    description,
    gym_type,
    monthly_fee_cents,
    currency,
    timezone,
    id,
    created_at,
    updated_at,
  } = rows[0]!;
  return {
    name,
    email,
    address,
    description,
    gym_type,
    monthly_fee_cents,
    currency,
    timezone,
    id,
    created_at,
    updated_at,
  };
}

export async function getCustomer(gymId: number, id: number): Promise<Customer | undefined> {
  return optional(
    await pool.query<StoredCustomer>({
      name: 'customer',
      text: `SELECT ${COLUMNS} FROM customers WHERE gym_id = $1 AND id = $2`,
      values: [gymId, id],
    }),
  );
}

/** The conditions that a parameter of the query adds. */
const CONDITIONS: Record<string, (place: string) => string> = {
  search: (place) =>
    String.raw`search_text LIKE '%' || regexp_replace(search_key(${place}), '[\\%_]', '\\\&', 'g') || '%'`,
  min_age: (place) => `date_of_birth <= ${place}`,
  max_age: (place) => `date_of_birth > ${place}`,
};

export async function listCustomers(
  gymId: number,
  query: URLSearchParams,
): Promise<{ customers: Customer[]; cursor?: string }> {
  const values: unknown[] = [gymId];
  const place = (value: unknown): string => `$${values.push(value)}`;
  let conditions = 'gym_id = $1';
  for (const [name, value] of query) {
    if (name in CONDITIONS) conditions += ` AND ${CONDITIONS[name]!(place(valueOf(name, value)))}`;
    if (name === 'cursor') {
      const [createdAt, id] = Buffer.from(value, 'base64url').toString().split(' ');
      conditions += ` AND (created_at, id) < (${place(createdAt)}, ${place(id)})`;
    }
  }
  const limit = Number(query.get('limit') ?? 50);
  const offset = query.get('offset');
  const page = `LIMIT ${limit}${offset ? ` OFFSET ${place(Number(offset))}` : ''}`;
  const { rows } = await pool.query<StoredCustomer>({
    // A search is planned for its text: one plan for all would read the whole gym for a frequent one.
    name: query.has('search') ? undefined : `customers ${limit} ${[...query.keys()].join()}`,
    text: `SELECT ${COLUMNS} FROM customers WHERE ${conditions} ORDER BY created_at DESC, id DESC ${page}`,
    values,
  });
  const customers = rows.map(toResponse);
  const last = customers[limit - 1];
  return { customers, cursor: last && Buffer.from(`${last.created_at} ${last.id}`).toString('base64url') };
}

function valueOf(name: string, value: string): string {
  if (name === 'search') return value;
  const born = new Date();
  born.setUTCFullYear(born.getUTCFullYear() - Number(value) - (name === 'max_age' ? 1 : 0));
  return born.toISOString().slice(0, 10);
}

/** Runs `work` in a transaction whose BEGIN leaves together with its first statement, and its COMMIT with the last. */
export async function transact<T>(
  work: (client: PoolClient, commit: () => Promise<unknown>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    void client.query('BEGIN');
    return await work(client, () => client.query('COMMIT'));
  } finally {
    client.release();
  }
}

export function createCustomer(gymId: number, body: object): Promise<Customer> {
  const { first_name, last_name, email, phone, date_of_birth, membership_start, membership_end, notes } =
    body as Partial<Customer>;
  const hash = createHash('sha256').update(`${gymId}:${email!.toLowerCase()}`).digest();
  return transact(async (client, commit) => {
    const [inserted, , gyms] = await Promise.all([
      client.query<StoredCustomer>({
        name: 'insert customer',
        text: `INSERT INTO customers (gym_id, first_name, last_name, email, phone, date_of_birth, membership_start,
                 membership_end, notes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${COLUMNS}`,
        values: [
          gymId,
          first_name,
          last_name,
          email,
          phone,
          date_of_birth,
          membership_start,
          membership_end,
          notes,
        ],
      }),
      client.query({
        name: 'erasures',
        text: `SELECT at > now() - interval '1 day' AS is_recent FROM audit_log WHERE gym_id = $1 AND action = $2
               ORDER BY id DESC OFFSET $3 LIMIT 1`,
        values: [gymId, 'customer.erased', 9],
      }),
      client.query<{ name: string; email: string }>({
        name: 'gym',
        text: 'SELECT * FROM gyms WHERE id = $1',
        values: [gymId],
      }),
      client.query({
        name: 'welcome',
        text: `INSERT INTO welcomed_addresses (gym_id, address_hash) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING gym_id`,
        values: [gymId, hash],
      }),
    ]);
    const customer = inserted.rows[0]!;
    const gym = gyms.rows[0]!;
    const mailed = client.query({
      name: 'mail',
      text: `WITH added AS (
               INSERT INTO mails (gym_id, dedupe_key, template, customer_id, due_at, recipient_name, recipient_email,
                 reply_to_name, reply_to_email, parameters)
               VALUES ($1, $2, 'customer-welcome', $3, 'infinity', $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id
             )
             SELECT (SELECT id FROM added) AS id, pg_notify('mails', '')`,
      values: [
        gymId,
        `customer-welcome:${customer.id}`,
        customer.id,
        `${first_name} ${last_name}`,
        email,
        gym.name,
        gym.email,
        { first_name, gym_name: gym.name },
      ],
    });
    await Promise.all([mailed, commit()]);
    return toResponse(customer);
  });
}

const LOCK = `SELECT ${COLUMNS} FROM customers WHERE gym_id = $1 AND id = $2 FOR UPDATE`;

/** Changes the notes, which is all that the bench changes. */
export function patchCustomer(gymId: number, id: number, body: object): Promise<Customer | undefined> {
  const { notes } = body as Partial<Customer>;
  return transact(async (client, commit) => {
    const { rows } = await client.query<StoredCustomer>({ name: 'lock', text: LOCK, values: [gymId, id] });
    if (!rows[0]) return void (await commit());
    const [updated] = await Promise.all([
      client.query<StoredCustomer>({
        name: 'patch',
        text: `UPDATE customers SET notes = $1, updated_at = now() WHERE gym_id = $2 AND id = $3 RETURNING ${COLUMNS}`,
        values: [notes, gymId, id],
      }),
      commit(),
    ]);
    return optional(updated);
  });
}

export function deleteCustomer(gymId: number, id: number): Promise<boolean> {
  return transact(async (client, commit) => {
    const { rowCount } = await client.query({ name: 'lock', text: LOCK, values: [gymId, id] });
    const remove = {
      name: 'delete',
      text: 'DELETE FROM customers WHERE gym_id = $1 AND id = $2',
      values: [gymId, id],
    };
    await Promise.all([client.query(remove), commit()]);
    return rowCount === 1;
  });
}
