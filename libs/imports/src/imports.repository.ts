import {
  columnsOf,
  type GymTransaction,
  insertReturning,
  keyset,
  updateReturning,
  type WorkerTransaction,
} from '@libs/platform/database';
import { type CursorQuery, type Page, toPage } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { COUNTS, Import, type ImportCounts, type ImportStep } from './import.entity';
import { type ImportWithRun } from './import.response';
import { IMPORT_RUNS } from './import-run.entity';

const COLUMNS = `${columnsOf(Import)}, (SELECT status FROM import_runs
  WHERE import_runs.gym_id = imports.gym_id AND import_id = imports.id ORDER BY import_runs.id DESC LIMIT 1) AS run_status`;

/** Every statement on `imports` and `import_runs`, besides those of its job. */
@Injectable()
export class ImportsRepository {
  /** @returns its id; it does not exist for anybody until it is completed */
  async add(tx: GymTransaction, values: Pick<Import, 'file_name' | 'columns' | 'mapping'>): Promise<number> {
    return (await insertReturning(tx, Import, { ...values, gym_id: tx.gym_id })).id;
  }

  async delete(tx: GymTransaction, id: number): Promise<void> {
    await tx.execute('DELETE FROM imports WHERE gym_id = $1 AND id = $2', [tx.gym_id, id]);
  }

  update(tx: GymTransaction, id: number, changes: Partial<Import>): Promise<Import | undefined> {
    return updateReturning(tx, Import, { gym_id: tx.gym_id, id }, changes);
  }

  async find(tx: GymTransaction, id: number): Promise<ImportWithRun | undefined> {
    const [found] = await tx.query<ImportWithRun[]>(
      `SELECT ${COLUMNS} FROM imports WHERE gym_id = $1 AND id = $2 AND total_rows IS NOT NULL`,
      [tx.gym_id, id],
    );
    return found;
  }

  /** The same, and keeps others from changing it until the transaction ends. */
  async findForUpdate(tx: GymTransaction, id: number): Promise<ImportWithRun | undefined> {
    const [found] = await tx.query<ImportWithRun[]>(
      `SELECT ${COLUMNS} FROM imports WHERE gym_id = $1 AND id = $2 AND total_rows IS NOT NULL FOR UPDATE`,
      [tx.gym_id, id],
    );
    return found;
  }

  async list(tx: GymTransaction, query: CursorQuery): Promise<Page<ImportWithRun>> {
    const parameters: unknown[] = [tx.gym_id];
    const { after, order } = keyset(['id'], query, (value) => `$${parameters.push(value)}`);
    const rows = await tx.query<ImportWithRun[]>(
      `SELECT ${COLUMNS} FROM imports WHERE ${['gym_id = $1', 'total_rows IS NOT NULL', ...after].join(' AND ')}
       ORDER BY ${order} LIMIT ${query.limit + 1}`,
      parameters,
    );
    return toPage(rows, query, ({ id }) => [id]);
  }

  /** Begins a step from its first row; one that was given up goes on where it was. */
  async begin(tx: GymTransaction, id: number, step: ImportStep): Promise<void> {
    const counts = COUNTS.filter((count) => step !== 'undo' || count === 'rows_read');
    await tx.execute(
      `UPDATE imports SET step = $3, started_at = now(), updated_at = now(), pass = 1, last_line = 0, ${counts
        .map((count) => `${count} = 0`)
        .join(', ')}
       WHERE gym_id = $1 AND id = $2 AND (step <> $3 OR step = 'dry_run')`,
      [tx.gym_id, id, step],
    );
  }

  /** Has the worker do the step. @returns whether nothing of the gym is under way already */
  async run(tx: GymTransaction, id: number): Promise<boolean> {
    const requested_by = tx.actor.user_id;
    return (await IMPORT_RUNS.add(tx, { import_id: id, requested_by })) !== null;
  }

  /** Whether an import of the gym is under way. */
  async isRunning(tx: GymTransaction): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `SELECT id FROM import_runs WHERE gym_id = $1 AND status = 'pending'`,
      [tx.gym_id],
    );
    return rows.length > 0;
  }

  /** Notes how far it is, with what was done in the same transaction. */
  async proceed(
    tx: GymTransaction,
    id: number,
    { pass, last_line }: Pick<Import, 'pass' | 'last_line'>,
    counts: Partial<ImportCounts>,
  ): Promise<void> {
    await tx.execute(
      `UPDATE imports SET pass = $3, last_line = $4, updated_at = now(),
         ${COUNTS.map((count, index) => `${count} = ${count} + $${index + 5}`).join(', ')}
       WHERE gym_id = $1 AND id = $2`,
      [tx.gym_id, id, pass, last_line, ...COUNTS.map((count) => counts[count] ?? 0)],
    );
  }

  /**
   * Has the transaction end without waiting for PostgreSQL's disk. A crash may take back the last such transactions, each as a whole
   * and none before an earlier one; nothing that was committed as usual after them outlives them.
   */
  async commitAsynchronously(tx: GymTransaction): Promise<void> {
    await tx.execute('SET LOCAL synchronous_commit = off');
  }

  /**
   * Removes imports that were last used 30 days ago, with their rows, of all gyms.
   *
   * @returns how many, `most` at most
   */
  deleteOld(tx: WorkerTransaction, most: number): Promise<number> {
    return tx.execute(
      `DELETE FROM imports WHERE (gym_id, id) IN (
         SELECT gym_id, id FROM imports WHERE updated_at < now() - interval '30 days' ORDER BY updated_at LIMIT $1)`,
      [most],
    );
  }
}
