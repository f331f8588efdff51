import { COLUMN_NAMES } from './column-names';
import { COLUMN_FIELDS, type ColumnField } from './import-fields';

/** Letters and digits of ASCII, as most names are: nothing but their case is to be changed. */
const PLAIN = /^[a-z0-9]*$/i;

/** A name as names are compared: letters and digits, without case, accents and signs. `E-Mail*` is `e mail`. */
export const nameKey = (name: string): string =>
  PLAIN.test(name)
    ? name.toLowerCase()
    : name
        .normalize('NFKD')
        .replaceAll(/\p{M}/gu, '')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();

const FIELDS = COLUMN_FIELDS.filter((field) => field !== 'ignore');

/** A guess: for each field the best known name that the file has, each column once. What nobody knows is ignored. */
export function guessMapping(columns: readonly string[]): ColumnField[] {
  const keys = columns.map(nameKey);
  const mapping: ColumnField[] = keys.map(() => 'ignore');
  for (const field of FIELDS) {
    // Our own files come back by the names that fields have here.
    const column = [nameKey(field), ...COLUMN_NAMES[field]]
      .map((name) => keys.findIndex((key, index) => key === name && mapping[index] === 'ignore'))
      .find((index) => index !== -1);
    if (column !== undefined) mapping[column] = field;
  }
  const [first, last, full] = (['first_name', 'last_name', 'full_name'] as const).map((field) =>
    mapping.indexOf(field),
  ) as [number, number, number];
  if (first !== -1 && last !== -1) {
    if (full !== -1) mapping[full] = 'ignore';
    return mapping;
  }
  // `Name` beside `Vorname` is the last name, and alone the whole one.
  const only = Math.max(first, last);
  if (only !== -1 && COLUMN_NAMES.full_name.includes(keys[only]!)) mapping[only] = 'full_name';
  return mapping;
}
