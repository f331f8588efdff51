import { type Candidate, type Circumstances, CustomerImports, type Imported } from '@libs/customers';
import { type GymTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type Import } from './import.entity';
import { aboutRow, type ImportRow, type RowProblem, sameCustomerAs } from './import-row.entity';
import { ImportRowsRepository, type RowResult } from './import-rows.repository';
import { type ReadRow, type RowReader } from './row-reader';
import { decide, SeenRows, type Verdict } from './verdict';

/** What became of a row, and what it writes. */
interface Outcome {
  result: RowResult;
  created?: Imported;
  changes?: Partial<Imported>;
}

/** What is known beside a batch. */
interface Known {
  /** The rows before it; those of the batch are added. Without them, other rows of the file are looked up. */
  seen?: SeenRows;
  /** Whom the only row of the batch is about, where people have decided that. */
  verdict?: Verdict;
}

type Present = Awaited<ReturnType<CustomerImports['find']>>;

/** What imports do with some rows at a time, within one transaction. */
@Injectable()
export class ImportBatches {
  constructor(
    private readonly rows: ImportRowsRepository,
    private readonly customers: CustomerImports,
  ) {}

  /**
   * Writes what rows say to customers; in a dry run, finds out what that would do. Writes down what became of each.
   *
   */
  async process(
    tx: GymTransaction,
    { id, step, on_match, welcome_mails }: Import,
    batch: ImportRow[],
    reader: RowReader,
    { seen: before, verdict }: Known,
  ): Promise<RowResult[]> {
    const isCommit = step === 'commit';
    const read = batch.map((row) => reader.read(row));
    const candidates = verdict ? new Map<number, Candidate[]>() : await this.findCandidates(tx, read);
    const ids = [...candidates.values()].flat().map((candidate) => candidate.id);
    if (verdict?.kind === 'match') ids.push(verdict.customer_id);
    const [circumstances, present] = await Promise.all([
      this.customers.circumstances(tx),
      this.customers.find(tx, ids, isCommit),
    ]);
    const seen = before ?? new SeenRows(await this.rows.linesOf(tx, id, ids));
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
        const outcome = this.outcomeOf(row, decided, present, circumstances);
        if (outcome.result.outcome !== 'rejected') seen.add(row);
        return outcome;
      } catch (error) {
        return { result: resultOf(row, 'rejected', { problems: reader.problemsOf(error) }) };
      }
    });
    if (isCommit) await this.write(tx, outcomes, circumstances, welcome_mails);
    const results = outcomes.map(({ result }) => result);
    for (const { outcome, customer_id, line } of results)
      if (outcome === 'created' && customer_id !== null) seen.addCustomer(customer_id, line);
    await this.rows.saveResults(tx, id, results, isCommit);
    return results;
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
  async findCandidates(tx: GymTransaction, read: ReadRow[]): Promise<Map<number, Candidate[]>> {
    const wanted = read
      .filter(({ problems }) => problems.length === 0)
      .map(({ line, values: { external_id, card_number, email, first_name, last_name, date_of_birth } }) => {
        return { line, external_id, card_number, email, first_name, last_name, date_of_birth };
      });
    const candidates = new Map<number, Candidate[]>();
    for (const candidate of await this.customers.findCandidates(tx, wanted))
      candidates.set(candidate.line, [...(candidates.get(candidate.line) ?? []), candidate]);
    return candidates;
  }

  /** @throws InvalidInputError for what breaks a rule of customers as a whole */
  private outcomeOf(row: ReadRow, verdict: Verdict, present: Present, circumstances: Circumstances): Outcome {
    const { problems, values } = row;
    if (problems.length > 0) return { result: resultOf(row, 'rejected', { problems }) };
    if (verdict.kind === 'new')
      return {
        result: resultOf(row, 'created', {}),
        created: this.customers.compose(values, circumstances),
      };
    const { customer_id = null } = verdict;
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
    circumstances: Circumstances,
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
    );
    created.forEach(({ result }, index) => (result.customer_id = ids[index]!));
    await this.customers.update(tx, updated);
  }
}

const CHANGED_SINCE = aboutRow(
  'changed_since',
  'was changed or deleted since the import, and is left as it is',
);

const skipped = (row: ReadRow, customer_id: number, problem: RowProblem): Outcome => ({
  result: resultOf(row, 'skipped', { customer_id, problems: [problem] }),
});

const resultOf = (
  { line }: Pick<ImportRow, 'line'>,
  outcome: RowResult['outcome'],
  { problems = null, replaced = null, customer_id = null }: Partial<RowResult>,
): RowResult => ({ line, outcome, problems, replaced, customer_id });
