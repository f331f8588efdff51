import { type Readable } from 'node:stream';
import { AuditLog } from '@libs/audit';
import { Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type Existence, type Precondition } from '@libs/platform/input';
import { type Erasure, type ErasureReceipt, PersonalData } from '@libs/platform/personal-data';
import { ProblemError } from '@libs/platform/problems';
import { Injectable, Logger } from '@nestjs/common';
import { toCustomerResponse } from './customer.response';
import { customerNotFound, problemOf } from './customers.problems';
import { CustomersRepository } from './customers.repository';

/** The event that an erasure leaves in the audit log: it is the receipt. */
const ERASED = 'customer.erased';
const erasureOf = (id: number) => ({ action: ERASED, resource: 'customer', resource_id: id });

/**
 * What a gym holds about a customer as a person, also about one that was deleted: the audit log says what they were.
 * See docs/decisions/0029-personal-data.md.
 */
@Injectable()
export class CustomerDataService implements Existence {
  private readonly logger = new Logger(CustomerDataService.name);

  constructor(
    private readonly database: Database,
    private readonly customers: CustomersRepository,
    private readonly auditLog: AuditLog,
    private readonly data: PersonalData,
  ) {}

  /**
   * Everything that is held about a customer: the text of a `CustomerExport`.
   *
   * @throws ProblemError `customer_not_found`
   */
  export(principal: Principal, id: number): Promise<Readable> {
    return this.database.streamInGym(principal, (tx) => this.read(tx, id));
  }

  /**
   * Removes a customer from everywhere, whether deleted before or not. Again, it answers with the first receipt.
   *
   * @param precondition on a customer who is still there
   * @throws ProblemError `customer_not_found`, `precondition_failed`, `customer_has_dependants`
   */
  async erase(principal: Principal, id: number, precondition: Precondition): Promise<ErasureReceipt> {
    const erase = async (tx: GymTransaction) => {
      const customer = await this.customers.findForUpdate(tx, id);
      if (customer) precondition.check(toCustomerResponse(customer, tx.today));
      if (customer || (await this.auditLog.isCustomerKnown(tx, id))) {
        const ids = [id, ...(await this.customers.mergedFrom(tx, id))];
        const emails = customer?.email ? [customer.email] : [];
        for (const each of ids) emails.push(...(await this.auditLog.emailsOfCustomer(tx, each)));
        const erasure = await this.data.erase(tx, { customer_id: id, emails });
        await this.customers.delete(tx, id);
        erasure.erased.push(
          { name: 'customers', records: customer ? 1 : 0 },
          { name: 'audit_log', records: await this.eraseFromAuditLog(tx, ids) },
        );
        await this.customers.forgetMerges(tx, id);
        await this.auditLog.record(tx, { ...erasureOf(id), after: { ...erasure } });
      }
      return this.receipt(tx, id);
    };
    const receipt = await this.database.inGym(principal, erase).catch((error: unknown) => {
      throw problemOf(error);
    });
    // For whoever brings a backup back that is older than this.
    this.logger.log({ msg: 'customer erased', gym_id: principal.gym_id, customer_id: id });
    return receipt;
  }

  /** @throws ProblemError `customer_not_found` when there is nothing to erase and nothing was */
  async assertExists(principal: Principal, id: number): Promise<void> {
    await this.database.readInGym(principal, async (tx) => {
      if (!(await this.isHeld(tx, id))) await this.receipt(tx, id);
    });
  }

  private async eraseFromAuditLog(tx: GymTransaction, ids: number[]): Promise<number> {
    let records = 0;
    for (const id of ids) records += await this.auditLog.eraseCustomer(tx, id);
    return records;
  }

  private async *read(tx: GymTransaction, id: number): AsyncGenerator<string> {
    if (!(await this.isHeld(tx, id))) throw new ProblemError(customerNotFound);
    yield* this.data.exportCustomer(tx, id, await this.customers.mergedFrom(tx, id));
  }

  private async isHeld(tx: GymTransaction, id: number): Promise<boolean> {
    return (await this.customers.find(tx, id)) !== undefined || (await this.auditLog.isCustomerKnown(tx, id));
  }

  private async receipt(tx: GymTransaction, id: number): Promise<ErasureReceipt> {
    const entry = await this.auditLog.last(tx, erasureOf(id));
    if (!entry) throw new ProblemError(customerNotFound);
    const { erased, kept } = entry.after as unknown as Erasure;
    return { customer_id: id, erased_at: entry.at, erased_by: entry.actor_id, erased, kept };
  }
}
