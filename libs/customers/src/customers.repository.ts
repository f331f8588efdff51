import {
  columnsOf,
  type GymTransaction,
  insertReturning,
  readRows,
  updateReturning,
} from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { Customer } from './customer.entity';

/** All but `search_text`, which nobody reads and which is as long as the rest. */
const COLUMNS = columnsOf(Customer);

/** The days that a customer is covered by; `next_membership_start` is null unless more come after a gap. */
export type Coverage = Pick<Customer, 'membership_start' | 'membership_end' | 'next_membership_start'>;

/** Every statement on `customers` but those of lists and searches. */
@Injectable()
export class CustomersRepository {
  insert(tx: GymTransaction, customer: Partial<Customer>): Promise<Customer> {
    return insertReturning(tx, Customer, { ...customer, gym_id: tx.gym_id });
  }

  async find(tx: GymTransaction, id: number): Promise<Customer | undefined> {
    const [customer] = await tx.query<Customer[]>(
      `SELECT ${COLUMNS} FROM customers WHERE gym_id = $1 AND id = $2`,
      [tx.gym_id, id],
    );
    return customer;
  }

  /** Every customer of the gym, in the order in which they came. */
  readAll(tx: GymTransaction): AsyncIterable<Customer> {
    return readRows(tx, `SELECT ${COLUMNS} FROM customers WHERE gym_id = $1 ORDER BY id`, [tx.gym_id]);
  }

  /** Reads a customer and keeps others from changing it until the transaction ends. */
  async findForUpdate(tx: GymTransaction, id: number): Promise<Customer | undefined> {
    const [customer] = await tx.query<Customer[]>(
      `SELECT ${COLUMNS} FROM customers WHERE gym_id = $1 AND id = $2 FOR UPDATE`,
      [tx.gym_id, id],
    );
    return customer;
  }

  /** The same for several, in the order of their ids. */
  findAllForUpdate(tx: GymTransaction, ids: number[]): Promise<Customer[]> {
    return tx.query<Customer[]>(
      `SELECT ${COLUMNS} FROM customers WHERE gym_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE`,
      [tx.gym_id, ids],
    );
  }

  /** Whether somebody has this customer as guardian. */
  async hasDependants(tx: GymTransaction, id: number): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      'SELECT FROM customers WHERE gym_id = $1 AND guardian_id = $2 LIMIT 1',
      [tx.gym_id, id],
    );
    return rows.length > 0;
  }

  /** The customer into whom one who is gone was merged, if so. */
  async mergedInto(tx: GymTransaction, id: number): Promise<number | undefined> {
    const [merge] = await tx.query<{ into_id: number }[]>(
      'SELECT into_id FROM customer_merges WHERE gym_id = $1 AND from_id = $2',
      [tx.gym_id, id],
    );
    return merge?.into_id;
  }

  /** Customers, all gone, who were merged into this one. */
  async mergedFrom(tx: GymTransaction, id: number): Promise<number[]> {
    const merges = await tx.query<{ from_id: number }[]>(
      'SELECT from_id FROM customer_merges WHERE gym_id = $1 AND into_id = $2 ORDER BY from_id',
      [tx.gym_id, id],
    );
    return merges.map(({ from_id }) => from_id);
  }

  /** Forgets who was merged into a customer. */
  async forgetMerges(tx: GymTransaction, id: number): Promise<void> {
    await tx.execute('DELETE FROM customer_merges WHERE gym_id = $1 AND into_id = $2', [tx.gym_id, id]);
  }

  update(tx: GymTransaction, id: number, changes: Partial<Customer>): Promise<Customer | undefined> {
    return updateReturning(tx, Customer, { gym_id: tx.gym_id, id }, changes);
  }

  /** Writes down what memberships cover; a row that says so already is left alone. */
  async setCoverage(tx: GymTransaction, id: number, coverage: Coverage): Promise<void> {
    const { membership_start, membership_end, next_membership_start } = coverage;
    await tx.execute(
      `UPDATE customers SET membership_start = $3, membership_end = $4, next_membership_start = $5,
         has_memberships = true, active = true, updated_at = now()
       WHERE gym_id = $1 AND id = $2 AND (membership_start, membership_end, next_membership_start, has_memberships, active)
         IS DISTINCT FROM ($3::date, $4::date, $5::date, true, true)`,
      [tx.gym_id, id, membership_start, membership_end, next_membership_start],
    );
  }

  /** The next customers that have a phone, by id, kept from changing until the transaction ends. */
  nextPhonesForUpdate(
    tx: GymTransaction,
    after: number,
    limit: number,
  ): Promise<{ id: number; phone: string; phone_e164: string | null }[]> {
    return tx.query(
      `SELECT id, phone, phone_e164 FROM customers WHERE gym_id = $1 AND id > $2 AND phone IS NOT NULL
       ORDER BY id LIMIT $3 FOR NO KEY UPDATE`,
      [tx.gym_id, after, limit],
    );
  }

  /** Writes phone numbers that were read anew, which is no change of the customers: `updated_at` stays. */
  async setPhones(tx: GymTransaction, ids: number[], phones: (string | null)[]): Promise<void> {
    await tx.execute(
      `UPDATE customers SET phone_e164 = phones.phone_e164
       FROM unnest($2::bigint[], $3::text[]) AS phones (id, phone_e164)
       WHERE customers.gym_id = $1 AND customers.id = phones.id`,
      [tx.gym_id, ids, phones],
    );
  }

  /** Notes that a customer wants no mail but what has to be said; a refusal stays as it is. */
  async withdrawMailConsent(tx: GymTransaction, id: number): Promise<void> {
    await tx.execute(
      `UPDATE customers SET mail_consent = false, mail_consent_at = now(), mail_consent_source = 'unsubscribe', updated_at = now()
       WHERE gym_id = $1 AND id = $2 AND mail_consent IS DISTINCT FROM false`,
      [tx.gym_id, id],
    );
  }

  /** Notes which photo a customer has. The database lets the one before go. */
  async setPhoto(tx: GymTransaction, id: number, photoId: number | null): Promise<void> {
    await tx.execute('UPDATE customers SET photo_id = $3, updated_at = now() WHERE gym_id = $1 AND id = $2', [
      tx.gym_id,
      id,
      photoId,
    ]);
  }

  async delete(tx: GymTransaction, id: number): Promise<void> {
    await tx.execute('DELETE FROM customers WHERE gym_id = $1 AND id = $2', [tx.gym_id, id]);
  }
}
