import { stringify } from 'csv-stringify/sync';
import { neutralised } from './formula-cells';

/** By it, Excel knows UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The text of a CSV file (RFC 4180), piece by piece: a line of names, then the records. No cell is computed by a spreadsheet.
 *
 * @param pages records, some at a time, each with a cell for every name
 */
export async function* writeCsv(
  names: readonly string[],
  pages: AsyncIterable<readonly (readonly string[])[]> | Iterable<readonly (readonly string[])[]>,
  { byteOrderMark = false } = {},
): AsyncGenerator<string> {
  if (byteOrderMark) yield BYTE_ORDER_MARK;
  yield toText([names]);
  for await (const records of pages) yield toText(records);
}

const toText = (records: readonly (readonly string[])[]): string =>
  stringify(
    records.map((record) => record.map(neutralised)),
    // Of line breaks, it quotes but the one that ends a record.
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
