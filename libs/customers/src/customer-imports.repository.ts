import { columnsOf, type GymTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { FILE_FIELDS } from './customer.dto';
import { Customer } from './customer.entity';

/** What imports write: the fields of a file, and what follows from them. */
const IMPORTED = [
  ...FILE_FIELDS,
  'guardian_id',
  'phone_e164',
  'mail_consent_at',
  'mail_consent_source',
] as const satisfies (keyof Customer)[];
export type Imported = Pick<Customer, (typeof IMPORTED)[number]>;

/** By what customers are looked for. */
export type Wanted = { line: number } & Partial<
  Pick<
    Customer,
    'external_id' | 'card_number' | 'first_name' | 'last_name' | 'email' | 'date_of_birth' | 'guardian_id'
  >
>;

/** A customer whom a row may be about, and what is the same; null where one of the two does not say. */
export interface Candidate {
  line: number;
  id: number;
  same_external_id: boolean | null;
  same_card_number: boolean | null;
  same_email: boolean | null;
  same_name: boolean | null;
  same_date_of_birth: boolean | null;
  same_guardian: boolean | null;
}

/** What is to change of a customer; with `written_at`, only if nobody has changed it since. */
export interface Change {
  id: number;
  changes: Partial<Imported>;
  written_at?: string;
}

/**
 * Looks up customers by one value, in the index that begins with it. PostgreSQL has no statistics of a gym that an import fills, takes it
 * for empty, and would as soon read the whole gym for each row, in the index of ids: a range, and an order that it must not sort for, are
 * what that index lacks.
 */
const customersWith = (column: string, value: string, condition = ''): string =>
  `(SELECT id, external_id, card_number, search_text, date_of_birth, guardian_id FROM searchable_customers
    WHERE gym_id = $1 AND ${column} BETWEEN ${value} AND ${value} ${condition} ORDER BY ${column})`;

/** Statements on many customers at once: one for a batch of rows. */
@Injectable()
export class CustomerImportsRepository {
  /** Customers who share an id, a card, an e-mail, or the name and birthday or guardian with one of the rows. */
  async findCandidates(tx: GymTransaction, wanted: Wanted[]): Promise<Candidate[]> {
    const [, candidates] = await Promise.all([
      tx.execute('SET LOCAL enable_sort = off'),
      // With the indexes that it must take, one plan is as good as another: to make one takes PostgreSQL longer than many lookups.
      tx.queryPlannedOnce<Candidate[]>(
        `WITH wanted AS MATERIALIZED (
           SELECT line, external_id, card_number, date_of_birth, guardian_id, search_key(email) AS email,
             search_key(last_name) || E'\\n' || search_key(first_name) AS name
           FROM json_to_recordset($2::json) AS row (line integer, external_id text, card_number text, email text,
             first_name text, last_name text, date_of_birth date, guardian_id bigint)
         )
         SELECT line, id, customer.external_id = wanted.external_id AS same_external_id,
           customer.card_number = wanted.card_number AS same_card_number,
           nullif(split_part(search_text, E'\\n', 3), '') = wanted.email AS same_email,
           split_part(search_text, E'\\n', 2) || E'\\n' || split_part(search_text, E'\\n', 1) = wanted.name AS same_name,
           customer.date_of_birth = wanted.date_of_birth AS same_date_of_birth,
           customer.guardian_id = wanted.guardian_id AS same_guardian
         FROM wanted CROSS JOIN LATERAL (
           ${customersWith('external_id', 'wanted.external_id')}
           UNION ${customersWith('card_number', 'wanted.card_number')}
           UNION ${customersWith('sort_email', 'sort_key(wanted.email)')}
           UNION ${customersWith(
             'sort_name',
             'sort_key(wanted.name)',
             'AND (date_of_birth = wanted.date_of_birth OR guardian_id = wanted.guardian_id)',
           )}
         ) AS customer
         ORDER BY line, id`,
        [tx.gym_id, JSON.stringify(wanted)],
      ),
      tx.execute('SET LOCAL enable_sort = on'),
    ]);
    return candidates;
  }

  /** Reads customers. @param isForUpdate keeps others from changing them until the transaction ends */
  find(tx: GymTransaction, ids: number[], isForUpdate: boolean): Promise<Customer[]> {
    return tx.query(
      `SELECT ${columnsOf(Customer)} FROM customers WHERE gym_id = $1 AND id = ANY ($2::bigint[])
       ORDER BY id${isForUpdate ? ' FOR UPDATE' : ''}`,
      [tx.gym_id, ids],
    );
  }

  /** Those of the customers whom others have as guardian. */
  async guardiansAmong(tx: GymTransaction, ids: number[]): Promise<number[]> {
    const rows = await tx.query<{ guardian_id: number }[]>(
      'SELECT DISTINCT guardian_id FROM customers WHERE gym_id = $1 AND guardian_id = ANY ($2::bigint[])',
      [tx.gym_id, ids],
    );
    return rows.map(({ guardian_id }) => guardian_id);
  }

  /** @returns their ids, in the same order: rows are inserted, and returned, in that of the subquery */
  async insert(tx: GymTransaction, customers: Imported[]): Promise<number[]> {
    // Planned once, and with it the statement by which PostgreSQL looks for the gym of each customer.
    const rows = await tx.queryPlannedOnce<{ id: number }[]>(
      `INSERT INTO customers (gym_id, ${IMPORTED.join(', ')})
       SELECT $1, ${IMPORTED.join(', ')} FROM json_populate_recordset(NULL::customers, $2::json) WITH ORDINALITY
       ORDER BY ordinality RETURNING id`,
      // Most of what a file could say of a customer is not in it, and takes PostgreSQL longer to read than not to find.
      [tx.gym_id, JSON.stringify(customers, (_, value: unknown) => value ?? undefined)],
    );
    return rows.map(({ id }) => id);
  }

  /** @returns the ids of those that were changed */
  async update(tx: GymTransaction, changes: Change[]): Promise<number[]> {
    const rows = await tx.query<{ id: number }[]>(
      `UPDATE customers SET ${IMPORTED.map((column) => `${column} = wanted.${column}`).join(', ')}, updated_at = now()
       FROM jsonb_to_recordset($2::jsonb) AS change (id bigint, changes jsonb, written_at timestamptz)
       JOIN customers AS present ON present.gym_id = $1 AND present.id = change.id
       CROSS JOIN LATERAL jsonb_populate_record(present, change.changes) AS wanted
       WHERE customers.gym_id = $1 AND customers.id = change.id AND coalesce(customers.updated_at = change.written_at, true)
       RETURNING customers.id`,
      [tx.gym_id, JSON.stringify(changes)],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Deletes those whom nobody has changed since they were written, and to whom nothing belongs but mails: no membership, visit,
   * note or child.
   *
   * @returns their ids
   */
  async delete(tx: GymTransaction, written: Pick<Change, 'id' | 'written_at'>[]): Promise<number[]> {
    const belongings = await tx.query<{ source: string; customer: string }[]>(
      `SELECT conrelid::regclass::text AS source, quote_ident(attname) AS customer
       FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[2]
       WHERE contype = 'f' AND confrelid = 'customers'::regclass AND conrelid <> 'mails'::regclass`,
    );
    const rows = await tx.query<{ id: number }[]>(
      `DELETE FROM customers USING jsonb_to_recordset($2::jsonb) AS written (id bigint, written_at timestamptz)
       WHERE customers.gym_id = $1 AND customers.id = written.id AND customers.updated_at = written.written_at
         ${belongings
           .map(
             ({ source, customer }) =>
               `AND NOT EXISTS (SELECT FROM ${source} AS other WHERE other.gym_id = $1 AND other.${customer} = customers.id)`,
           )
           .join(' ')}
       RETURNING customers.id`,
      [tx.gym_id, JSON.stringify(written)],
    );
    return rows.map(({ id }) => id);
  }
}
