import { type GymTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type CustomerAtDesk, type CustomerKey, type CustomerName } from './customer-at-desk';
import { CustomerLookupRepository } from './customer-lookup.repository';

/** How other rooms find the customers that their own rows are about, inside their transactions. */
@Injectable()
export class CustomerLookup {
  constructor(private readonly customers: CustomerLookupRepository) {}

  /** The customer, whom nobody else changes until the transaction ends; undefined when the gym has none such. */
  lock(tx: GymTransaction, key: CustomerKey): Promise<CustomerAtDesk | undefined> {
    return this.customers.lock(tx, key);
  }

  find(tx: GymTransaction, id: number): Promise<CustomerAtDesk | undefined> {
    return this.customers.find(tx, id);
  }

  /** The names of customers, by their ids. */
  async names(tx: GymTransaction, ids: Iterable<number>): Promise<Map<number, CustomerName>> {
    const unique = [...new Set(ids)];
    const names = unique.length > 0 ? await this.customers.names(tx, unique) : [];
    return new Map(names.map((name) => [name.id, name]));
  }
}
