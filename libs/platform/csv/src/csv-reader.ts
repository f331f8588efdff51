import { pipeline } from 'node:stream/promises';
import { CsvError, type Info, parse } from 'csv-parse';
import { type Encoding, TextReader } from './text-reader';
import { UnreadableCsvError } from './unreadable-csv.error';

/** A record of a file. */
export interface CsvRecord {
  /** Of the file, counted from 1, on which it begins. */
  line: number;
  cells: string[];
}

/** A file whose names have been read, and whose records follow. */
export interface CsvFile {
  names: string[];
  delimiter: string;
  /** Known when the records have been read. */
  readonly encoding: Encoding;
  /** Each as it is in the file, formulas and all. No more of them than are taken are in memory. */
  records: AsyncIterable<CsvRecord>;
}

const DELIMITERS = [',', ';', '\t'];

/** Characters in which the first line must end. */
const MAX_FIRST_LINE = 65_536;

/** Characters of a record. */
const MAX_RECORD = 131_072;

/** What Excel writes into a first line of its own to name the delimiter. */
const NAMES_DELIMITER = /^sep=([,;\t])\r?\n/i;

/**
 * Reads a CSV file as programs in use write it: of any of {@link Encoding}s, with commas, semicolons or tabs, lines that end in
 * LF, CR LF or CR, quotes where they need not be. Lines of empty cells are passed over.
 *
 * @throws UnreadableCsvError for what is no such file; so do its records
 */
export async function readCsv(bytes: AsyncIterable<Buffer>): Promise<CsvFile> {
  const text = new TextReader(bytes);
  const pieces = text[Symbol.asyncIterator]();
  let head = '';
  while (head.length < MAX_FIRST_LINE && !/[\r\n]./.test(unquoted(head))) {
    const { value, done } = await pieces.next();
    if (done) break;
    head += value;
  }
  const declared = NAMES_DELIMITER.exec(head);
  const delimiter = declared?.[1] ?? delimiterOf(head);
  const parser = parse({
    delimiter,
    from_line: declared ? 2 : 1,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: MAX_RECORD,
    info: true,
  });
  async function* all(): AsyncGenerator<string> {
    yield head;
    yield* pieces;
  }
  // What goes wrong there ends the parser, too, with the same error.
  pipeline(all, parser).catch(() => undefined);
  const records = recordsOf(parser);
  const first = await records.next();
  if (first.done) throw new UnreadableCsvError('is empty: its first line must name its columns');
  return {
    names: first.value.cells,
    delimiter,
    records,
    get encoding() {
      return text.encoding;
    },
  };
}

async function* recordsOf(
  parser: AsyncIterable<{ record: string[]; info: Info }>,
): AsyncGenerator<CsvRecord> {
  // The parser counts a CR LF within quotes as two lines.
  let surplus = 0;
  try {
    for await (const { record, info } of parser) {
      const breaks = record.flatMap((cell) => cell.match(/\r\n|\n|\r/g) ?? []);
      surplus += breaks.filter((end) => end === '\r\n').length;
      yield { line: info.lines - surplus - breaks.length, cells: record };
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableCsvError(messageOf(error)) : error;
  }
}

function messageOf({ code, lines }: CsvError): string {
  const line = `line ${String(lines)}`;
  if (code === 'CSV_QUOTE_NOT_CLOSED') return `has a quote that is never closed, at or before ${line}`;
  if (code === 'CSV_MAX_RECORD_SIZE')
    return `has a record of more than ${MAX_RECORD.toLocaleString('en')} characters at ${line}: a quote may lack there`;
  return `is no CSV at ${line}`;
}

/** The one that the first line has most of, outside of quotes. */
function delimiterOf(head: string): string {
  const [line = ''] = unquoted(head)
    .trimStart()
    .split(/[\r\n]/, 1);
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

/** What is not within quotes; a quote that is not closed yet goes on to the end. */
const unquoted = (text: string): string => text.replaceAll(/"[^"]*(?:"|$)/g, '');
