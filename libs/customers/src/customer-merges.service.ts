import { AuditLog } from '@libs/audit';
import { Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type CursorQuery, type Page, type Precondition } from '@libs/platform/input';
import { PersonalData } from '@libs/platform/personal-data';
import { InvalidInputError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { type Customer } from './customer.entity';
import { type CustomerResponse, toCustomerResponse } from './customer.response';
import { CustomerMergesRepository } from './customer-merges.repository';
import { CustomersRepository } from './customers.repository';
import { CustomersService } from './customers.service';
import { type DuplicateResponse } from './duplicate.response';
import { takenOverFrom } from './merging';

/** Customers who are there twice: who may be, and how two become one. */
@Injectable()
export class CustomerMergesService {
  constructor(
    private readonly database: Database,
    private readonly merges: CustomerMergesRepository,
    private readonly customers: CustomersRepository,
    private readonly service: CustomersService,
    private readonly data: PersonalData,
    private readonly auditLog: AuditLog,
  ) {}

  /** A page of pairs who may be the same person, the newest entry first. */
  duplicates(principal: Principal, query: CursorQuery): Promise<Page<DuplicateResponse>> {
    return this.database.searchInGym(principal, async (tx) => {
      const { items, next_cursor } = await this.merges.duplicates(tx, query);
      const ids = items.flatMap(({ id, first_id }) => [id, first_id]);
      const found = await this.merges.findAll(tx, ids);
      const byId = new Map(found.map((customer) => [customer.id, toCustomerResponse(customer, tx.today)]));
      return {
        items: items.flatMap(({ reasons, first_id, id }) => {
          const customers = [first_id, id].flatMap((each) => byId.get(each) ?? []);
          // One of them was deleted between the two statements.
          return customers.length === 2 ? { reasons, customers } : [];
        }),
        next_cursor,
      };
    });
  }

  /**
   * Makes one customer of two: moves all that is about `from` to the other, fills in what the other lacks, and deletes `from`.
   *
   * @param precondition on the one who stays
   * @throws ProblemError `customer_not_found`, `customer_merged`, `precondition_failed`
   * @throws InvalidInputError for a `from` who cannot be merged
   */
  merge(
    principal: Principal,
    id: number,
    from_id: number,
    precondition: Precondition,
  ): Promise<CustomerResponse> {
    return this.database.inGym(principal, async (tx) => {
      if (id === from_id) throw InvalidInputError.of('from_id', 'must be somebody else', 'same');
      const locked = await this.merges.lock(tx, [id, from_id]);
      const into = locked.find((customer) => customer.id === id);
      const from = locked.find((customer) => customer.id === from_id);
      if (!into) await this.service.assertExistsIn(tx, id);
      if (!from) throw InvalidInputError.of('from_id', 'must be the id of a customer of the gym', 'unknown');
      precondition.check(toCustomerResponse(into!, tx.today));
      await this.absorb(tx, into!, from);
      return toCustomerResponse((await this.customers.find(tx, id))!, tx.today);
    });
  }

  private async absorb(tx: GymTransaction, into: Customer, from: Customer): Promise<void> {
    const hasAnotherGuardian = into.guardian_id !== null && into.guardian_id !== from.id;
    if (hasAnotherGuardian && (await this.customers.hasDependants(tx, from.id)))
      throw InvalidInputError.of(
        'from_id',
        'must not be the guardian of others: the customer has a guardian, and so cannot be theirs',
        'guardian',
      );
    await this.data.move(tx, from.id, into.id);
    await this.merges.moveDependants(tx, from.id, into.id);
    await this.merges.insert(tx, from.id, into.id);
    // Before the other gets them: a card number and an external id are of one customer.
    await this.customers.delete(tx, from.id);
    await this.customers.update(tx, into.id, takenOverFrom(from, into));
    await this.auditLog.record(tx, {
      action: 'customer.merged',
      resource: 'customer',
      resource_id: into.id,
      after: { from_id: from.id },
    });
  }
}
