import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, HoldsData } from '@libs/platform/personal-data';
import { CustomerResponse, toCustomerResponse } from './customer.response';
import { CustomersRepository } from './customers.repository';

/** Customers as data of their gym and of themselves. */
@HoldsData({
  name: 'customers',
  type: 'customer',
  model: CustomerResponse,
  description: 'The customer; nobody once they are deleted.',
})
export class CustomersData implements DataHolder<CustomerResponse> {
  constructor(private readonly customers: CustomersRepository) {}

  async *all(tx: GymTransaction): AsyncGenerator<CustomerResponse> {
    for await (const customer of this.customers.readAll(tx)) yield toCustomerResponse(customer, tx.today);
  }

  async *about(tx: GymTransaction, customerId: number): AsyncGenerator<CustomerResponse> {
    const customer = await this.customers.find(tx, customerId);
    if (customer) yield toCustomerResponse(customer, tx.today);
  }
}
