import { type Candidate, type Circumstances, CustomerImports, type Imported } from '@libs/customers';
import { type GymTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type Import } from './import.entity';
import { aboutRow, type ImportRow, type RowProblem, sameCustomerAs } from './import-row.entity';
import { FileGuardians } from './file-guardians';
import { checkGuardian, Guardians } from './guardians.service';
import { ImportRowsRepository, type RowResult } from './import-rows.repository';
import { NAMED_BY } from './row-keys';
import { type ReadRow, type RowReader } from './row-reader';
import { decide, SeenRows, type Verdict } from './verdict';

/** What became of a row, and what it writes. */
interface Outcome {
  result: RowResult;
  created?: Imported;
  changes?: Partial<Imported>;
}

/** A row as it is stored, and as it was read. */
export interface FileRow {
  row: ImportRow;
  read: ReadRow;
}

/** What is known beside a batch. */
interface Known {
  /** The rows before it; those of the batch are added. Without them, other rows of the file are looked up. */
  seen?: SeenRows;
  /** Whom the only row of the batch is about, where people have decided that. */
  verdict?: Verdict;
}

/** The customers who concern a batch, kept from changing in a commit. */
interface Concerned {
  present: Present;
  circumstances: Circumstances;
  /** Those whom others have as guardian, as far as that matters. */
  guardians: Set<number>;
}

type Present = Awaited<ReturnType<CustomerImports['find']>>;

/** What imports do with some rows at a time, within one transaction. */
@Injectable()
export class ImportBatches {
  constructor(
    private readonly rows: ImportRowsRepository,
    private readonly customers: CustomerImports,
    private readonly guardians: Guardians,
  ) {}

  /** Writes what rows say to customers; in a dry run, finds out what that would do. Writes down what became of each. */
  async process(
    tx: GymTransaction,
    file: Import,
    batch: ReadRow[],
    reader: RowReader,
    { seen: before, verdict }: Known,
  ): Promise<RowResult[]> {
    if (batch.length === 0) return [];
    const { id, step, on_match, welcome_mails } = file;
    const isCommit = step === 'commit';
    const seen = before ?? (await this.othersNaming(tx, file, batch[0]!, reader));
    const read = await this.guardians.resolve(tx, batch, seen.guardians, reader);
    const candidates = verdict ? new Map<number, Candidate[]>() : await this.findCandidates(tx, read);
    const ids = [...candidates.values()].flat().map((candidate) => candidate.id);
    if (verdict?.kind === 'match') ids.push(verdict.customer_id);
    const concerned = await this.findConcerned(tx, read, ids, isCommit);
    if (!before)
      for (const [customerId, line] of await this.rows.linesOf(tx, id, ids))
        seen.addCustomer(customerId, line);
    const outcomes = read.map((row): Outcome => {
      const decided = verdict ?? decide(row, candidates.get(row.line) ?? [], seen);
      if (decided.kind === 'match') {
        const line = seen.lineOf(decided.customer_id);
        if (line !== undefined) return skipped(row, decided.customer_id, sameCustomerAs(line));
        seen.addCustomer(decided.customer_id, row.line);
        if (on_match === 'skip')
          return skipped(row, decided.customer_id, aboutRow('customer_already', 'is a customer already'));
      }
      try {
        const outcome = this.outcomeOf(row, decided, concerned);
        if (outcome.result.outcome !== 'rejected') seen.add(row);
        return outcome;
      } catch (error) {
        return { result: resultOf(row, 'rejected', { problems: reader.problemsOf(error) }) };
      }
    });
    if (isCommit) await this.write(tx, outcomes, concerned, welcome_mails);
    const results = outcomes.map(({ result }) => result);
    for (const { outcome, customer_id, line } of results)
      if (outcome === 'created' && customer_id !== null) seen.addCustomer(customer_id, line);
    if (reader.guardianColumn !== undefined)
      results.forEach((result, index) => seen.guardians.add(read[index]!, result));
    await this.rows.saveResults(tx, id, results, isCommit);
    return results;
  }

  /** Has rows count that an earlier worker was done with. */
  async remember(tx: GymTransaction, batch: FileRow[], reader: RowReader, seen: SeenRows): Promise<void> {
    const rows = batch.map(({ read }) => read);
    const read = await this.guardians.resolve(tx, rows, seen.guardians, reader);
    batch.forEach(({ row }, index) => {
      const { outcome, customer_id, line } = row;
      if (outcome !== 'rejected') seen.add(read[index]!);
      if (customer_id !== null && outcome !== 'in_review') seen.addCustomer(customer_id, line);
      if (reader.guardianColumn !== undefined) seen.guardians.add(read[index]!, row);
    });
  }

  /** Reads rows, and looks up whom they name as guardians among customers. */
  read(tx: GymTransaction, batch: ImportRow[], reader: RowReader): Promise<ReadRow[]> {
    const read = batch.map((row) => reader.read(row));
    return this.guardians.resolve(tx, read, new FileGuardians(), reader);
  }

  /** Takes back what rows have written, of customers whom nobody has changed since. */
  async undo(tx: GymTransaction, { id }: Import, batch: ImportRow[]): Promise<RowResult[]> {
    const written = batch.map((row) => ({
      id: row.customer_id!,
      written_at: row.written_at!,
      changes: (row.replaced ?? {}) as Partial<Imported>,
      isNew: row.outcome === 'created',
    }));
    const reverted = new Set([
      ...(await this.customers.deleteUntouched(
        tx,
        written.filter(({ isNew }) => isNew),
      )),
      ...(await this.customers.changeBackUntouched(
        tx,
        written.filter(({ isNew }) => !isNew),
      )),
    ]);
    const results = batch.map(({ line, customer_id }) =>
      reverted.has(customer_id!)
        ? resultOf({ line }, 'reverted', { customer_id })
        : resultOf({ line }, 'kept', { customer_id, problems: [CHANGED_SINCE] }),
    );
    await this.rows.saveResults(tx, id, results, false);
    return results;
  }

  /** Whom rows may be about, by their lines. */
  findCandidates(tx: GymTransaction, read: ReadRow[]): Promise<Map<number, Candidate[]>> {
    const wanted = read.filter(({ problems }) => problems.length === 0).map(wantedOf);
    return this.customers.findCandidates(tx, wanted);
  }

  /** What a single row has to know of the others: whom of them it names as guardian. */
  private async othersNaming(
    tx: GymTransaction,
    { id, mapping }: Import,
    { guardian }: ReadRow,
    reader: RowReader,
  ): Promise<SeenRows> {
    const seen = new SeenRows();
    if (guardian === undefined) return seen;
    const columns = NAMED_BY.map((by) => mapping.indexOf(by)).filter((column) => column !== -1);
    for (const other of await this.rows.withText(tx, id, columns, guardian))
      seen.guardians.add(reader.read(other), other);
    return seen;
  }

  private async findConcerned(
    tx: GymTransaction,
    read: ReadRow[],
    ids: number[],
    isCommit: boolean,
  ): Promise<Concerned> {
    const guardianIds = read.flatMap(({ values: { guardian_id } }) => guardian_id ?? []);
    const [circumstances, present] = await Promise.all([
      this.customers.circumstances(tx),
      this.customers.find(tx, [...ids, ...guardianIds.filter((id) => id > 0)], isCommit),
    ]);
    // Once they are locked, nobody makes guardians of them any more.
    const guardians = await this.customers.guardiansAmong(tx, guardianIds.length > 0 ? ids : []);
    return { circumstances, present, guardians };
  }

  /** @throws InvalidInputError for what breaks a rule of customers as a whole */
  private outcomeOf(
    row: ReadRow,
    verdict: Verdict,
    { present, circumstances, guardians }: Concerned,
  ): Outcome {
    const { problems, values } = row;
    if (problems.length > 0) return { result: resultOf(row, 'rejected', { problems }) };
    const customer_id = verdict.kind === 'new' ? null : (verdict.customer_id ?? null);
    if (verdict.kind === 'new' || verdict.kind === 'match')
      checkGuardian(row, customer_id, present, guardians);
    if (verdict.kind === 'new')
      return {
        result: resultOf(row, 'created', {}),
        created: this.customers.compose(values, circumstances),
      };
    if (verdict.kind !== 'match')
      return { result: resultOf(row, verdict.kind, { problems: [verdict.problem], customer_id }) };
    const customer = present.get(verdict.customer_id);
    if (!customer)
      return skipped(
        row,
        verdict.customer_id,
        aboutRow('customer_deleted', 'is a customer who was deleted meanwhile'),
      );
    const changes = this.customers.changesOf(customer, values, circumstances);
    if (!changes) return { result: resultOf(row, 'skipped', { customer_id }) };
    const replaced = Object.fromEntries(
      Object.keys(changes).map((field) => [field, customer[field as keyof Imported]]),
    );
    return { result: resultOf(row, 'updated', { customer_id, replaced }), changes };
  }

  private async write(
    tx: GymTransaction,
    outcomes: Outcome[],
    { present, circumstances }: Concerned,
    welcomes: boolean,
  ): Promise<void> {
    const created = outcomes.filter((outcome) => outcome.created);
    const updated = outcomes.flatMap(({ result, changes }) =>
      changes ? [{ id: result.customer_id!, changes }] : [],
    );
    const ids = await this.customers.create(
      tx,
      created.map((outcome) => outcome.created!),
      circumstances,
      welcomes,
      present,
    );
    created.forEach(({ result }, index) => (result.customer_id = ids[index]!));
    await this.customers.update(tx, updated);
  }
}

const CHANGED_SINCE = aboutRow(
  'changed_since',
  'was changed or deleted since the import, and is left as it is',
);

const wantedOf = ({ line, values }: ReadRow) => {
  const { external_id, card_number, email, first_name, last_name, date_of_birth, guardian_id } = values;
  return { line, external_id, card_number, email, first_name, last_name, date_of_birth, guardian_id };
};

const skipped = (row: ReadRow, customer_id: number, problem: RowProblem): Outcome => ({
  result: resultOf(row, 'skipped', { customer_id, problems: [problem] }),
});

const resultOf = (
  { line }: Pick<ImportRow, 'line'>,
  outcome: RowResult['outcome'],
  { problems = null, replaced = null, customer_id = null }: Partial<RowResult>,
): RowResult => ({ line, outcome, problems, replaced, customer_id });
