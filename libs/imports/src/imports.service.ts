import { UnreadableCsvError, type CsvRecord, readCsv } from '@libs/platform/csv';
import { Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type CursorQuery, type Existence, type FormFile, type Page } from '@libs/platform/input';
import { InvalidInputError, ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { DateOrderGuess } from './date-order';
import { guessMapping } from './guess-mapping';
import { type UpdateImportDto } from './import.dto';
import { type Import, type ImportStep } from './import.entity';
import { isDateField } from './import-fields';
import {
  type ImportDetailsResponse,
  type ImportResponse,
  type ImportWithRun,
  toImportResponse,
} from './import.response';
import { ImportRowsRepository } from './import-rows.repository';
import {
  importCommitted,
  importIncomplete,
  importNotCommitted,
  importNotFound,
  importRunning,
  importUnreadable,
} from './imports.problems';
import { ImportsRepository } from './imports.repository';

const MAX_BYTES = 16 * 1_048_576;
const MAX_ROWS = 100_000;
const MAX_COLUMNS = 100;

/** Rows that are written at a time while a file arrives. */
const BATCH_SIZE = 1_000;

const SAMPLES = 5;

/** Files of customers: from the upload to what the worker is told to do with them. */
@Injectable()
export class ImportsService implements Existence {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
  ) {}

  /**
   * Keeps a file, as it comes, and guesses how it is to be read. Nothing of one that cannot be read is kept.
   *
   * @throws InvalidInputError `import_unreadable`
   * @throws ProblemError `body_too_large`
   */
  upload(principal: Principal, file: FormFile): Promise<ImportDetailsResponse> {
    return file.read(MAX_BYTES, async (bytes, name) => {
      try {
        return await this.store(principal, bytes, name);
      } catch (error) {
        if (!(error instanceof UnreadableCsvError)) throw error;
        const unreadable = { loc: ['body', 'file'], msg: error.message, type: 'csv' };
        throw new InvalidInputError([unreadable], importUnreadable);
      }
    });
  }

  list(principal: Principal, query: CursorQuery): Promise<Page<ImportResponse>> {
    return this.database.readInGym(principal, async (tx) => {
      const page = await this.imports.list(tx, query);
      return { ...page, items: page.items.map((row) => toImportResponse(row)) };
    });
  }

  /** @throws ProblemError `import_not_found` */
  get(principal: Principal, id: number): Promise<ImportDetailsResponse> {
    return this.database.readInGym(principal, async (tx) => {
      const row = existing(await this.imports.find(tx, id));
      return { ...toImportResponse(row), samples: await this.rows.samples(tx, id, SAMPLES) };
    });
  }

  /**
   * Changes how a file is read; what a dry run has found no longer holds.
   *
   * @throws ProblemError `import_not_found`, `import_running`, `import_committed`
   * @throws InvalidInputError for a mapping of another number of columns, or with a field twice
   */
  update(principal: Principal, id: number, dto: UpdateImportDto): Promise<ImportResponse> {
    return this.database.inGym(principal, async (tx) => {
      const row = await this.changeable(tx, id);
      if (dto.mapping) checkMapping(dto.mapping, row.columns);
      await this.imports.update(tx, id, { ...dto, step: 'upload' });
      return toImportResponse(existing(await this.imports.find(tx, id)));
    });
  }

  /**
   * Has the worker find out what a commit would do.
   *
   * @throws ProblemError `import_not_found`, `import_running`, `import_committed`, `import_incomplete`
   */
  dryRun(principal: Principal, id: number): Promise<ImportResponse> {
    return this.start(principal, id, 'dry_run');
  }

  /** Has the worker write the rows to the customers. @throws ProblemError the same */
  commit(principal: Principal, id: number): Promise<ImportResponse> {
    return this.start(principal, id, 'commit');
  }

  /**
   * Has the worker take back what was written, of customers whom nobody has changed since.
   *
   * @throws ProblemError `import_not_found`, `import_running`, `import_not_committed`
   */
  undo(principal: Principal, id: number): Promise<ImportResponse> {
    return this.database.inGym(principal, async (tx) => {
      const row = existing(await this.imports.findForUpdate(tx, id));
      if (row.run_status === 'pending') throw new ProblemError(importRunning);
      const isDone = row.step === 'commit' && row.run_status === 'done';
      const wasGivenUp = row.step === 'undo' && row.run_status === 'expired';
      if (!isDone && !wasGivenUp) throw new ProblemError(importNotCommitted);
      return this.run(tx, id, 'undo');
    });
  }

  /** @throws ProblemError `import_not_found` */
  async assertExists(principal: Principal, id: number): Promise<void> {
    existing(await this.database.readInGym(principal, (tx) => this.imports.find(tx, id)));
  }

  private async store(
    principal: Principal,
    bytes: AsyncIterable<Buffer>,
    name: string,
  ): Promise<ImportDetailsResponse> {
    const csv = await readCsv(bytes);
    if (csv.names.length > MAX_COLUMNS)
      throw new UnreadableCsvError(`has ${csv.names.length} columns: ${MAX_COLUMNS} at most`);
    const inGym = <T>(work: (tx: GymTransaction) => Promise<T>) => this.database.inGym(principal, work);
    const [columns, mapping] = [csv.names, guessMapping(csv.names)];
    const file_name = name.slice(-255);
    const id = await inGym((tx) => this.imports.add(tx, { file_name, columns, mapping }));
    try {
      const dates = new DateOrderGuess();
      let total_rows = 0;
      let batch: CsvRecord[] = [];
      const flush = () => inGym((tx) => this.rows.add(tx, id, batch));
      for await (const record of csv.records) {
        if (++total_rows > MAX_ROWS)
          throw new UnreadableCsvError(`has more than ${MAX_ROWS.toLocaleString('en')} rows: divide it`);
        for (const cell of record.cells) dates.add(cell.trim());
        batch.push(record);
        if (batch.length < BATCH_SIZE) continue;
        await flush();
        batch = [];
      }
      if (total_rows === 0) throw new UnreadableCsvError('has no rows below its first line');
      if (batch.length > 0) await flush();
      const { encoding, delimiter } = csv;
      const read = { encoding, delimiter, date_order: dates.order, total_rows };
      await inGym((tx) => this.imports.update(tx, id, read));
    } catch (error) {
      await inGym((tx) => this.imports.delete(tx, id));
      throw error;
    }
    return this.get(principal, id);
  }

  private start(principal: Principal, id: number, step: ImportStep): Promise<ImportResponse> {
    return this.database.inGym(principal, async (tx) => {
      checkComplete(await this.changeable(tx, id, step));
      return this.run(tx, id, step);
    });
  }

  private async run(tx: GymTransaction, id: number, step: ImportStep): Promise<ImportResponse> {
    await this.imports.begin(tx, id, step);
    if (!(await this.imports.run(tx, id))) throw new ProblemError(importRunning);
    return toImportResponse(existing(await this.imports.find(tx, id)));
  }

  /** An import that is neither committed nor under way. @param step that is to begin, or to go on after it was given up */
  private async changeable(tx: GymTransaction, id: number, step?: ImportStep): Promise<ImportWithRun> {
    const row = existing(await this.imports.findForUpdate(tx, id));
    const goesOn = row.step === step && row.run_status === 'expired';
    if (!goesOn && (row.step === 'commit' || row.step === 'undo')) throw new ProblemError(importCommitted);
    if (row.run_status === 'pending') throw new ProblemError(importRunning);
    return row;
  }
}

function existing<Row>(row: Row | undefined): Row {
  if (!row) throw new ProblemError(importNotFound);
  return row;
}

function checkMapping(mapping: Import['mapping'], columns: string[]): void {
  if (mapping.length !== columns.length)
    throw InvalidInputError.of('mapping', `must have ${columns.length} entries, as columns has`, 'length');
  const fields = mapping.filter((field) => field !== 'ignore');
  if (new Set(fields).size < fields.length)
    throw InvalidInputError.of('mapping', 'must not have a field twice', 'unique');
}

/** @throws ProblemError `import_incomplete` */
function checkComplete({ mapping, date_order }: Import): void {
  const has = (...fields: Import['mapping']) => fields.every((field) => mapping.includes(field));
  const named = has('first_name', 'last_name') || has('full_name');
  if (!(named && (has('email') || has('guardian'))) && !has('external_id') && !has('card_number'))
    throw new ProblemError(
      importIncomplete,
      'mapping must name the columns of names and of an e-mail or a guardian, or of an external id or a card number',
    );
  if (date_order === null && mapping.some(isDateField))
    throw new ProblemError(
      importIncomplete,
      'The dates of the file can be read in two ways: set date_order to dmy or mdy',
    );
}
