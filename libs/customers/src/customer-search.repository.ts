import { columnsOf, type GymTransaction, keyset } from '@libs/platform/database';
import { type Cursor } from '@libs/platform/input';
import { Customer } from './customer.entity';
import { type CustomerSelection } from './list-customers.query';
import { LINES, type Place, type SearchKeys, type TextFilter } from './search-conditions';

const COLUMNS = columnsOf(Customer);

/** Customers that are read one by one at first. That shows how many of all a search finds, and how close to each other they came. */
const WALKED = 200;

/** Milliseconds of the shortest and the longest stretch: a block of the shortest kind, and sixteen of the longest. */
const SHORTEST = 2 ** 8 * 1_000;
const LONGEST = 16 * 2 ** 24 * 1_000;

/** The customers that filters leave, as parts of a statement about `searchable_customers`. */
export interface Selection {
  conditions: string[];
  parameters: readonly unknown[];
}

/** One of the customers that are read one by one. */
interface Walked extends Customer {
  is_found: boolean;
  /** From 1 on. */
  position: number;
  /** When the last customer in this order came. */
  last_created_at: string;
}

/** By when they were created. */
interface Order {
  sort: 'created_at' | '-created_at';
  cursor?: Pick<Cursor, 'keys'>;
}

/**
 * The first `wanted` customers of a search, in the order in which they were created.
 *
 * The index tells whom a text finds, but not in which order they came: of a frequent text it would fetch a hundred thousand for a page of fifty.
 * So the list is searched in stretches, as far as the page needs: the first 200 customers are read one by one; then, by the index,
 * those who came in a time in which, going by the stretch before, twice as many are found as are missing; at last all others. A
 * stretch that would reach the end of the list takes all others at once.
 */
export async function readInStretches(
  tx: GymTransaction,
  selection: Selection,
  { sort, cursor }: Order,
  wanted: number,
): Promise<Customer[]> {
  const isForward = sort === 'created_at';
  const walked = await read<Walked>(tx, selection, (place) => {
    const { after, order } = keyset(['created_at', 'id'], { sort, cursor }, place);
    return `SELECT ${COLUMNS}, is_found, position, (
        SELECT ${isForward ? 'max' : 'min'}(created_at) FROM searchable_customers WHERE gym_id = $1
      ) AS last_created_at FROM (
        SELECT ${COLUMNS}, ${selection.conditions.join(' AND ')} AS is_found,
          (row_number() OVER (ORDER BY ${order}))::integer AS position
        FROM (
          SELECT ${COLUMNS}, search_text FROM searchable_customers
          WHERE ${['gym_id = $1', ...after].join(' AND ')} ORDER BY ${order} LIMIT ${WALKED}
        ) AS searchable_customers
      ) AS walked WHERE is_found OR position IN (1, ${WALKED}) ORDER BY position`;
  });
  const rows: Customer[] = walked.filter(({ is_found }) => is_found);
  const last = walked.at(-1);
  if (last?.position !== WALKED) return rows.slice(0, wanted);

  let length = Math.abs(Date.parse(walked[0]!.created_at) - Date.parse(last.created_at));
  let found = rows.length;
  let begin: [created_at: string, id: number] | undefined = [last.created_at, last.id];
  while (begin && rows.length < wanted) {
    const missing = wanted - rows.length;
    length = Math.max(length, SHORTEST) * Math.min(Math.max((2 * missing) / Math.max(found, 1), 2), 100);
    const left = Math.abs(Date.parse(last.last_created_at) - Date.parse(begin[0]));
    const end: string | undefined =
      length > Math.min(left, LONGEST) ? undefined : momentAfter(begin[0], isForward ? length : -length);
    const stretch = await read<Customer>(tx, selection, stretchOf(selection, sort, begin, end, missing));
    rows.push(...stretch);
    found = stretch.length;
    // Behind all who came at that moment.
    begin = end === undefined ? undefined : [end, isForward ? Number.MAX_SAFE_INTEGER : 0];
  }
  return rows.slice(0, wanted);
}

/** A statement about those who came from one place in the list until a moment, or until its end. */
function stretchOf(
  { conditions }: Selection,
  sort: Order['sort'],
  begin: [created_at: string, id: number],
  end: string | undefined,
  limit: number,
): (place: Place) => string {
  return (place) => {
    const { after, order } = keyset(['created_at', 'id'], { sort, cursor: { keys: begin } }, place);
    const [indexed, exact] = [[...conditions], [...after]];
    if (end !== undefined) {
      const ends = [begin[0], end].toSorted().map(place);
      indexed.push(`time_blocks(created_at) && time_blocks_between(${ends.join(', ')})`);
      exact.push(`created_at ${sort === 'created_at' ? '<=' : '>='} ${place(end)}`);
    }
    // OFFSET 0 keeps PostgreSQL from looking through the list in its order instead, in the hope to find them soon.
    return `SELECT ${COLUMNS} FROM (
        SELECT ${COLUMNS} FROM searchable_customers WHERE ${indexed.join(' AND ')} OFFSET 0
      ) AS found WHERE ${exact.join(' AND ')} ORDER BY ${order} LIMIT ${limit}`;
  };
}

function read<Row>(
  tx: GymTransaction,
  { parameters: given }: Selection,
  write: (place: Place) => string,
): Promise<Row[]> {
  const parameters = [...given];
  const statement = write((value) => `$${parameters.push(value)}`);
  return tx.query<Row[]>(statement, parameters);
}

const momentAfter = (moment: string, milliseconds: number): string =>
  new Date(Date.parse(moment) + milliseconds).toISOString();

/** What the text filters of a list look for. */
export async function searchKeysOf(tx: GymTransaction, filters: CustomerSelection): Promise<SearchKeys> {
  const names = (Object.keys(LINES) as TextFilter[]).filter((name) => filters[name] !== undefined);
  if (names.length === 0) return {};
  const rows = await tx.query<{ key: string }[]>(
    `SELECT coalesce(search_key(text), '') AS key FROM unnest($1::text[]) WITH ORDINALITY AS texts (text, position) ORDER BY position`,
    [names.map((name) => filters[name])],
  );
  return Object.fromEntries(names.map((name, index) => [name, rows[index]!.key]));
}
