import { CustomersService } from '@libs/customers';
import { Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type Existence, type Page, type Precondition } from '@libs/platform/input';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { type ListCustomerNotesQuery } from './customer-note.dto';
import { type CustomerNoteResponse, toCustomerNoteResponse } from './customer-note.response';
import { customerNoteNotFound, notTheAuthor } from './customer-notes.problems';
import { CustomerNotesRepository, type SignedNote } from './customer-notes.repository';

/** What staff write down about customers, each note signed and dated. */
@Injectable()
export class CustomerNotesService implements Existence {
  constructor(
    private readonly database: Database,
    private readonly notes: CustomerNotesRepository,
    private readonly customers: CustomersService,
  ) {}

  /** Adds a note, signed by whoever asks. @throws ProblemError `customer_not_found`, `customer_merged` */
  create(principal: Principal, customerId: number, text: string): Promise<CustomerNoteResponse> {
    return this.database.inGym(principal, async (tx) => {
      // So that the customer is not deleted, or merged into another, meanwhile.
      await this.customers.lock(tx, customerId);
      return toCustomerNoteResponse(await this.notes.insert(tx, customerId, text));
    });
  }

  /** A page of a customer's notes, newest first. @throws ProblemError `customer_not_found`, `customer_merged` */
  list(
    principal: Principal,
    customerId: number,
    query: ListCustomerNotesQuery,
  ): Promise<Page<CustomerNoteResponse>> {
    return this.database.readInGym(principal, async (tx) => {
      await this.customers.assertExistsIn(tx, customerId);
      const page = await this.notes.list(tx, customerId, query);
      return { ...page, items: page.items.map(toCustomerNoteResponse) };
    });
  }

  /** Changes what a note says. @throws ProblemError `customer_note_not_found`, `not_the_author`, `precondition_failed` */
  update(
    principal: Principal,
    id: number,
    text: string,
    precondition: Precondition,
  ): Promise<CustomerNoteResponse> {
    return this.database.inGym(principal, async (tx) => {
      const note = await this.held(tx, id, precondition);
      return toCustomerNoteResponse(text === note.text ? note : await this.notes.update(tx, id, text));
    });
  }

  /** @throws ProblemError `customer_note_not_found`, `not_the_author`, `precondition_failed` */
  async delete(principal: Principal, id: number, precondition: Precondition): Promise<void> {
    await this.database.inGym(principal, async (tx) => {
      await this.held(tx, id, precondition);
      await this.notes.delete(tx, id);
    });
  }

  /** @throws ProblemError `customer_note_not_found` */
  async assertExists(principal: Principal, id: number): Promise<void> {
    await this.database.readInGym(principal, async (tx) => {
      if (!(await this.notes.find(tx, id))) throw new ProblemError(customerNoteNotFound);
    });
  }

  /** The note, if the actor may change it, locked until the transaction ends. */
  private async held(tx: GymTransaction, id: number, precondition: Precondition): Promise<SignedNote> {
    const note = await this.notes.find(tx, id, 'FOR UPDATE OF notes');
    if (!note) throw new ProblemError(customerNoteNotFound);
    const { user_id, role } = tx.actor;
    if (note.author_id !== user_id && !['owner', 'manager'].includes(role))
      throw new ProblemError(notTheAuthor);
    precondition.check(toCustomerNoteResponse(note));
    return note;
  }
}
