import { type GymTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type CustomerAtDesk, type CustomerKey, type CustomerName } from './customer-at-desk';

/** What a front desk must know of a customer. */
const COLUMNS = 'id, first_name, last_name, active, membership_start, membership_end, photo_id';

/** Statements with which other rooms find customers. */
@Injectable()
export class CustomerLookupRepository {
  /** Reads a customer and keeps others from changing it until the transaction ends. */
  async lock(tx: GymTransaction, key: CustomerKey): Promise<CustomerAtDesk | undefined> {
    const [column, value] = 'id' in key ? ['id', key.id] : ['card_number', key.card_number];
    const [customer] = await tx.query<CustomerAtDesk[]>(
      `SELECT ${COLUMNS} FROM customers WHERE gym_id = $1 AND ${column} = $2 FOR UPDATE`,
      [tx.gym_id, value],
    );
    return customer;
  }

  async find(tx: GymTransaction, id: number): Promise<CustomerAtDesk | undefined> {
    const [customer] = await tx.query<CustomerAtDesk[]>(
      `SELECT ${COLUMNS} FROM customers WHERE gym_id = $1 AND id = $2`,
      [tx.gym_id, id],
    );
    return customer;
  }

  names(tx: GymTransaction, ids: number[]): Promise<CustomerName[]> {
    return tx.query<CustomerName[]>(
      'SELECT id, first_name, last_name FROM customers WHERE gym_id = $1 AND id = ANY ($2)',
      [tx.gym_id, ids],
    );
  }
}
