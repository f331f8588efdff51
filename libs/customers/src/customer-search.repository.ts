import { columnsOf, type GymTransaction, keyset } from '@libs/platform/database';
import { type Cursor } from '@libs/platform/input';
import { Customer } from './customer.entity';
import { type CustomerSelection } from './list-customers.query';
import { keysSql, type Place, type SearchKeys, textFiltersOf } from './search-conditions';

const COLUMNS = columnsOf(Customer);

/** Customers that are read one by one at first. That shows how many of all a search finds, and how close to each other they came. */
const WALKED = 200;

/** Customers that are read one by one if that many of them seem to fill the page. */
const WALKED_AT_MOST = 1_100;

/** Milliseconds of the shortest and the longest stretch: a block of the shortest kind, and sixteen of the longest. */
const SHORTEST = 2 ** 8 * 1_000;
const LONGEST = 16 * 2 ** 24 * 1_000;

/** SQL: whom a search finds, as conditions of a statement about `searchable_customers` whose first parameter is the gym. */
export interface Search {
  /**
   * For customers who are read one by one.
   *
   * @returns `keys` a statement for the keys of the texts, if the conditions look for these in a table `keys`
   */
  byRow: (place: Place) => { conditions: string[]; keys?: string };
  /**
   * For an index.
   *
   * @param keys those that the first statement has made
   * @param time when they came, as the index has it
   */
  byIndex: (keys: SearchKeys, place: Place, time?: string) => string[];
  /** Whether the statement that asks the index has to be planned for what is looked for. */
  isPlannedAnew?: boolean;
}

/** Where customers who were read one by one end, if not at the end of the list. Moments are as JSON has them. */
interface Walk {
  first_created_at: string;
  created_at: string;
  id: number;
  /** When the last customer in this order came. */
  last_created_at: string;
  keys: SearchKeys;
}

/** A customer who is found; one without an id where nobody is. Each has the same walk, none when the page is full. */
type WalkedRow = Customer & { walk: Walk | null };

/** By when they were created. */
interface Order {
  sort: 'created_at' | '-created_at';
  cursor?: Pick<Cursor, 'keys'>;
}

/**
 * The first `wanted` customers of a search, in the order in which they were created.
 *
 * The index tells whom a text finds, but not in which order they came: of a frequent text it would fetch a hundred thousand for a
 * page of fifty. So the list is searched in stretches, as far as the page needs: the first 200 customers, or 1,100 for a frequent
 * text, are read one by one; then, by the index, those who came in a time in which, going by the stretch before, twice as many are
 * found as are missing; at last all others. A stretch that would reach the end of the list takes all others at once.
 *
 * Each statement goes through the list, or asks the index, whatever is looked for, and so is planned once.
 */
export async function readInStretches(
  tx: GymTransaction,
  search: Search,
  { sort, cursor }: Order,
  wanted: number,
): Promise<Customer[]> {
  const isForward = sort === 'created_at';
  const walked = await tx.queryPlannedOnce<WalkedRow[]>(...walkOf(tx, search, { sort, cursor }, wanted));
  const rows: Customer[] = walked.filter(({ id }) => id !== null);
  const walk = walked[0]?.walk;
  if (!walk) return rows;

  let length = Math.abs(Date.parse(walk.first_created_at) - Date.parse(walk.created_at));
  let found = rows.length;
  let begin: [created_at: string, id: number] | undefined = [momentAfter(walk.created_at, 0), walk.id];
  while (begin && rows.length < wanted) {
    const missing = wanted - rows.length;
    length = Math.max(length, SHORTEST) * Math.min(Math.max((2 * missing) / Math.max(found, 1), 2), 100);
    const left = Math.abs(Date.parse(walk.last_created_at) - Date.parse(begin[0]));
    const end: string | undefined =
      length > Math.min(left, LONGEST) ? undefined : momentAfter(begin[0], isForward ? length : -length);
    const statement = stretchOf(tx, search, walk.keys, { sort, begin, end, missing });
    const stretch = search.isPlannedAnew
      ? await tx.query<Customer[]>(...statement)
      : await tx.queryPlannedOnce<Customer[]>(...statement);
    rows.push(...stretch);
    found = stretch.length;
    // Behind all who came at that moment.
    begin = end === undefined ? undefined : [end, isForward ? Number.MAX_SAFE_INTEGER : 0];
  }
  return rows;
}

type Statement = [sql: string, parameters: unknown[]];

/** A statement that reads the first customers one by one. */
function walkOf(tx: GymTransaction, { byRow }: Search, { sort, cursor }: Order, wanted: number): Statement {
  const parameters: unknown[] = [tx.gym_id];
  const place: Place = (value) => `$${parameters.push(value)}`;
  const { conditions, keys } = byRow(place);
  const { after, order } = keyset(['created_at', 'id'], { sort, cursor }, place);
  const isFound = conditions.join(' AND ');
  const list = (page: string): string =>
    `(SELECT ${COLUMNS}, search_text FROM searchable_customers WHERE ${['gym_id = $1', ...after].join(' AND ')} ORDER BY ${order} ${page})`;
  const most = place(wanted);
  /** So many among the first tell that WALKED_AT_MOST have all of the page. */
  const promising = Math.max(Math.round((wanted * WALKED) / WALKED_AT_MOST), 1);
  // Known keys can be those of a phone number, which is slow to look for in one customer after the other.
  const length = keys
    ? `SELECT CASE WHEN count(id) >= ${place(promising)} THEN ${WALKED_AT_MOST} ELSE ${WALKED} END AS length
       FROM ${list(`LIMIT ${WALKED}`)} AS searchable_customers WHERE ${isFound}`
    : `SELECT ${WALKED} AS length`;
  // A limit that PostgreSQL does not know stands outside of one that it does: else it would sort the gym.
  const sql = `WITH keys AS MATERIALIZED (${keys ?? 'SELECT'}), walk AS MATERIALIZED (${length}), found AS MATERIALIZED (
      SELECT ${COLUMNS} FROM (
        SELECT ${COLUMNS}, search_text FROM ${list(`LIMIT ${WALKED_AT_MOST}`)} AS nearest ORDER BY ${order} LIMIT (SELECT length FROM walk)
      ) AS searchable_customers WHERE ${isFound} ORDER BY ${order} LIMIT ${most}
    )
    SELECT ${COLUMNS}, CASE WHEN is_short THEN (
        SELECT json_build_object('created_at', created_at, 'id', id, 'keys', (SELECT to_json(keys) FROM keys),
          'first_created_at', (SELECT created_at FROM ${list('LIMIT 1')} AS first),
          'last_created_at', (SELECT ${sort === 'created_at' ? 'max' : 'min'}(created_at) FROM searchable_customers WHERE gym_id = $1))
        FROM ${list('OFFSET (SELECT length - 1 FROM walk) LIMIT 1')} AS last
      ) END AS walk
    FROM (SELECT count(id) < ${most} AS is_short FROM found) AS page LEFT JOIN found ON true ORDER BY ${order}`;
  return [sql, parameters];
}

/** Those who came from one place in the list until a moment, or until its end. */
interface Stretch {
  sort: Order['sort'];
  begin: [created_at: string, id: number];
  end: string | undefined;
  /** How many are wanted. */
  missing: number;
}

/** A statement that asks the index who of a stretch is found. */
function stretchOf(
  tx: GymTransaction,
  { byIndex, isPlannedAnew }: Search,
  keys: SearchKeys,
  { sort, begin, end, missing }: Stretch,
): Statement {
  const parameters: unknown[] = [tx.gym_id];
  const place: Place = (value) => `$${parameters.push(value)}`;
  const { after, order } = keyset(['created_at', 'id'], { sort, cursor: { keys: begin } }, place);
  const isWithin = [...after];
  let time: string | undefined;
  if (end !== undefined) {
    const ends = [begin[0], end].toSorted().map(place);
    const blocks = `time_blocks_between(${ends.join(', ')})`;
    // A subquery is computed once; the function, unless it is planned for its parameters, for each row that the index finds.
    time = `time_blocks(created_at) && ${isPlannedAnew ? blocks : `(SELECT ${blocks})`}`;
    isWithin.push(`created_at ${sort === 'created_at' ? '<=' : '>='} ${place(end)}`);
  }
  const isFound = ['gym_id = $1', ...byIndex(keys, place, time)].join(' AND ');
  // OFFSET 0 keeps PostgreSQL from looking through the list in its order instead, in the hope to find them soon.
  const sql = `SELECT ${COLUMNS} FROM (
      SELECT ${COLUMNS} FROM searchable_customers WHERE ${isFound} OFFSET 0
    ) AS found WHERE ${isWithin.join(' AND ')} ORDER BY ${order} LIMIT ${place(missing)}`;
  return [sql, parameters];
}

const momentAfter = (moment: string, milliseconds: number): string =>
  new Date(Date.parse(moment) + milliseconds).toISOString();

/** What the text filters of a list look for. */
export async function searchKeysOf(tx: GymTransaction, filters: CustomerSelection): Promise<SearchKeys> {
  const names = textFiltersOf(filters);
  if (names.length === 0) return {};
  const parameters: unknown[] = [];
  const [keys] = await tx.queryPlannedOnce<[SearchKeys]>(
    keysSql(names, filters, (text) => `$${parameters.push(text)}`),
    parameters,
  );
  return keys;
}
