import { type Transaction } from './transaction';

/** Rows that are in memory at a time. One of the audit log can have 80 kB. */
const PAGE = 100;

/**
 * Reads what may be more than fits into memory, with a cursor. One after the other: a transaction has one such cursor at a
 * time.
 */
export async function* readRows<Row>(
  tx: Transaction,
  select: string,
  parameters: unknown[],
): AsyncGenerator<Row> {
  await tx.execute(`DECLARE rows NO SCROLL CURSOR FOR ${select}`, parameters);
  let rows: Row[];
  do {
    rows = await tx.query<Row[]>(`FETCH ${PAGE} FROM rows`);
    yield* rows;
  } while (rows.length === PAGE);
  // Where reading ends early, the transaction does too, and takes the cursor along.
  await tx.execute('CLOSE rows');
}
