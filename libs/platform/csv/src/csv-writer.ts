import { neutralised } from './formula-cells';

/** By it, Excel knows UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** What a cell in quotes may have and others may not (RFC 4180). */
const TO_QUOTE = /[",\r\n]/;

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
  yield lineOf(names);
  for await (const records of pages) {
    let text = '';
    for (const record of records) text += lineOf(record);
    yield text;
  }
}

/** Puts texts together and lists none: files have millions of cells, and V8 copies what is put together once, as it is sent. */
function lineOf(cells: readonly string[]): string {
  let line = '';
  let separator = '';
  for (const cell of cells) {
    line += separator;
    separator = ',';
    // Most are, in a file of customers.
    if (cell !== '') line += quoted(neutralised(cell));
  }
  return `${line}\r\n`;
}

const quoted = (cell: string): string => (TO_QUOTE.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
