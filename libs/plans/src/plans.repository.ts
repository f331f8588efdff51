import {
  columnsOf,
  countRows,
  type GymTransaction,
  insertReturning,
  keyset,
  readRows,
  updateReturning,
} from '@libs/platform/database';
import { type Count, type Page, toPage } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { type ListPlansQuery } from './list-plans.query';
import { Plan } from './plan.entity';
import { type PlanTerms } from './plan-terms';

const COLUMNS = columnsOf(Plan);

/** Every statement on `plans`. */
@Injectable()
export class PlansRepository {
  insert(tx: GymTransaction, plan: Partial<Plan>): Promise<Plan> {
    return insertReturning(tx, Plan, { ...plan, gym_id: tx.gym_id });
  }

  async find(tx: GymTransaction, id: number): Promise<Plan | undefined> {
    const [plan] = await tx.query<Plan[]>(`SELECT ${COLUMNS} FROM plans WHERE gym_id = $1 AND id = $2`, [
      tx.gym_id,
      id,
    ]);
    return plan;
  }

  async findTerms(tx: GymTransaction, id: number): Promise<PlanTerms | undefined> {
    const [terms] = await tx.query<PlanTerms[]>(
      `SELECT id, name, kind, price_cents, joining_fee_cents, period_unit, period_count, periods,
         minimum_term_periods, notice_days, visits_per_period, access, archived
       FROM plans WHERE gym_id = $1 AND id = $2`,
      [tx.gym_id, id],
    );
    return terms;
  }

  /** Every plan of the gym, in the order in which they came. */
  readAll(tx: GymTransaction): AsyncIterable<Plan> {
    return readRows(tx, `SELECT ${COLUMNS} FROM plans WHERE gym_id = $1 ORDER BY id`, [tx.gym_id]);
  }

  /** Reads a plan and keeps others from changing it until the transaction ends. */
  async findForUpdate(tx: GymTransaction, id: number): Promise<Plan | undefined> {
    const [plan] = await tx.query<Plan[]>(
      `SELECT ${COLUMNS} FROM plans WHERE gym_id = $1 AND id = $2 FOR UPDATE`,
      [tx.gym_id, id],
    );
    return plan;
  }

  update(tx: GymTransaction, id: number, changes: Partial<Plan>): Promise<Plan | undefined> {
    return updateReturning(tx, Plan, { gym_id: tx.gym_id, id }, changes);
  }

  async delete(tx: GymTransaction, id: number): Promise<void> {
    await tx.execute('DELETE FROM plans WHERE gym_id = $1 AND id = $2', [tx.gym_id, id]);
  }

  /** A page of the gym's plans. */
  async list(tx: GymTransaction, query: ListPlansQuery): Promise<Page<Plan>> {
    const { conditions, parameters, place } = selectionOf(tx, query);
    const { after, order } = keyset(['id'], query, place);
    const rows = await tx.query<Plan[]>(
      `SELECT ${COLUMNS} FROM plans WHERE ${[...conditions, ...after].join(' AND ')}
       ORDER BY ${order} LIMIT ${query.limit + 1}`,
      parameters,
    );
    return toPage(rows, query, ({ id }) => [id]);
  }

  /** How many plans all pages of a list have. */
  count(tx: GymTransaction, query: ListPlansQuery, count: Count): Promise<number> {
    const { conditions, parameters } = selectionOf(tx, query);
    const statement = `SELECT FROM plans WHERE ${conditions.join(' AND ')}`;
    return countRows(tx, statement, parameters, count === 'estimated');
  }
}

/** The plans that the filters leave, as parts of a statement. */
function selectionOf(tx: GymTransaction, { archived }: ListPlansQuery) {
  const parameters: unknown[] = [tx.gym_id];
  /** Adds a parameter to the statement. @returns its place there */
  const place = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = ['gym_id = $1', ...(archived === undefined ? [] : [`archived = ${place(archived)}`])];
  return { conditions, parameters, place };
}
