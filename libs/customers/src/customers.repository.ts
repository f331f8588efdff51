import {
  columnsOf,
  countRows,
  type GymTransaction,
  insertReturning,
  keyset,
  readRows,
  updateReturning,
} from '@libs/platform/database';
import { type Count, type Page, type SortKey, toPage } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { Customer } from './customer.entity';
import { type ExportCustomersQuery, ListCustomersQuery } from './list-customers.query';
import { activeCondition, latestBirthDate } from './membership';

/** All but `search_text`, which nobody reads and which is as long as the rest. */
const COLUMNS = columnsOf(Customer);

/** The days that a customer is covered by; `next_membership_start` is null unless more come after a gap. */
export type Coverage = Pick<Customer, 'membership_start' | 'membership_end' | 'next_membership_start'>;

/** Every statement on `customers`. */
@Injectable()
export class CustomersRepository {
  insert(tx: GymTransaction, customer: Partial<Customer>): Promise<Customer> {
    return insertReturning(tx, Customer, { ...customer, gym_id: tx.gym_id });
  }

  async find(tx: GymTransaction, id: number): Promise<Customer | undefined> {
    const [customer] = await tx.query<Customer[]>(
      `SELECT ${COLUMNS} FROM customers WHERE gym_id = $1 AND id = $2`,
      [tx.gym_id, id],
    );
    return customer;
  }

  /** Every customer of the gym, in the order in which they came. */
  readAll(tx: GymTransaction): AsyncIterable<Customer> {
    return readRows(tx, `SELECT ${COLUMNS} FROM customers WHERE gym_id = $1 ORDER BY id`, [tx.gym_id]);
  }

  /** Reads a customer and keeps others from changing it until the transaction ends. */
  async findForUpdate(tx: GymTransaction, id: number): Promise<Customer | undefined> {
    const [customer] = await tx.query<Customer[]>(
      `SELECT ${COLUMNS} FROM customers WHERE gym_id = $1 AND id = $2 FOR UPDATE`,
      [tx.gym_id, id],
    );
    return customer;
  }

  /** The same for several, in the order of their ids. */
  findAllForUpdate(tx: GymTransaction, ids: number[]): Promise<Customer[]> {
    return tx.query<Customer[]>(
      `SELECT ${COLUMNS} FROM customers WHERE gym_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE`,
      [tx.gym_id, ids],
    );
  }

  /** Whether somebody has this customer as guardian. */
  async hasDependants(tx: GymTransaction, id: number): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      'SELECT FROM customers WHERE gym_id = $1 AND guardian_id = $2 LIMIT 1',
      [tx.gym_id, id],
    );
    return rows.length > 0;
  }

  /** The customer into whom one who is gone was merged, if so. */
  async mergedInto(tx: GymTransaction, id: number): Promise<number | undefined> {
    const [merge] = await tx.query<{ into_id: number }[]>(
      'SELECT into_id FROM customer_merges WHERE gym_id = $1 AND from_id = $2',
      [tx.gym_id, id],
    );
    return merge?.into_id;
  }

  /** Customers, all gone, who were merged into this one. */
  async mergedFrom(tx: GymTransaction, id: number): Promise<number[]> {
    const merges = await tx.query<{ from_id: number }[]>(
      'SELECT from_id FROM customer_merges WHERE gym_id = $1 AND into_id = $2 ORDER BY from_id',
      [tx.gym_id, id],
    );
    return merges.map(({ from_id }) => from_id);
  }

  /** Forgets who was merged into a customer. */
  async forgetMerges(tx: GymTransaction, id: number): Promise<void> {
    await tx.execute('DELETE FROM customer_merges WHERE gym_id = $1 AND into_id = $2', [tx.gym_id, id]);
  }

  update(tx: GymTransaction, id: number, changes: Partial<Customer>): Promise<Customer | undefined> {
    return updateReturning(tx, Customer, { gym_id: tx.gym_id, id }, changes);
  }

  /** Writes down what memberships cover; a row that says so already is left alone. */
  async setCoverage(tx: GymTransaction, id: number, coverage: Coverage): Promise<void> {
    const { membership_start, membership_end, next_membership_start } = coverage;
    await tx.execute(
      `UPDATE customers SET membership_start = $3, membership_end = $4, next_membership_start = $5,
         has_memberships = true, active = true, updated_at = now()
       WHERE gym_id = $1 AND id = $2 AND (membership_start, membership_end, next_membership_start, has_memberships, active)
         IS DISTINCT FROM ($3::date, $4::date, $5::date, true, true)`,
      [tx.gym_id, id, membership_start, membership_end, next_membership_start],
    );
  }

  /** The next customers that have a phone, by id, kept from changing until the transaction ends. */
  nextPhonesForUpdate(
    tx: GymTransaction,
    after: number,
    limit: number,
  ): Promise<{ id: number; phone: string; phone_e164: string | null }[]> {
    return tx.query(
      `SELECT id, phone, phone_e164 FROM customers WHERE gym_id = $1 AND id > $2 AND phone IS NOT NULL
       ORDER BY id LIMIT $3 FOR NO KEY UPDATE`,
      [tx.gym_id, after, limit],
    );
  }

  /** Writes phone numbers that were read anew, which is no change of the customers: `updated_at` stays. */
  async setPhones(tx: GymTransaction, ids: number[], phones: (string | null)[]): Promise<void> {
    await tx.execute(
      `UPDATE customers SET phone_e164 = phones.phone_e164
       FROM unnest($2::bigint[], $3::text[]) AS phones (id, phone_e164)
       WHERE customers.gym_id = $1 AND customers.id = phones.id`,
      [tx.gym_id, ids, phones],
    );
  }

  /** Notes that a customer wants no mail but what has to be said; a refusal stays as it is. */
  async withdrawMailConsent(tx: GymTransaction, id: number): Promise<void> {
    await tx.execute(
      `UPDATE customers SET mail_consent = false, mail_consent_at = now(), mail_consent_source = 'unsubscribe', updated_at = now()
       WHERE gym_id = $1 AND id = $2 AND mail_consent IS DISTINCT FROM false`,
      [tx.gym_id, id],
    );
  }

  /** Notes which photo a customer has. The database lets the one before go. */
  async setPhoto(tx: GymTransaction, id: number, photoId: number | null): Promise<void> {
    await tx.execute('UPDATE customers SET photo_id = $3, updated_at = now() WHERE gym_id = $1 AND id = $2', [
      tx.gym_id,
      id,
      photoId,
    ]);
  }

  async delete(tx: GymTransaction, id: number): Promise<void> {
    await tx.execute('DELETE FROM customers WHERE gym_id = $1 AND id = $2', [tx.gym_id, id]);
  }

  /** A page of the gym's customers. */
  async list(tx: GymTransaction, query: ListCustomersQuery): Promise<Page<Customer>> {
    const column = sortColumnOf(query);
    const { from, conditions, parameters, place } = selectionOf(tx, query, column);
    const { after, order } = keyset([column, 'id'], query, place);
    const rows = await tx.query<(Customer & Record<typeof column, SortKey>)[]>(
      `SELECT ${COLUMNS}${column === 'created_at' ? '' : `, ${column}`} FROM ${from}
       WHERE ${[...conditions, ...after].join(' AND ')}
       ORDER BY ${order} ${pageOf(query, place)}`,
      parameters,
    );
    return toPage(rows, query, (row) => [row[column], row.id]);
  }

  /** All customers that filters leave, in the order of the list. */
  readList(tx: GymTransaction, query: ExportCustomersQuery): AsyncIterable<Customer> {
    const column = sortColumnOf(query);
    const { from, conditions, parameters, place } = selectionOf(tx, query, column);
    const { order } = keyset([column, 'id'], query, place);
    const statement = `SELECT ${COLUMNS} FROM ${from} WHERE ${conditions.join(' AND ')} ORDER BY ${order}`;
    return readRows(tx, statement, parameters);
  }

  /** How many customers all pages of a list have. */
  count(tx: GymTransaction, query: ListCustomersQuery, count: Count): Promise<number> {
    const { from, conditions, parameters } = selectionOf(tx, query);
    const statement = `SELECT FROM ${from} WHERE ${conditions.join(' AND ')}`;
    return countRows(tx, statement, parameters, count === 'estimated');
  }
}

/** What each sort goes by. All but the first are columns of the view, each with an index. */
const SORT_COLUMNS = {
  created_at: 'created_at',
  name: 'sort_name',
  email: 'sort_email',
  membership_end: 'sort_membership_end',
} as const;

/** What the list has in all its forms: which customers, in which order. */
type Selection = ExportCustomersQuery;

const sortColumnOf = ({ sort }: Selection) =>
  SORT_COLUMNS[sort.replace('-', '') as keyof typeof SORT_COLUMNS];

type Place = (value: unknown) => string;

/**
 * SQL: one row more than a page has. The limit is no parameter: PostgreSQL expects a tenth of all rows of one that it does not
 * know, and makes a plan for each page, which takes three times as long as the page itself.
 */
const pageOf = ({ limit, offset }: ListCustomersQuery, place: Place): string =>
  `LIMIT ${limit + 1}${offset ? ` OFFSET ${place(offset)}` : ''}`;

/** The customers that the filters leave, as parts of a statement. */
function selectionOf(tx: GymTransaction, filters: Selection, sortColumn = 'created_at') {
  const parameters: unknown[] = [tx.gym_id];
  /** Adds a parameter to the statement. @returns its place there */
  const place = (value: unknown): string => `$${parameters.push(value)}`;
  const texts = textConditions(filters, place);
  // The view is for what the policy of the table would keep from using an index.
  const needsView = texts.length > 0 || filters.tag !== undefined || sortColumn !== 'created_at';
  const from = needsView ? 'searchable_customers' : 'customers';
  const conditions = [
    'gym_id = $1',
    ...texts,
    ...directoryConditions(filters, place),
    ...activityConditions(filters, from, tx.today, place),
    ...ageConditions(filters, tx.today, place),
  ];
  return { from, conditions, parameters, place };
}

/** The line of `search_text` that a filter is about. */
const LINES = { first_name: 1, last_name: 2, email: 3 } as const;

function textConditions(filters: Selection, place: Place): string[] {
  const conditions: string[] = [];
  if (filters.search !== undefined) conditions.push(contains('search_text', place(filters.search)));
  for (const [name, line] of Object.entries(LINES)) {
    const text = filters[name as keyof typeof LINES];
    if (text === undefined) continue;
    const parameter = place(text);
    // The first condition follows from the second; it is there for the index.
    conditions.push(contains('search_text', parameter));
    conditions.push(contains(`split_part(search_text, E'\\n', ${line})`, parameter));
  }
  return conditions;
}

/** SQL: whether `text`, made of search keys, has the parameter somewhere, literally. */
const contains = (text: string, parameter: string): string =>
  String.raw`${text} LIKE '%' || regexp_replace(search_key(${parameter}), '[\\%_]', '\\\&', 'g') || '%'`;

function directoryConditions(filters: Selection, place: Place): string[] {
  const conditions: string[] = [];
  // As the index has it: most customers have no tags.
  if (filters.tag !== undefined) conditions.push(`tags @> ARRAY[${place(filters.tag)}]`, `tags <> '{}'`);
  for (const name of ['external_id', 'card_number', 'guardian_id'] as const)
    if (filters[name] !== undefined) conditions.push(`${name} = ${place(filters[name])}`);
  return conditions;
}

function activityConditions({ active }: Selection, from: string, today: string, place: Place): string[] {
  if (active === undefined) return [];
  const isActive = activeCondition(place(today), from);
  return [active ? isActive : `NOT ${isActive}`];
}

/** Ages are completed years, both ends inclusive; somebody without a date of birth has no age. */
function ageConditions({ min_age, max_age }: Selection, today: string, place: Place): string[] {
  const conditions: string[] = [];
  if (min_age !== undefined) conditions.push(`date_of_birth <= ${place(latestBirthDate(today, min_age))}`);
  if (max_age !== undefined) conditions.push(`date_of_birth > ${place(latestBirthDate(today, max_age + 1))}`);
  return conditions;
}
