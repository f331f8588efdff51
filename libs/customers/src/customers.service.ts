import { AuditLog, AuditPageResponse } from '@libs/audit';
import { GymsService } from '@libs/gyms';
import { MailOutbox } from '@libs/mail';
import { changesOf, Database, type GymTransaction, violates } from '@libs/platform/database';
import { invalidToken, type Principal } from '@libs/platform/identity';
import { type Count, type CursorQuery, type Page, type Precondition } from '@libs/platform/input';
import { InvalidInputError, ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { CreateCustomerDto } from './customer.dto';
import { UpdateCustomerDto } from './customer.dto';
import { Customer } from './customer.entity';
import { CustomerResponse, toCustomerResponse } from './customer.response';
import { ageRangeReversed, customerNotFound, membershipManaged } from './customers.problems';
import { type Coverage, CustomersRepository } from './customers.repository';
import { ListCustomersQuery } from './list-customers.query';
import { isActiveOn } from './membership';

/**
 * How many erasures in a day keep a gym from welcoming anybody by mail. They let it forget whom it has welcomed: so an address
 * could be mailed over and over.
 */
const ERASURES_WITHOUT_WELCOMES = 10;

/** What follows from memberships, where there are some. */
const MANAGED = ['active', 'membership_start', 'membership_end'] as const;

/** The customers of a gym. Every method works within the principal's gym: to it, others' customers do not exist. */
@Injectable()
export class CustomersService {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomersRepository,
    private readonly gyms: GymsService,
    private readonly outbox: MailOutbox,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * Adds a customer and the welcome mail, unless the address has had one, or the gym erases many; both or neither.
   *
   * @throws InvalidInputError for dates that cannot be
   */
  async create(principal: Principal, dto: CreateCustomerDto): Promise<CustomerResponse> {
    try {
      return await this.database.inGym(principal, async (tx) => {
        checkDates(dto, tx.today);
        // Sent together: none needs another's answer.
        const [customer, erasesMany, gym] = await Promise.all([
          this.customers.insert(tx, { ...dto, active: dto.active ?? true }),
          this.auditLog.isFrequent(tx, 'customer.erased', ERASURES_WITHOUT_WELCOMES),
          this.gyms.contact(tx),
        ]);
        if (erasesMany) return toCustomerResponse(customer, tx.today);
        await this.outbox.addWelcome(tx, {
          dedupe_key: `customer-welcome:${customer.id}`,
          template: 'customer-welcome',
          customer_id: customer.id,
          recipient: { name: `${customer.first_name} ${customer.last_name}`, email: customer.email },
          reply_to: gym,
          parameters: { first_name: customer.first_name, gym_name: gym.name },
        });
        return toCustomerResponse(customer, tx.today);
      });
    } catch (error) {
      // The gym was deleted after the request had been let in.
      if (violates(error, 'customers_gym_id_fkey')) throw new ProblemError(invalidToken);
      throw error;
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
    const { min_age, max_age } = query;
    if (min_age !== undefined && max_age !== undefined && min_age > max_age)
      throw new ProblemError(ageRangeReversed);
    const read = async (tx: GymTransaction) => {
      const [page, total] = await Promise.all([
        this.customers.list(tx, query),
        count && this.customers.count(tx, query, count),
      ]);
      return { ...page, items: page.items.map((customer) => toCustomerResponse(customer, tx.today)), total };
    };
    return isReadInOrder(query) && !count
      ? this.database.readInGym(principal, read)
      : this.database.searchInGym(principal, read);
  }

  /** @throws ProblemError `customer_not_found` */
  get(principal: Principal, id: number): Promise<CustomerResponse> {
    return this.database.readInGym(principal, async (tx) =>
      toCustomerResponse(existing(await this.customers.find(tx, id)), tx.today),
    );
  }

  /**
   * What was done to a customer, newest first. It ends with the customer; the gym's audit log still has it.
   *
   * @throws ProblemError `customer_not_found`
   */
  history(principal: Principal, id: number, page: CursorQuery): Promise<AuditPageResponse> {
    return this.database.readInGym(principal, async (tx) => {
      existing(await this.customers.find(tx, id));
      return this.auditLog.historyOf(tx, 'customer', id, page);
    });
  }

  /**
   * Applies what differs; a PATCH that changes nothing leaves `updated_at` alone. So does an `active` that says what
   * is so already: clients send whole customers back, and the one of an expired member must not outlive a renewal.
   *
   * @throws ProblemError `customer_not_found`, `precondition_failed`, `membership_managed`
   * @throws InvalidInputError for dates that cannot be, together with the stored ones
   */
  update(
    principal: Principal,
    id: number,
    dto: UpdateCustomerDto,
    precondition: Precondition,
  ): Promise<CustomerResponse> {
    return this.database.inGym(principal, async (tx) => {
      const customer = existing(await this.customers.findForUpdate(tx, id));
      precondition.check(toCustomerResponse(customer, tx.today));
      const active = dto.active === isActiveOn(customer, tx.today) ? undefined : dto.active;
      const changes = changesOf(customer, { ...dto, active });
      if (customer.has_memberships && MANAGED.some((field) => changes?.[field] !== undefined))
        throw new ProblemError(membershipManaged);
      if (!changes) return toCustomerResponse(customer, tx.today);
      checkDates({ ...customer, ...changes }, tx.today);
      return toCustomerResponse(existing(await this.customers.update(tx, id, changes)), tx.today);
    });
  }

  /**
   * Deletes a customer and, by the database's cascade, the mails to them.
   *
   * @throws ProblemError `customer_not_found`, `precondition_failed`
   */
  async delete(principal: Principal, id: number, precondition: Precondition): Promise<void> {
    await this.database.inGym(principal, async (tx) => {
      const customer = existing(await this.customers.findForUpdate(tx, id));
      precondition.check(toCustomerResponse(customer, tx.today));
      await this.customers.delete(tx, id);
    });
  }

  /**
   * Keeps others from changing a customer, and what belongs to it, until the transaction ends.
   *
   * @throws ProblemError `customer_not_found`
   */
  async lock(tx: GymTransaction, id: number): Promise<void> {
    existing(await this.customers.findForUpdate(tx, id));
  }

  /** Writes down what a locked customer is covered by, for clients and filters that know nothing of memberships. */
  setCoverage(tx: GymTransaction, id: number, coverage: Coverage): Promise<void> {
    return this.customers.setCoverage(tx, id, coverage);
  }

  /** @throws ProblemError `customer_not_found` */
  async assertExistsIn(tx: GymTransaction, id: number): Promise<void> {
    existing(await this.customers.find(tx, id));
  }

  /** @throws ProblemError `customer_not_found` */
  async assertExists(principal: Principal, id: number): Promise<void> {
    existing(await this.database.readInGym(principal, (tx) => this.customers.find(tx, id)));
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

function existing(customer: Customer | undefined): Customer {
  if (!customer) throw new ProblemError(customerNotFound);
  return customer;
}

type Dates = Pick<CreateCustomerDto, 'date_of_birth' | 'membership_start' | 'membership_end'>;

function checkDates({ date_of_birth, membership_start, membership_end }: Dates, today: string): void {
  if (date_of_birth && date_of_birth > today)
    throw InvalidInputError.of('date_of_birth', 'must not be in the future', 'future');
  if (membership_start && membership_end && membership_end < membership_start)
    throw InvalidInputError.of('membership_end', 'must not be before membership_start', 'membership_period');
}
