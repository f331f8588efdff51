import { stringify } from 'csv-stringify/sync';
import { neutralised } from './formula-cells';

/** Records that are put into text at a time. */
const BATCH = 200;

/** By it, Excel knows UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The text of a CSV file (RFC 4180), piece by piece: a line of names, then the records. No cell is computed by a spreadsheet.
 *
 * @param records each with a cell for every name
 */
export async function* writeCsv(
  names: readonly string[],
  records: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  { byteOrderMark = false } = {},
): AsyncGenerator<string> {
  if (byteOrderMark) yield BYTE_ORDER_MARK;
  let batch: (readonly string[])[] = [names];
  for await (const record of records) {
    batch.push(record);
    if (batch.length < BATCH) continue;
    yield toText(batch);
    batch = [];
  }
  if (batch.length > 0) yield toText(batch);
}

const toText = (records: (readonly string[])[]): string =>
  stringify(
    records.map((record) => record.map(neutralised)),
    // Of line breaks, it quotes but the one that ends a record.
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
