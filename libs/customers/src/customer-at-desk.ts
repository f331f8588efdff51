import { type Customer } from './customer.entity';

/** By what a front desk knows a customer. */
export type CustomerKey = { id: number } | { card_number: string };

export type CustomerName = Pick<Customer, 'id' | 'first_name' | 'last_name'>;

/** What a front desk must know of a customer who comes in; `active` as the gym has set it. */
export type CustomerAtDesk = CustomerName &
  Pick<Customer, 'active' | 'membership_start' | 'membership_end' | 'photo_id'>;
