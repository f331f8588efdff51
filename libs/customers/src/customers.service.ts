import { AuditLog, AuditPageResponse } from '@libs/audit';
import { GymSettings } from '@libs/gyms';
import { changesOf, Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type Count, type CursorQuery, type Page, type Precondition } from '@libs/platform/input';
import { InvalidInputError, MovedError, ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { CreateCustomerDto } from './customer.dto';
import { UpdateCustomerDto } from './customer.dto';
import { Customer } from './customer.entity';
import { CustomerResponse, toCustomerResponse } from './customer.response';
import { CustomerWelcomes } from './customer-welcomes.service';
import { checkAges, checkDates, checkEmail, checkGuardian, consentAtDesk } from './customer-rules';
import { customerMerged, customerNotFound, membershipManaged, problemOf } from './customers.problems';
import { CustomerListRepository } from './customer-list.repository';
import { type Coverage, CustomersRepository } from './customers.repository';
import { ListCustomersQuery } from './list-customers.query';
import { isActiveOn } from './membership';
import { isInternational, toE164 } from './phone';

/** What follows from memberships, where there are some. */
const MANAGED = ['active', 'membership_start', 'membership_end'] as const;

/** The customers of a gym. Every method works within the principal's gym: to it, others' customers do not exist. */
@Injectable()
export class CustomersService {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomersRepository,
    private readonly lists: CustomerListRepository,
    private readonly welcomes: CustomerWelcomes,
    private readonly settings: GymSettings,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * Adds a customer and the welcome mail, unless the address has had one, or the gym erases many; both or neither.
   *
   * @throws ProblemError `external_id_taken`, `card_number_taken`
   * @throws InvalidInputError for dates that cannot be, and for somebody who cannot be a guardian
   */
  async create(principal: Principal, dto: CreateCustomerDto): Promise<CustomerResponse> {
    try {
      return await this.database.inGym(principal, async (tx) => {
        checkDates(dto, tx.today);
        const guardian = dto.guardian_id ? await this.customers.findForUpdate(tx, dto.guardian_id) : null;
        if (guardian !== null) checkGuardian(guardian);
        const derived = await this.derive(tx, dto);
        // Sent together: none needs another's answer.
        const [customer, welcome] = await Promise.all([
          this.customers.insert(tx, { ...dto, ...derived, active: dto.active ?? true }),
          this.welcomes.begin(tx),
        ]);
        await welcome(customer, customer.email === null ? guardian! : customer);
        return toCustomerResponse(customer, tx.today);
      });
    } catch (error) {
      throw problemOf(error);
    }
  }

  /**
   * A page of the customers that the filters leave.
   *
   * @param count whether, and how, to count all of them
   * @throws ProblemError `age_range_reversed`
   */
  async list(
    principal: Principal,
    query: ListCustomersQuery,
    count?: Count,
  ): Promise<Page<CustomerResponse>> {
    checkAges(query);
    const read = async (tx: GymTransaction) => {
      const [page, counted] = await Promise.all([
        this.lists.list(tx, query),
        count && query.sort !== 'relevance' ? this.lists.count(tx, query, count) : undefined,
      ]);
      // Those who answer a search best have one page.
      const total = count && (counted ?? page.items.length);
      return { ...page, items: page.items.map((customer) => toCustomerResponse(customer, tx.today)), total };
    };
    return isReadInOrder(query) && !count
      ? this.database.readInGym(principal, read)
      : this.database.searchInGym(principal, read);
  }

  /** @throws ProblemError `customer_not_found`, `customer_merged` */
  get(principal: Principal, id: number): Promise<CustomerResponse> {
    return this.database.readInGym(principal, async (tx) =>
      toCustomerResponse(await this.existing(tx, id, await this.customers.find(tx, id)), tx.today),
    );
  }

  /**
   * What was done to a customer, newest first. It ends with the customer; the gym's audit log still has it.
   *
   * @throws ProblemError `customer_not_found`, `customer_merged`
   */
  history(principal: Principal, id: number, page: CursorQuery): Promise<AuditPageResponse> {
    return this.database.readInGym(principal, async (tx) => {
      await this.assertExistsIn(tx, id);
      const ids = [id, ...(await this.customers.mergedFrom(tx, id))];
      return this.auditLog.historyOf(tx, 'customer', ids, page);
    });
  }

  /**
   * Applies what differs; a PATCH that changes nothing leaves `updated_at` alone. So does an `active` that says what
   * is so already: clients send whole customers back, and the one of an expired member must not outlive a renewal.
   *
   * @throws ProblemError `customer_not_found`, `customer_merged`, `precondition_failed`, `membership_managed`, `external_id_taken`, `card_number_taken`
   * @throws InvalidInputError for dates that cannot be, together with the stored ones, and for somebody who cannot be a guardian
   */
  async update(
    principal: Principal,
    id: number,
    dto: UpdateCustomerDto,
    precondition: Precondition,
  ): Promise<CustomerResponse> {
    try {
      return await this.database.inGym(principal, async (tx) => {
        const [customer, guardian] = await this.lockWithGuardian(tx, id, dto.guardian_id);
        precondition.check(toCustomerResponse(customer, tx.today));
        const active = dto.active === isActiveOn(customer, tx.today) ? undefined : dto.active;
        const changes = changesOf(customer, { ...dto, active });
        if (customer.has_memberships && MANAGED.some((field) => changes?.[field] !== undefined))
          throw new ProblemError(membershipManaged);
        if (!changes) return toCustomerResponse(customer, tx.today);
        const changed = { ...customer, ...changes };
        checkDates(changed, tx.today);
        checkEmail(changed);
        if (changes.guardian_id) await this.checkDependence(tx, id, guardian);
        const derived = await this.derive(tx, changes);
        const updated = await this.customers.update(tx, id, { ...changes, ...derived });
        return toCustomerResponse(updated!, tx.today);
      });
    } catch (error) {
      throw problemOf(error);
    }
  }

  /**
   * Deletes a customer and, by the database's cascade, the mails to them.
   *
   * @throws ProblemError `customer_not_found`, `customer_merged`, `precondition_failed`, `customer_has_dependants`
   */
  async delete(principal: Principal, id: number, precondition: Precondition): Promise<void> {
    try {
      await this.database.inGym(principal, async (tx) => {
        const customer = await this.existing(tx, id, await this.customers.findForUpdate(tx, id));
        precondition.check(toCustomerResponse(customer, tx.today));
        await this.customers.delete(tx, id);
      });
    } catch (error) {
      throw problemOf(error);
    }
  }

  /**
   * Keeps others from changing a customer, and what belongs to it, until the transaction ends.
   *
   * @throws ProblemError `customer_not_found`, `customer_merged`
   */
  async lock(tx: GymTransaction, id: number): Promise<void> {
    await this.existing(tx, id, await this.customers.findForUpdate(tx, id));
  }

  /** Writes down what a locked customer is covered by, for clients and filters that know nothing of memberships. */
  setCoverage(tx: GymTransaction, id: number, coverage: Coverage): Promise<void> {
    return this.customers.setCoverage(tx, id, coverage);
  }

  /** Notes that a customer, or whom they were merged into, has unsubscribed; nothing for one who is gone, or has before. */
  async withdrawMailConsent(tx: GymTransaction, id: number): Promise<void> {
    const into = await this.customers.mergedInto(tx, id);
    await this.customers.withdrawMailConsent(tx, into ?? id);
  }

  /** Gives a locked customer a photo, or none. The one before goes. */
  setPhoto(tx: GymTransaction, id: number, photoId: number | null): Promise<void> {
    return this.customers.setPhoto(tx, id, photoId);
  }

  /** @throws ProblemError `customer_not_found`, `customer_merged` */
  async assertExistsIn(tx: GymTransaction, id: number): Promise<void> {
    await this.existing(tx, id, await this.customers.find(tx, id));
  }

  /** @throws ProblemError `customer_not_found`, `customer_merged` */
  async assertExists(principal: Principal, id: number): Promise<void> {
    await this.database.readInGym(principal, (tx) => this.assertExistsIn(tx, id));
  }

  /** @throws ProblemError `customer_not_found`, `customer_merged` when there is none */
  private async existing(tx: GymTransaction, id: number, customer: Customer | undefined): Promise<Customer> {
    if (customer) return customer;
    const into = await this.customers.mergedInto(tx, id);
    throw into === undefined ? new ProblemError(customerNotFound) : new MovedError(customerMerged, into);
  }

  /** Both at once, in the order of their ids, so that two who make each other guardians do not wait for each other. */
  private async lockWithGuardian(
    tx: GymTransaction,
    id: number,
    guardianId: number | null | undefined,
  ): Promise<[Customer, Customer | undefined]> {
    const locked = await this.customers.findAllForUpdate(tx, guardianId ? [id, guardianId] : [id]);
    const byId = (wanted: number | null | undefined) => locked.find((customer) => customer.id === wanted);
    return [await this.existing(tx, id, byId(id)), byId(guardianId)];
  }

  private async checkDependence(
    tx: GymTransaction,
    id: number,
    guardian: Customer | undefined,
  ): Promise<void> {
    checkGuardian(guardian);
    if (guardian?.id === id) throw InvalidInputError.of('guardian_id', 'must be somebody else', 'guardian');
    if (await this.customers.hasDependants(tx, id))
      throw InvalidInputError.of(
        'guardian_id',
        'must be null for somebody who is a guardian of others',
        'guardian',
      );
  }

  /** The columns that follow from what was sent. */
  private async derive(
    tx: GymTransaction,
    { phone, mail_consent }: Pick<UpdateCustomerDto, 'phone' | 'mail_consent'>,
  ): Promise<Partial<Customer>> {
    const consent = consentAtDesk(mail_consent);
    if (phone === undefined) return consent;
    const country = phone && !isInternational(phone) ? (await this.settings.find(tx)).country : null;
    return { ...consent, phone_e164: phone && toE164(phone, country) };
  }
}

/** Whether an index leads straight to the page: no filter or offset has to look at other rows. */
function isReadInOrder({
  limit: _limit,
  sort: _sort,
  cursor: _cursor,
  offset = 0,
  ...filters
}: ListCustomersQuery): boolean {
  return offset <= 1_000 && Object.values(filters).every((filter) => filter === undefined);
}
