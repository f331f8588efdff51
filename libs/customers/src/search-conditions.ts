import { type CustomerSelection } from './list-customers.query';

/** Adds a parameter to a statement. @returns its place there */
export type Place = (value: unknown) => string;

/** The filters that are texts, and the line of `search_text` that each is about, if it is not all of them. */
export const LINES = { search: undefined, first_name: 1, last_name: 2, email: 3 } as const;

export type TextFilter = keyof typeof LINES;

/** What text filters look for, as `search_key()` writes it. */
export type SearchKeys = Partial<Record<TextFilter, string>>;

/** How well a customer answers a search, best first. */
export type Rank = 'exact' | 'beginning' | 'part' | 'similar';

// As the index customers_search_blocks_idx has them.
const TEXT = 'search_text COLLATE "C"';
const PHONE_PARTS = 'phone_parts(phone, phone_e164)';

const PHONE = 'phone_digits(phone, phone_e164)';

/** What stands around words in keys, which are ASCII alone. */
const EDGE = String.raw`[\n -/:-@[-\`{-~]`;

/** A phone number is looked for by as many digits at least, and by nothing but what people write one with. */
const PHONE_NUMBER = /^(?=(?:[^\d]*\d){4})[\d+()./ -]+$/;

/** The text filters that a list has. */
export const textFiltersOf = (filters: CustomerSelection): TextFilter[] =>
  (Object.keys(LINES) as TextFilter[]).filter((name) => filters[name] !== undefined);

/** Whether a text may be a phone number; whether it is one, its key decides. */
export const mayBePhone = (typed: string): boolean =>
  /^(?:[^\p{L}\d]*\d){4}\P{L}*$/u.test(typed.normalize('NFKD'));

/** SQL: the keys of text filters, each in a column of its name. */
export const keysSql = (names: TextFilter[], filters: CustomerSelection, place: Place): string =>
  `SELECT ${names.map((name) => `coalesce(search_key(${place(filters[name])}), '') AS ${name}`).join(', ')}`;

/**
 * SQL: what text filters leave of customers who are read one by one, by keys that the statement makes itself (`keysSql`, as `keys`). No index is
 * to be found for it, and to look for a part of a text takes half of what LIKE takes. Knows no phone numbers.
 */
export function conditionsByRow(filters: CustomerSelection, place: Place): string[] {
  return textFiltersOf(filters).map((name) => {
    const line = LINES[name];
    const text = line === undefined ? 'search_text' : `split_part(search_text, E'\\n', ${line})`;
    const contained = `strpos(${text} COLLATE "C", (SELECT ${name} FROM keys)) > 0`;
    return line === undefined ? anyOf([contained, ...isNumber(filters.search!, place)]) : contained;
  });
}

/**
 * SQL: what text filters leave, as indexes find it.
 *
 * @param rank how well customers must answer the search
 * @param time a condition that holds for all who are looked for, and that the index of texts has as well. It is said of each way to be found: a plan for
 *   any text would take a condition for all of them to be enough for the index
 */
export function textConditions(
  keys: SearchKeys,
  { search: typed = '' }: CustomerSelection,
  rank: Rank,
  place: Place,
  time?: string,
): string[] {
  const conditions: string[] = [];
  const at = time === undefined ? [] : [time];
  for (const [name, line] of Object.entries(LINES)) {
    const key = keys[name as TextFilter];
    if (key === undefined) continue;
    if (line === undefined) conditions.push(searchCondition(rank, key, typed, at, place));
    else {
      // The first condition follows from the second; it is there for the index.
      conditions.push(
        contains(key, place),
        `split_part(search_text, E'\\n', ${line}) LIKE ${place(like(key))}`,
        ...at,
      );
    }
  }
  return conditions;
}

function searchCondition(rank: Rank, key: string, typed: string, at: string[], place: Place): string {
  // An index finds those who have what a typo leaves; the second condition, which none is to be asked for, decides.
  if (rank === 'similar') {
    const rests = leftByTypo(key).map((rest) => `${TEXT} ~ ${place(rest)}`);
    return allOf([anyOf(rests), `(search_text || '') ~ ${place(withOneTypo(key))}`, ...at]);
  }
  const phone = (operator: '~' | 'LIKE', pattern: (digits: string) => string): string[] => {
    if (!PHONE_NUMBER.test(key)) return [];
    const digits = significantDigits(key);
    // The second condition follows from the first; it is there for the index.
    const isFound = `${PHONE} ${operator} ${place(pattern(digits))}`;
    return [allOf([isFound, `${PHONE_PARTS} @> ${place(partsOf(digits))}`, ...at])];
  };
  const text = (condition: string): string => allOf([condition, ...at]);
  if (rank === 'exact')
    return anyOf([
      text(`${TEXT} ~ ${place(`(^|\n)${literal(key)}(\n|$)`)}`),
      ...phone('~', (digits) => `(^| )0*${digits}( |$)`),
      ...isNumber(typed, place),
    ]);
  if (rank === 'beginning')
    return anyOf([
      text(`${TEXT} ~ ${place(`(^|${EDGE})${literal(key)}`)}`),
      ...phone('~', (digits) => `(^| )0*${digits}`),
    ]);
  return anyOf([text(contains(key, place)), ...phone('LIKE', like), ...isNumber(typed, place)]);
}

const allOf = (conditions: string[]): string =>
  conditions.length === 1 ? conditions[0]! : `(${conditions.join(' AND ')})`;

const anyOf = (conditions: string[]): string =>
  conditions.length === 1 ? conditions[0]! : `(${conditions.join(' OR ')})`;

/** SQL: whether some line has the key in it. */
function contains(key: string, place: Place): string {
  const condition = `${TEXT} LIKE ${place(like(key))}`;
  // Trigrams have three letters: any that ends with these two.
  return /^[a-z\d]{2}$/.test(key) ? `(${condition} AND ${TEXT} ~ ${place(`(^|[\n -~])${key}`)})` : condition;
}

/** SQL: whether what was typed is the whole number of a card, or what another program calls the customer. */
const isNumber = (typed: string, place: Place): string[] =>
  typed.length > 64 ? [] : [`card_number = ${place(typed)}`, `external_id = ${place(typed)}`];

/** The digits of a phone number without those that are dialled before it at home, 0, or abroad, 00. */
function significantDigits(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  const significant = digits.replace(/^0+/, '');
  return significant.length < 4 ? digits : significant;
}

/** Any four digits in a row, as the index has them. */
const partsOf = (digits: string): string[] =>
  Array.from({ length: digits.length - 3 }, (_, at) => digits.slice(at, at + 4));

/** A pattern of LIKE for what has the key in it, literally. */
const like = (key: string): string => `%${key.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** A regular expression of PostgreSQL for exactly the key. */
const literal = (key: string): string => key.replaceAll(/[^A-Za-z\d \n]/g, String.raw`\$&`);

/**
 * A regular expression for whole words that differ from the key by one typo at most: a letter too many, one that is missing, another
 * one, or two that changed places.
 */
function withOneTypo(key: string): string {
  const letters = [...key].map(literal);
  const between = (from: number, to?: number): string => letters.slice(from, to).join('');
  const words = [
    ...letters.flatMap((_, at) => [
      `${between(0, at)}.?${between(at + 1)}`,
      `${between(0, at)}.${between(at)}`,
    ]),
    ...letters.slice(1).map((next, at) => `${between(0, at)}${next}${letters[at]}${between(at + 2)}`),
  ];
  return `(^|${EDGE})(${words.join('|')})(${EDGE}|$)`;
}

/** Regular expressions, of which one fits whatever {@link withOneTypo} fits: what stands around a typo in each third of the key. */
function leftByTypo(key: string): string[] {
  const letters = [...key];
  return [0, 1, 2].map((third) => {
    const begin = letters.slice(0, Math.floor((third * letters.length) / 3)).join('');
    // It may have changed places with the first letter after the third.
    const end = letters.slice(Math.floor(((third + 1) * letters.length) / 3) + 1).join('');
    return [begin && `(^|${EDGE})${literal(begin)}`, end && `${literal(end)}(${EDGE}|$)`]
      .filter(Boolean)
      .join('.*');
  });
}

/** Whether a text can be looked for with a typo: of a short one it leaves too little, and a long one has more. */
export const canHaveTypo = (key: string): boolean =>
  key.length >= 5 && key.length <= 40 && !PHONE_NUMBER.test(key);
