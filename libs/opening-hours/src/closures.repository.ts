import {
  columnsOf,
  countRows,
  type GymTransaction,
  insertReturning,
  keyset,
  readRows,
} from '@libs/platform/database';
import { type Count, type Page, toPage } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { type ListClosuresQuery } from './closure.dto';
import { Closure } from './closure.entity';

const COLUMNS = columnsOf(Closure);

/** Every statement on `closures`. */
@Injectable()
export class ClosuresRepository {
  insert(tx: GymTransaction, closure: Partial<Closure>): Promise<Closure> {
    return insertReturning(tx, Closure, { ...closure, gym_id: tx.gym_id });
  }

  /** @returns whether there was one */
  async delete(tx: GymTransaction, id: number): Promise<boolean> {
    return (await tx.execute('DELETE FROM closures WHERE gym_id = $1 AND id = $2', [tx.gym_id, id])) > 0;
  }

  /** Every closure of the gym, in the order in which they came. */
  readAll(tx: GymTransaction): AsyncIterable<Closure> {
    return readRows(tx, `SELECT ${COLUMNS} FROM closures WHERE gym_id = $1 ORDER BY id`, [tx.gym_id]);
  }

  /** A page of the gym's closures. */
  async list(tx: GymTransaction, query: ListClosuresQuery): Promise<Page<Closure>> {
    const { conditions, parameters, place } = selectionOf(tx, query);
    const { after, order } = keyset(['start_date', 'id'], query, place);
    const rows = await tx.query<Closure[]>(
      `SELECT ${COLUMNS} FROM closures WHERE ${[...conditions, ...after].join(' AND ')}
       ORDER BY ${order} LIMIT ${query.limit + 1}`,
      parameters,
    );
    return toPage(rows, query, ({ start_date, id }) => [start_date, id]);
  }

  /** How many closures all pages of a list have. */
  count(tx: GymTransaction, query: ListClosuresQuery, count: Count): Promise<number> {
    const { conditions, parameters } = selectionOf(tx, query);
    const statement = `SELECT FROM closures WHERE ${conditions.join(' AND ')}`;
    return countRows(tx, statement, parameters, count === 'estimated');
  }
}

/** The closures that the filters leave, as parts of a statement. */
function selectionOf(tx: GymTransaction, { from, until }: ListClosuresQuery) {
  const parameters: unknown[] = [tx.gym_id];
  /** Adds a parameter to the statement. @returns its place there */
  const place = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = ['gym_id = $1'];
  if (from !== undefined) conditions.push(`end_date >= ${place(from)}`);
  if (until !== undefined) conditions.push(`start_date <= ${place(until)}`);
  return { conditions, parameters, place };
}
