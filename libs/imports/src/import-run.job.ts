import { GymsService } from '@libs/gyms';
import { Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { Job, type RowJob } from '@libs/platform/jobs';
import { type FileRow, ImportBatches } from './import-batches.service';
import { type Import, type ImportCounts } from './import.entity';
import { type ImportRow } from './import-row.entity';
import { countRow } from './import-rows-counter';
import { ImportRowsRepository, type RowResult } from './import-rows.repository';
import { IMPORT_RUNS, type ImportRun } from './import-run.entity';
import { ImportsRepository } from './imports.repository';
import { RowReader } from './row-reader';
import { SeenRows } from './verdict';

/** Rows that one transaction works on: a fraction of a second. */
const BATCH_SIZE = 1_000;

/** How far a step is. */
type Place = Pick<Import, 'pass' | 'last_line'>;

/** What is in memory from one batch to the next. */
interface Memory {
  seen: SeenRows;
  /** The rows of the next batch, read while PostgreSQL looks for the customers of the one before. */
  ahead?: Promise<FileRow[]>;
}

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
    const memory: Memory = { seen: new SeenRows() };
    for (let place: Place | undefined = { pass: 1, last_line: 0 }; place !== undefined;) {
      signal.throwIfAborted();
      const from: Place = place;
      place = await this.database.bulkInGym({ ...actor, timezone }, async (tx) => {
        // Gone with its gym, it is done.
        const row = await this.imports.findForUpdate(tx, import_id);
        return row && this.work(tx, row, from, memory);
      });
    }
    return 'done';
  }

  describe({ import_id }: ImportRun): Record<string, unknown> {
    return { import_id };
  }

  /** Works on the next rows. @returns how far it is now; undefined when there are no more */
  private async work(
    tx: GymTransaction,
    row: Import,
    from: Place,
    memory: Memory,
  ): Promise<Place | undefined> {
    const reader = new RowReader(row, tx.today);
    const last =
      row.step === 'undo'
        ? await this.undoBatch(tx, row, from, reader)
        : await this.processBatch(tx, row, from, reader, memory);
    if (last) return { ...from, last_line: last.line };
    const isOver = from.pass === 2 || reader.guardianColumn === undefined;
    return isOver ? undefined : { pass: 2, last_line: 0 };
  }

  /** The first pass is over rows that name no guardian, the second over the others. @returns the last row that was looked at */
  private async processBatch(
    tx: GymTransaction,
    row: Import,
    from: Place,
    reader: RowReader,
    memory: Memory,
  ): Promise<ImportRow | undefined> {
    const { seen } = memory;
    const done = await this.doneBefore(tx, row, from, reader);
    const rows = done ?? (await (memory.ahead ?? this.readRows(tx, row, from, reader)));
    memory.ahead = undefined;
    const last = rows.at(-1)?.row;
    if (!last) return undefined;
    const isOfPass = ({ read }: FileRow) => (read.guardian === undefined) === (from.pass === 1);
    const batch = rows.filter(isOfPass);
    // Those of the second pass are known from the first on, for they are nobody's guardians.
    if (from.pass === 1)
      for (const each of rows) if (!isOfPass(each)) seen.guardians.add(each.read, each.row);
    const place = { ...from, last_line: last.line };
    if (done) {
      await this.batches.remember(tx, batch, reader, seen);
      return last;
    }
    if (rows.length === BATCH_SIZE) {
      memory.ahead = this.readRows(tx, row, place, reader);
      // It fails with its transaction, which says so itself.
      memory.ahead.catch(() => undefined);
    }
    const results = await this.batches.process(
      tx,
      row,
      batch.map(({ read }) => read),
      reader,
      { seen },
    );
    await this.proceed(tx, row, place, results);
    return last;
  }

  /** The next rows that an earlier worker was done with, if there are any. */
  private async doneBefore(
    tx: GymTransaction,
    row: Import,
    from: Place,
    reader: RowReader,
  ): Promise<FileRow[] | undefined> {
    if (from.pass > row.pass || (from.pass === row.pass && from.last_line >= row.last_line)) return undefined;
    const rows = await this.readRows(tx, row, from, reader);
    // Its batches may have been smaller.
    const done = from.pass === row.pass ? rows.filter((each) => each.row.line <= row.last_line) : rows;
    return done.length > 0 ? done : undefined;
  }

  private async readRows(
    tx: GymTransaction,
    { id }: Import,
    { pass, last_line }: Place,
    reader: RowReader,
  ): Promise<FileRow[]> {
    const column = pass === 2 ? reader.guardianColumn : undefined;
    const rows = await this.rows.next(tx, id, last_line, BATCH_SIZE, column);
    return rows.map((row) => ({ row, read: reader.read(row) }));
  }

  /** The other way round: children are taken back before their guardians. */
  private async undoBatch(
    tx: GymTransaction,
    row: Import,
    { pass, last_line }: Place,
    reader: RowReader,
  ): Promise<ImportRow | undefined> {
    const column = pass === 1 ? reader.guardianColumn : undefined;
    const batch = await this.rows.nextWritten(tx, row.id, last_line, BATCH_SIZE, column);
    const last = batch.at(-1);
    if (!last) return undefined;
    await this.proceed(tx, row, { pass, last_line: last.line }, await this.batches.undo(tx, row, batch));
    return last;
  }

  private async proceed(
    tx: GymTransaction,
    { id, step, welcome_mails }: Import,
    place: Place,
    results: RowResult[],
  ): Promise<void> {
    // A batch that is lost is done again. Nobody hears of it before the run is settled, but from a mail.
    const isHeardOf = step === 'commit' && welcome_mails;
    const counts: Partial<ImportCounts> = { rows_read: results.length };
    for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
    await Promise.all([
      isHeardOf || this.imports.commitAsynchronously(tx),
      this.imports.proceed(tx, id, place, counts),
    ]);
    if (step !== 'dry_run') for (const { outcome } of results) countRow(outcome);
  }
}
