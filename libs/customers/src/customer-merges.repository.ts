import { columnsOf, type GymTransaction, keyset } from '@libs/platform/database';
import { type CursorQuery, type Page, toPage } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { Customer } from './customer.entity';
import { DUPLICATE_REASONS, type DuplicateReason } from './duplicate.response';

const COLUMNS = columnsOf(Customer);

/** Two customers who may be the same person. */
export interface Pair {
  /** The one who came first of those who are alike. */
  first_id: number;
  id: number;
  reasons: DuplicateReason[];
}

/** What customers have in common who are alike for a reason, as the view has it: compared as people read it. */
const ALIKE: Record<DuplicateReason, readonly [string, string]> = {
  same_name_and_email: ['sort_name', 'sort_email'],
  same_name_and_phone: ['sort_name', 'phone_e164'],
  same_name_and_birth_date: ['sort_name', 'date_of_birth'],
  same_email_and_birth_date: ['sort_email', 'date_of_birth'],
};

/**
 * SQL: each customer but the first of those who are alike, with the first. So a thousand entries of one person are a thousand
 * pairs, and not half a million. Of somebody without an e-mail, the key of it is empty.
 */
const pairsBy = (reason: DuplicateReason): string => {
  const [one, other] = ALIKE[reason];
  const keys = `${one}, ${other}`;
  return `SELECT id, first_value(id) OVER (PARTITION BY ${keys} ORDER BY id) AS first_id, '${reason}' AS reason
    FROM searchable_customers
    WHERE gym_id = $1 AND ${other} IS NOT NULL${keys.includes('sort_email') ? ` AND sort_email <> ''` : ''}`;
};

/** Statements about customers who are the same person. */
@Injectable()
export class CustomerMergesRepository {
  /** A page of pairs, the newest entry first, each with the oldest one that it is like. Reads the whole gym. */
  async duplicates(tx: GymTransaction, query: CursorQuery): Promise<Page<Pair>> {
    const parameters: unknown[] = [tx.gym_id];
    const place = (value: unknown): string => `$${parameters.push(value)}`;
    const { after } = keyset(['id'], query, place);
    const pairs = await tx.query<Pair[]>(
      `SELECT DISTINCT ON (id) id, first_id, array_agg(reason ORDER BY reason) AS reasons
       FROM (${DUPLICATE_REASONS.map(pairsBy).join(' UNION ALL ')}) AS pairs
       WHERE ${['id <> first_id', ...after].join(' AND ')}
       GROUP BY id, first_id ORDER BY id DESC, first_id LIMIT ${place(query.limit + 1)}`,
      parameters,
    );
    return toPage(pairs, query, ({ id }) => [id]);
  }

  /**
   * Two customers and those whose guardian one of them is, kept from changing until the transaction ends: all in the order of
   * their ids, as everybody locks them who needs more than one.
   */
  lock(tx: GymTransaction, ids: [number, number]): Promise<Customer[]> {
    return tx.query<Customer[]>(
      `SELECT ${COLUMNS} FROM customers WHERE gym_id = $1 AND (id = ANY ($2) OR guardian_id = ANY ($2))
       ORDER BY id FOR UPDATE`,
      [tx.gym_id, ids],
    );
  }

  /** Customers by id, in no order. */
  findAll(tx: GymTransaction, ids: number[]): Promise<Customer[]> {
    return tx.query<Customer[]>(`SELECT ${COLUMNS} FROM customers WHERE gym_id = $1 AND id = ANY ($2)`, [
      tx.gym_id,
      ids,
    ]);
  }

  /** Makes another customer the guardian of all whose guardian somebody is. */
  async moveDependants(tx: GymTransaction, from: number, to: number): Promise<void> {
    await tx.execute(
      'UPDATE customers SET guardian_id = $3, updated_at = now() WHERE gym_id = $1 AND guardian_id = $2',
      [tx.gym_id, from, to],
    );
  }

  /** Notes what became of a customer, and of those who had been merged into them. */
  async insert(tx: GymTransaction, from: number, to: number): Promise<void> {
    const parameters = [tx.gym_id, from, to];
    await tx.execute(
      'UPDATE customer_merges SET into_id = $3 WHERE gym_id = $1 AND into_id = $2',
      parameters,
    );
    await tx.execute(
      'INSERT INTO customer_merges (gym_id, from_id, into_id) VALUES ($1, $2, $3)',
      parameters,
    );
  }
}
