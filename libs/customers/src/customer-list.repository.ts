import { columnsOf, countRows, type GymTransaction, keyset, readPages } from '@libs/platform/database';
import { type Count, type Page, type SortKey, toPage } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { readInStretches, type Search, searchKeysOf } from './customer-search.repository';
import { Customer } from './customer.entity';
import { type CustomerSelection, ListCustomersQuery } from './list-customers.query';
import { activeCondition, latestBirthDate } from './membership';
import {
  canHaveTypo,
  conditionsByRow,
  keysSql,
  mayBePhone,
  type Place,
  type Rank,
  type SearchKeys,
  textConditions,
  textFiltersOf,
} from './search-conditions';

const COLUMNS = columnsOf(Customer);

/** The gym's customers, for what the policy of the table would keep from using an index. */
const VIEW = 'searchable_customers';

/** A customer of a file, with what an import of it finds the guardian by: external id, else card number, else e-mail. */
export type ListedCustomer = Customer & { guardian: string | null };

/** Customers of a file that are in memory at a time: 0.2 MB, or 6 where each has long notes. */
const LIST_PAGE = 500;

/** SQL: the card number of a guardian, but where an import would take it for the external id of somebody else. */
const UNAMBIGUOUS_CARD = `CASE WHEN NOT EXISTS (
  SELECT FROM customers AS other WHERE other.gym_id = $1 AND other.external_id = guardian.card_number) THEN card_number END`;

/** The list of customers, filtered, searched and sorted. */
@Injectable()
export class CustomerListRepository {
  /** A page of the gym's customers. */
  async list(tx: GymTransaction, query: ListCustomersQuery): Promise<Page<Customer>> {
    const { sort } = query;
    if (
      (sort === 'created_at' || sort === '-created_at') &&
      textFiltersOf(query).length > 0 &&
      !query.offset
    ) {
      const order = { sort, cursor: query.cursor };
      const rows = await readInStretches(tx, await searchOf(tx, query), order, query.limit + 1);
      return toPage(rows, query, ({ created_at, id }) => [created_at, id]);
    }
    const keys = await searchKeysOf(tx, query);
    if (sort === 'relevance') return { items: await this.mostRelevant(tx, query, keys), next_cursor: null };
    const column = sortColumnOf(sort);
    const { from, conditions, parameters, place } = selectionOf(tx, query, keys);
    const { after, order } = keyset([column, 'id'], query, place);
    const rows = await tx.query<(Customer & Record<typeof column, SortKey>)[]>(
      `SELECT ${COLUMNS}${column === 'created_at' ? '' : `, ${column}`} FROM ${from}
       WHERE ${[...conditions, ...after].join(' AND ')}
       ORDER BY ${order} ${pageOf(query, place)}`,
      parameters,
    );
    return toPage(rows, query, (row) => [row[column], row.id]);
  }

  /** All customers that filters leave, in the order of the list, some at a time. */
  async *readList(tx: GymTransaction, query: CustomerSelection): AsyncGenerator<ListedCustomer[]> {
    const column = sortColumnOf(query.sort);
    const { from, conditions, parameters, place } = selectionOf(tx, query, await searchKeysOf(tx, query));
    const { order } = keyset([column, 'id'], query, place);
    yield* readPages<ListedCustomer>(
      tx,
      `SELECT ${COLUMNS}, (SELECT coalesce(external_id, ${UNAMBIGUOUS_CARD}, email) FROM customers AS guardian
         WHERE guardian.gym_id = $1 AND guardian.id = ${from}.guardian_id) AS guardian
       FROM ${from} WHERE ${conditions.join(' AND ')} ORDER BY ${order}`,
      parameters,
      LIST_PAGE,
    );
  }

  /** How many customers all pages of a list have; not of the one that is sorted by relevance, which has one page. */
  async count(tx: GymTransaction, query: ListCustomersQuery, count: Count): Promise<number> {
    const keys = await searchKeysOf(tx, query);
    const { from, conditions, parameters } = selectionOf(tx, query, keys);
    const statement = `SELECT FROM ${from} WHERE ${conditions.join(' AND ')}`;
    return countRows(tx, statement, parameters, count === 'estimated');
  }

  /** Those who answer a search best, the newest first of those who answer it equally well. */
  private async mostRelevant(
    tx: GymTransaction,
    query: ListCustomersQuery,
    keys: SearchKeys,
  ): Promise<Customer[]> {
    const { limit } = query;
    const newest = (rank: Rank, wanted: number, others: Customer[] = []): Promise<Customer[]> => {
      const but = others.map(({ id }) => id);
      return readInStretches(tx, searchFor(tx, query, keys, rank, but), { sort: '-created_at' }, wanted);
    };
    const candidates = await newest('part', limit + 1);
    // The newest who have it as a part need not be the best.
    if (candidates.length > limit)
      candidates.push(...(await newest('exact', limit)), ...(await newest('beginning', limit)));
    const best = await this.rank(tx, query, keys, candidates);
    if (best.length === limit || !canHaveTypo(keys.search!)) return best;
    return [...best, ...(await newest('similar', limit - best.length, best))];
  }

  /** Puts who answer a search into order, and takes a page of them. */
  private async rank(
    tx: GymTransaction,
    query: ListCustomersQuery,
    keys: SearchKeys,
    customers: Customer[],
  ): Promise<Customer[]> {
    if (customers.length <= 1) return customers;
    const parameters: unknown[] = [tx.gym_id];
    const place: Place = (value) => `$${parameters.push(value)}`;
    const answers = (rank: Rank) => textConditions({ search: keys.search }, query, rank, place).join();
    return tx.query<Customer[]>(
      `SELECT ${COLUMNS} FROM searchable_customers WHERE gym_id = $1 AND id = ANY (${place(customers.map(({ id }) => id))})
       ORDER BY CASE WHEN ${answers('exact')} THEN 1 WHEN ${answers('beginning')} THEN 2 ELSE 3 END, created_at DESC, id DESC
       LIMIT ${query.limit}`,
      parameters,
    );
  }
}

/** What each sort goes by. All but the first are columns of the view, each with an index. */
const SORT_COLUMNS = {
  created_at: 'created_at',
  name: 'sort_name',
  email: 'sort_email',
  membership_end: 'sort_membership_end',
} as const;

const sortColumnOf = (sort: string) => SORT_COLUMNS[sort.replace('-', '') as keyof typeof SORT_COLUMNS];

/**
 * SQL: one row more than a page has. The limit is no parameter: PostgreSQL expects a tenth of all rows of one that it does not
 * know, and makes a plan for each page, which takes three times as long as the page itself.
 */
const pageOf = ({ limit, offset }: ListCustomersQuery, place: Place): string =>
  `LIMIT ${limit + 1}${offset ? ` OFFSET ${place(offset)}` : ''}`;

const isSearch = (keys: SearchKeys): boolean => Object.keys(keys).length > 0;

/** A search whose first statement makes the keys of what is looked for, but for a phone number, which has to be known before. */
async function searchOf(tx: GymTransaction, filters: CustomerSelection): Promise<Search> {
  if (mayBePhone(filters.search ?? '')) return searchFor(tx, filters, await searchKeysOf(tx, filters));
  return {
    byRow: (place) => ({
      keys: keysSql(textFiltersOf(filters), filters, place),
      conditions: [...conditionsByRow(filters, place), ...otherConditions(tx, filters, VIEW, place)],
    }),
    byIndex: (keys, place, time) => searchFor(tx, filters, keys).byIndex(keys, place, time),
  };
}

/** A search for keys that are known. @param but the ids of who is not looked for */
function searchFor(
  tx: GymTransaction,
  filters: CustomerSelection,
  keys: SearchKeys,
  rank: Rank = 'part',
  but: number[] = [],
): Search {
  const conditionsFor = (place: Place, time?: string): string[] => [
    ...textConditions(keys, filters, rank, place, time),
    ...otherConditions(tx, filters, VIEW, place),
    ...(but.length > 0 ? [`id <> ALL (${place(but)})`] : []),
  ];
  return {
    byRow: (place) => ({ conditions: conditionsFor(place) }),
    byIndex: (_keys, place, time) => conditionsFor(place, time),
    // How much a typo leaves of a text can be anything.
    isPlannedAnew: rank === 'similar',
  };
}

/** The customers that the filters leave, as parts of a statement. */
function selectionOf(tx: GymTransaction, filters: CustomerSelection, keys: SearchKeys) {
  const parameters: unknown[] = [tx.gym_id];
  /** Adds a parameter to the statement. @returns its place there */
  const place = (value: unknown): string => `$${parameters.push(value)}`;
  const needsView = isSearch(keys) || filters.tag !== undefined || !filters.sort.endsWith('created_at');
  const from = needsView ? VIEW : 'customers';
  const conditions = [
    'gym_id = $1',
    ...textConditions(keys, filters, 'part', place),
    ...otherConditions(tx, filters, from, place),
  ];
  return { from, conditions, parameters, place };
}

/** What filters that are no texts leave. */
const otherConditions = (
  tx: GymTransaction,
  filters: CustomerSelection,
  from: string,
  place: Place,
): string[] => [
  ...directoryConditions(filters, place),
  ...activityConditions(filters, from, tx.today, place),
  ...ageConditions(filters, tx.today, place),
];

function directoryConditions(filters: CustomerSelection, place: Place): string[] {
  const conditions: string[] = [];
  // As the index has it: most customers have no tags.
  if (filters.tag !== undefined) conditions.push(`tags @> ARRAY[${place(filters.tag)}]`, `tags <> '{}'`);
  for (const name of ['external_id', 'card_number', 'guardian_id'] as const)
    if (filters[name] !== undefined) conditions.push(`${name} = ${place(filters[name])}`);
  return conditions;
}

function activityConditions(
  { active }: CustomerSelection,
  from: string,
  today: string,
  place: Place,
): string[] {
  if (active === undefined) return [];
  const isActive = activeCondition(place(today), from);
  return [active ? isActive : `NOT ${isActive}`];
}

/** Ages are completed years, both ends inclusive; somebody without a date of birth has no age. */
function ageConditions({ min_age, max_age }: CustomerSelection, today: string, place: Place): string[] {
  const conditions: string[] = [];
  if (min_age !== undefined) conditions.push(`date_of_birth <= ${place(latestBirthDate(today, min_age))}`);
  if (max_age !== undefined) conditions.push(`date_of_birth > ${place(latestBirthDate(today, max_age + 1))}`);
  return conditions;
}
