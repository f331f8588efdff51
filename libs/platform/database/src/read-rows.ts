import { type Transaction } from './transaction';

/** Rows that are in memory at a time, twice. One of the audit log can have 80 kB. */
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
  for await (const page of readPages<Row>(tx, select, parameters, PAGE)) yield* page;
}

/**
 * The same, page by page, which spares a step of the generator for each row. PostgreSQL works on the next page while this process
 * does on the one before.
 *
 * @param size rows of a page, which are in memory twice
 */
export async function* readPages<Row>(
  tx: Transaction,
  select: string,
  parameters: unknown[],
  size: number,
): AsyncGenerator<Row[]> {
  await tx.execute(`DECLARE rows NO SCROLL CURSOR FOR ${select}`, parameters);
  let page: Row[];
  let next = tx.query<Row[]>(`FETCH ${size} FROM rows`);
  do {
    page = await next;
    if (page.length === size) {
      next = tx.query<Row[]>(`FETCH ${size} FROM rows`);
      // Nobody waits for it where reading ends early.
      next.catch(() => undefined);
    }
    yield page;
  } while (page.length === size);
  // Where reading ends early, the transaction does too, and takes the cursor along.
  await tx.execute('CLOSE rows');
}
