import { GymsService } from '@libs/gyms';
import { Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { Job, type RowJob } from '@libs/platform/jobs';
import { ImportBatches } from './import-batches.service';
import { type Import, type ImportCounts } from './import.entity';
import { type ImportRow } from './import-row.entity';
import { countRow } from './import-rows-counter';
import { ImportRowsRepository, type RowResult } from './import-rows.repository';
import { IMPORT_RUNS, type ImportRun } from './import-run.entity';
import { ImportsRepository } from './imports.repository';
import { RowReader } from './row-reader';
import { SeenRows } from './verdict';

/** Rows that one transaction works on: a fraction of a second. */
const BATCH_SIZE = 500;

/**
 * Does the step that an import is in, a batch of rows at a time. How far it is, is written down with each batch: whoever goes on
 * after a killed worker reads the rows before once more, to know them, and writes none twice.
 */
@Job({ table: IMPORT_RUNS, name: 'import', concurrency: 1, expireAfterDays: 1 })
export class ImportRunJob implements RowJob<ImportRun> {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
    private readonly batches: ImportBatches,
    private readonly gyms: GymsService,
  ) {}

  async run({ gym_id, import_id, requested_by }: ImportRun, signal: AbortSignal): Promise<'done'> {
    const actor: Principal = { gym_id, user_id: requested_by, role: 'owner', timezone: 'UTC' };
    const timezone = await this.database.readInGym(actor, (tx) => this.gyms.timezone(tx));
    const seen = new SeenRows();
    for (let line: number | undefined = 0; line !== undefined;) {
      signal.throwIfAborted();
      const after: number = line;
      line = await this.database.inGym({ ...actor, timezone }, async (tx) => {
        // Gone with its gym, it is done.
        const [row] = await Promise.all([
          this.imports.findForUpdate(tx, import_id),
          this.imports.planEachStatement(tx),
        ]);
        return (
          row && (row.step === 'undo' ? this.undoBatch(tx, row) : this.processBatch(tx, row, after, seen))
        );
      });
    }
    return 'done';
  }

  describe({ import_id }: ImportRun): Record<string, unknown> {
    return { import_id };
  }

  /** @returns the last line that was looked at; undefined when there are no more */
  private async processBatch(
    tx: GymTransaction,
    row: Import,
    after: number,
    seen: SeenRows,
  ): Promise<number | undefined> {
    const batch = await this.rows.next(tx, row.id, after, BATCH_SIZE);
    const last = batch.at(-1);
    if (!last) return undefined;
    const reader = new RowReader(row, tx.today);
    if (last.line <= row.last_line) {
      for (const done of batch) remember(seen, done, reader);
    } else {
      const results = await this.batches.process(tx, row, batch, reader, { seen });
      await this.proceed(tx, row, last, results);
    }
    return last.line;
  }

  private async undoBatch(tx: GymTransaction, row: Import): Promise<number | undefined> {
    const batch = await this.rows.nextWritten(tx, row.id, row.last_line, BATCH_SIZE);
    const last = batch.at(-1);
    if (!last) return undefined;
    await this.proceed(tx, row, last, await this.batches.undo(tx, row, batch));
    return last.line;
  }

  private async proceed(
    tx: GymTransaction,
    { id, step }: Import,
    last: ImportRow,
    results: RowResult[],
  ): Promise<void> {
    const counts: Partial<ImportCounts> = { rows_read: results.length };
    for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
    await this.imports.proceed(tx, id, last.line, counts);
    if (step !== 'dry_run') for (const { outcome } of results) countRow(outcome);
  }
}

/** Has a row count that an earlier worker was done with. */
function remember(seen: SeenRows, row: ImportRow, reader: RowReader): void {
  const { outcome, customer_id, line } = row;
  if (outcome !== 'rejected') seen.add(reader.read(row));
  if (customer_id !== null && outcome !== 'in_review') seen.addCustomer(customer_id, line);
}
