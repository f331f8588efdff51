import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, type Erasure, HoldsData, type Person } from '@libs/platform/personal-data';
import { CustomerNoteResponse, toCustomerNoteResponse } from './customer-note.response';
import { CustomerNotesRepository } from './customer-notes.repository';

/** Notes as data of their gym and of the customers whom they are about. */
@HoldsData({
  name: 'customer_notes',
  type: 'customer_note',
  model: CustomerNoteResponse,
  description: 'What staff wrote down about the customer, oldest first.',
})
export class CustomerNotesData implements DataHolder<CustomerNoteResponse> {
  constructor(private readonly notes: CustomerNotesRepository) {}

  async *all(tx: GymTransaction, customerId?: number): AsyncGenerator<CustomerNoteResponse> {
    for await (const note of this.notes.readAll(tx, customerId)) yield toCustomerNoteResponse(note);
  }

  about(tx: GymTransaction, customerId: number): AsyncIterable<CustomerNoteResponse> {
    return this.all(tx, customerId);
  }

  /** Notes go with their customer. */
  async erase(tx: GymTransaction, { customer_id }: Person): Promise<Partial<Erasure>> {
    return {
      erased: [{ name: 'customer_notes', records: await this.notes.countOfCustomer(tx, customer_id) }],
    };
  }

  move(tx: GymTransaction, from: number, to: number): Promise<void> {
    return this.notes.move(tx, from, to);
  }
}
