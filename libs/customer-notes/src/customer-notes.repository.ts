import { type GymTransaction, keyset, readRows } from '@libs/platform/database';
import { type Page, toPage } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { type ListCustomerNotesQuery } from './customer-note.dto';
import { type CustomerNote } from './customer-note.entity';

/** A note with the address of who wrote it, as long as they work for the gym. */
export type SignedNote = Omit<CustomerNote, 'gym_id'> & { author_email: string | null };

const signed = (notes: string): string =>
  `SELECT notes.id, customer_id, author_id, users.email AS author_email, text, notes.created_at, notes.updated_at
   FROM ${notes} AS notes LEFT JOIN users ON users.id = notes.author_id`;

/** Every statement on `customer_notes`. */
@Injectable()
export class CustomerNotesRepository {
  /** Adds a note of the transaction's actor. */
  async insert(tx: GymTransaction, customerId: number, text: string): Promise<SignedNote> {
    const [note] = await tx.query<[SignedNote]>(
      `WITH written AS (
         INSERT INTO customer_notes (gym_id, customer_id, author_id, text) VALUES ($1, $2, $3, $4) RETURNING *)
       ${signed('written')}`,
      [tx.gym_id, customerId, tx.actor.user_id, text],
    );
    return note;
  }

  /** @param lock keeps others from changing it until the transaction ends */
  async find(
    tx: GymTransaction,
    id: number,
    lock: '' | 'FOR UPDATE OF notes' = '',
  ): Promise<SignedNote | undefined> {
    const [note] = await tx.query<SignedNote[]>(
      `${signed('customer_notes')} WHERE gym_id = $1 AND notes.id = $2 ${lock}`,
      [tx.gym_id, id],
    );
    return note;
  }

  /** A page of a customer's notes, newest first. */
  async list(
    tx: GymTransaction,
    customerId: number,
    query: ListCustomerNotesQuery,
  ): Promise<Page<SignedNote>> {
    const parameters: unknown[] = [tx.gym_id, customerId];
    const place = (value: unknown): string => `$${parameters.push(value)}`;
    const { after, order } = keyset(['notes.id'], query, place);
    const notes = await tx.query<SignedNote[]>(
      `${signed('customer_notes')} WHERE ${['gym_id = $1', 'customer_id = $2', ...after].join(' AND ')}
       ORDER BY ${order} LIMIT ${place(query.limit + 1)}`,
      parameters,
    );
    return toPage(notes, query, ({ id }) => [id]);
  }

  /** Every note of the gym, or of one customer, oldest first. */
  readAll(tx: GymTransaction, customerId?: number): AsyncIterable<SignedNote> {
    const ofCustomer = customerId === undefined ? '' : 'AND customer_id = $2';
    const parameters = customerId === undefined ? [tx.gym_id] : [tx.gym_id, customerId];
    return readRows(
      tx,
      `${signed('customer_notes')} WHERE gym_id = $1 ${ofCustomer} ORDER BY notes.id`,
      parameters,
    );
  }

  async countOfCustomer(tx: GymTransaction, customerId: number): Promise<number> {
    const [{ count }] = await tx.query<[{ count: number }]>(
      'SELECT count(*)::integer AS count FROM customer_notes WHERE gym_id = $1 AND customer_id = $2',
      [tx.gym_id, customerId],
    );
    return count;
  }

  /** Gives the notes of one customer to another. */
  async move(tx: GymTransaction, from: number, to: number): Promise<void> {
    await tx.execute('UPDATE customer_notes SET customer_id = $3 WHERE gym_id = $1 AND customer_id = $2', [
      tx.gym_id,
      from,
      to,
    ]);
  }

  async update(tx: GymTransaction, id: number, text: string): Promise<SignedNote> {
    const [note] = await tx.query<[SignedNote]>(
      `WITH changed AS (
         UPDATE customer_notes SET text = $3, updated_at = now() WHERE gym_id = $1 AND id = $2 RETURNING *)
       ${signed('changed')}`,
      [tx.gym_id, id, text],
    );
    return note;
  }

  async delete(tx: GymTransaction, id: number): Promise<void> {
    await tx.execute('DELETE FROM customer_notes WHERE gym_id = $1 AND id = $2', [tx.gym_id, id]);
  }
}
