import { CustomerImports } from '@libs/customers';
import { Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type Page } from '@libs/platform/input';
import { InvalidInputError, ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { ImportBatches } from './import-batches.service';
import { type CorrectRowDto, type ListImportRowsQuery, type SettleRowDto } from './import-row.dto';
import { aboutRow, type ImportRow } from './import-row.entity';
import { type ImportRowResponse, toImportRowResponse } from './import-row.response';
import { countRow } from './import-rows-counter';
import { ImportRowsRepository } from './import-rows.repository';
import { type Import } from './import.entity';
import { type ImportWithRun } from './import.response';
import {
  importNotCommitted,
  importNotFound,
  importRowNotFound,
  importRowSettled,
  importRunning,
} from './imports.problems';
import { ImportsRepository } from './imports.repository';
import { RowReader } from './row-reader';
import { type Verdict } from './verdict';

const NOT_LOOKED_AT = { outcome: null, customer_id: null, problems: null };
const SKIPPED_BY_HAND = aboutRow('skipped_by_hand', 'was skipped by hand');

/** Single rows of a file: what became of them, and what people do about those that were not taken over. */
@Injectable()
export class ImportRows {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
    private readonly batches: ImportBatches,
    private readonly customers: CustomerImports,
  ) {}

  /** @throws ProblemError `import_not_found` */
  list(principal: Principal, id: number, query: ListImportRowsQuery): Promise<Page<ImportRowResponse>> {
    return this.database.readInGym(principal, async (tx) => {
      const found = existing(await this.imports.find(tx, id));
      // What an earlier dry run has found no longer holds.
      if (found.step === 'upload' && query.outcome) return { items: [], next_cursor: null };
      const page = await this.rows.list(tx, id, query);
      return { ...page, items: await this.responsesOf(tx, found, page.items) };
    });
  }

  /**
   * Does with a row of a committed import what somebody has decided. An undo takes it back as it does the others.
   *
   * @throws ProblemError `import_not_found`, `import_running`, `import_not_committed`, `import_row_not_found`,
   *   `import_row_settled`, `external_id_taken`, `card_number_taken`
   */
  settle(
    principal: Principal,
    id: number,
    { line, action, customer_id }: SettleRowDto,
  ): Promise<ImportRowResponse> {
    return this.database.inGym(principal, async (tx) => {
      const [found, row] = await this.openRow(tx, id, line);
      if (found.step !== 'commit') throw new ProblemError(importNotCommitted, 'Commit the import first');
      if (action !== 'skip') {
        const verdict = await this.verdictOf(tx, action, customer_id);
        return this.retry(tx, { ...found, on_match: 'update' }, row, verdict);
      }
      const nobody = { customer_id: null, problems: [SKIPPED_BY_HAND], replaced: null };
      await this.rows.saveResults(tx, id, [{ ...nobody, line, outcome: 'skipped' }], true);
      return this.recount(tx, found, row);
    });
  }

  /**
   * Changes the cells of a row, and looks at it again: of a committed import, it is taken over if it now can be.
   *
   * @throws ProblemError as `settle` does, but for `import_not_committed`
   * @throws InvalidInputError for another number of cells
   */
  correct(principal: Principal, id: number, { line, cells }: CorrectRowDto): Promise<ImportRowResponse> {
    return this.database.inGym(principal, async (tx) => {
      const [found, row] = await this.openRow(tx, id, line);
      if (cells.length !== found.columns.length)
        throw InvalidInputError.of(
          'cells',
          `must have ${found.columns.length} entries, as columns has`,
          'length',
        );
      await this.rows.setCells(tx, id, line, cells);
      return this.retry(tx, found, { ...row, cells });
    });
  }

  /** A row that was not taken over, of an import that is checked or committed. */
  private async openRow(tx: GymTransaction, id: number, line: number): Promise<[Import, ImportRow]> {
    const found = existing(await this.imports.findForUpdate(tx, id));
    if (found.run_status === 'pending') throw new ProblemError(importRunning);
    const row = await this.rows.find(tx, id, line);
    if (!row) throw new ProblemError(importRowNotFound);
    const isOpen = row.outcome === 'rejected' || row.outcome === 'in_review';
    if (!isOpen || found.step === 'upload' || found.step === 'undo' || found.run_status !== 'done')
      throw new ProblemError(importRowSettled);
    return [found, row];
  }

  /** @throws InvalidInputError where nobody, or nobody of the gym, is named to be updated */
  private async verdictOf(
    tx: GymTransaction,
    action: 'create' | 'update',
    customer_id: number | undefined,
  ): Promise<Verdict> {
    if (action === 'create') return { kind: 'new' };
    if (customer_id === undefined)
      throw InvalidInputError.of('customer_id', 'is required to update', 'required');
    // It is locked together with a guardian, in the order of their ids.
    if (!(await this.customers.find(tx, [customer_id], false)).has(customer_id))
      throw InvalidInputError.of('customer_id', 'must be the id of a customer of the gym', 'unknown');
    return { kind: 'match', customer_id };
  }

  private async retry(
    tx: GymTransaction,
    found: Import,
    row: ImportRow,
    verdict?: Verdict,
  ): Promise<ImportRowResponse> {
    const reader = new RowReader(found, tx.today);
    await this.batches.process(tx, found, [reader.read(row)], reader, { verdict });
    return this.recount(tx, found, row);
  }

  /** Moves a row from the count of what it was to that of what it is. */
  private async recount(tx: GymTransaction, found: Import, before: ImportRow): Promise<ImportRowResponse> {
    const row = (await this.rows.find(tx, found.id, before.line))!;
    if (row.outcome !== before.outcome) {
      await this.imports.proceed(tx, found.id, found, { [before.outcome!]: -1, [row.outcome!]: 1 });
      if (found.step === 'commit') countRow(row.outcome!);
    }
    return (await this.responsesOf(tx, found, [row]))[0]!;
  }

  private async responsesOf(
    tx: GymTransaction,
    found: Import,
    rows: ImportRow[],
  ): Promise<ImportRowResponse[]> {
    if (found.step === 'upload')
      return rows.map(({ line, cells }) => toImportRowResponse({ ...NOT_LOOKED_AT, line, cells }));
    const reader = new RowReader(found, tx.today);
    const inReview = rows.filter(({ outcome }) => outcome === 'in_review');
    const read = await this.batches.read(tx, inReview, reader);
    // After a dry run, a guardian may be in the file alone, and not be found.
    for (const row of read) row.problems = [];
    const candidates = await this.batches.findCandidates(tx, read);
    return rows.map((row) => toImportRowResponse(row, candidates.get(row.line)));
  }
}

function existing(row: ImportWithRun | undefined): ImportWithRun {
  if (!row) throw new ProblemError(importNotFound);
  return row;
}
