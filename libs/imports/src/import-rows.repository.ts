import { columnsOf, type GymTransaction, keyset, readPages, readRows } from '@libs/platform/database';
import { type CsvRecord } from '@libs/platform/csv';
import { type Page, toPage } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { type ListImportRowsQuery } from './import-row.dto';
import { ImportRow, type RowOutcome } from './import-row.entity';

const COLUMNS = columnsOf(ImportRow);

/** What became of a row. */
export type RowResult = Pick<ImportRow, 'line' | 'problems' | 'replaced' | 'customer_id'> & {
  outcome: RowOutcome;
};

/** Rows of a report that are in memory at a time. */
const REPORTED_PAGE = 100;

/** SQL: a condition on rows. */
const filled = (column: number | undefined): string =>
  column === undefined ? '' : ` AND cells ->> ${column} <> ''`;

/** Every statement on `import_rows`. */
@Injectable()
export class ImportRowsRepository {
  async add(tx: GymTransaction, importId: number, records: CsvRecord[]): Promise<void> {
    await tx.execute(
      `INSERT INTO import_rows (gym_id, import_id, line, cells)
       SELECT $1, $2, line, cells FROM jsonb_to_recordset($3::jsonb) AS record (line integer, cells jsonb)`,
      [tx.gym_id, importId, JSON.stringify(records)],
    );
  }

  /** The next rows behind a line. @param column only those that have something in this one, counted from 0 */
  next(
    tx: GymTransaction,
    importId: number,
    after: number,
    most: number,
    column?: number,
  ): Promise<ImportRow[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM import_rows WHERE gym_id = $1 AND import_id = $2 AND line > $3${filled(column)}
       ORDER BY line LIMIT ${most}`,
      [tx.gym_id, importId, after],
    );
  }

  /** The same of those that have written a customer. */
  nextWritten(
    tx: GymTransaction,
    importId: number,
    after: number,
    most: number,
    column?: number,
  ): Promise<ImportRow[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM import_rows
       WHERE gym_id = $1 AND import_id = $2 AND line > $3 AND outcome IN ('created', 'updated')${filled(column)}
       ORDER BY line LIMIT ${most}`,
      [tx.gym_id, importId, after],
    );
  }

  /** Rows with a text in one of the columns, in whatever case. @param columns counted from 0 */
  withText(tx: GymTransaction, importId: number, columns: number[], text: string): Promise<ImportRow[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM import_rows WHERE gym_id = $1 AND import_id = $2 AND EXISTS (
         SELECT FROM unnest($3::integer[]) AS place WHERE lower(ltrim(trim(cells ->> place), '''')) = lower(ltrim($4, '''')))
       ORDER BY line`,
      [tx.gym_id, importId, columns, text],
    );
  }

  /** On which line each of the customers stands. */
  async linesOf(tx: GymTransaction, importId: number, customerIds: number[]): Promise<[number, number][]> {
    const rows = await tx.query<{ customer_id: number; line: number }[]>(
      `SELECT customer_id, min(line) AS line FROM import_rows
       WHERE gym_id = $1 AND import_id = $2 AND customer_id = ANY ($3::bigint[])
         AND outcome IN ('created', 'updated', 'skipped') GROUP BY customer_id`,
      [tx.gym_id, importId, customerIds],
    );
    return rows.map(({ customer_id, line }) => [customer_id, line]);
  }

  /** Writes down what became of rows that follow each other. @param hasWritten whether customers were written in this transaction */
  async saveResults(
    tx: GymTransaction,
    importId: number,
    results: RowResult[],
    hasWritten: boolean,
  ): Promise<void> {
    const saved = await tx.execute(
      `UPDATE import_rows SET outcome = result.outcome, customer_id = result.customer_id, problems = result.problems,
         replaced = result.replaced,
         written_at = CASE WHEN $4 AND result.outcome IN ('created', 'updated') THEN now() END
       FROM json_to_recordset($3::json) AS result (line integer, outcome text, customer_id bigint, problems jsonb, replaced jsonb)
       WHERE gym_id = $1 AND import_id = $2 AND import_rows.line = result.line AND import_rows.line BETWEEN $5 AND $6`,
      [
        tx.gym_id,
        importId,
        JSON.stringify(results),
        hasWritten,
        // Without them, all rows of the file may be read, for there are no statistics yet.
        results[0]!.line,
        results.at(-1)!.line,
      ],
    );
    // Erased with a customer after they were read: what the batch has done is taken back, and it is done without them.
    if (saved !== results.length) throw new Error('Rows of the import are gone since they were read');
  }

  /** The first rows of a file. */
  async samples(tx: GymTransaction, importId: number, most: number): Promise<string[][]> {
    return (await this.next(tx, importId, 0, most)).map(({ cells }) => cells);
  }

  /** Rows that somebody has to look at, some at a time. */
  readReported(tx: GymTransaction, importId: number): AsyncIterable<ImportRow[]> {
    return readPages(
      tx,
      `SELECT ${COLUMNS} FROM import_rows
       WHERE gym_id = $1 AND import_id = $2 AND outcome IN ('rejected', 'in_review', 'kept') ORDER BY line`,
      [tx.gym_id, importId],
      REPORTED_PAGE,
    );
  }

  /** A page of the rows, or of those with an outcome. */
  async list(tx: GymTransaction, importId: number, query: ListImportRowsQuery): Promise<Page<ImportRow>> {
    const parameters: unknown[] = [tx.gym_id, importId];
    const place = (value: unknown) => `$${parameters.push(value)}`;
    const { after, order } = keyset(['line'], query, place);
    const outcome = query.outcome ? [`outcome = ${place(query.outcome)}`] : [];
    const rows = await tx.query<ImportRow[]>(
      `SELECT ${COLUMNS} FROM import_rows WHERE ${['gym_id = $1', 'import_id = $2', ...outcome, ...after].join(' AND ')}
       ORDER BY ${order} LIMIT ${query.limit + 1}`,
      parameters,
    );
    return toPage(rows, query, ({ line }) => [line]);
  }

  async find(tx: GymTransaction, importId: number, line: number): Promise<ImportRow | undefined> {
    const [found] = await tx.query<ImportRow[]>(
      `SELECT ${COLUMNS} FROM import_rows WHERE gym_id = $1 AND import_id = $2 AND line = $3`,
      [tx.gym_id, importId, line],
    );
    return found;
  }

  async setCells(tx: GymTransaction, importId: number, line: number, cells: string[]): Promise<void> {
    await tx.execute(
      'UPDATE import_rows SET cells = $4::jsonb WHERE gym_id = $1 AND import_id = $2 AND line = $3',
      [tx.gym_id, importId, line, JSON.stringify(cells)],
    );
  }

  /** The gym's rows, or those about one of its customers. */
  readAll(tx: GymTransaction, customerId?: number): AsyncIterable<ImportRow> {
    const ofCustomer = customerId === undefined ? '' : ' AND customer_id = $2';
    const parameters = customerId === undefined ? [tx.gym_id] : [tx.gym_id, customerId];
    return readRows(
      tx,
      `SELECT ${COLUMNS} FROM import_rows WHERE gym_id = $1${ofCustomer} ORDER BY import_id, line`,
      parameters,
    );
  }

  /** Has rows about one customer be about another. */
  async move(tx: GymTransaction, from: number, to: number): Promise<void> {
    await tx.execute('UPDATE import_rows SET customer_id = $3 WHERE gym_id = $1 AND customer_id = $2', [
      tx.gym_id,
      from,
      to,
    ]);
  }

  /** Removes the rows about a customer, and those with one of the addresses in a cell. @returns how many */
  erase(tx: GymTransaction, customerId: number, emails: string[]): Promise<number> {
    return tx.execute(
      `DELETE FROM import_rows WHERE gym_id = $1 AND (customer_id = $2 OR EXISTS (
         SELECT FROM jsonb_array_elements_text(cells) AS cell WHERE lower(trim(cell)) = ANY ($3::text[])))`,
      [tx.gym_id, customerId, emails.map((email) => email.toLowerCase())],
    );
  }
}
