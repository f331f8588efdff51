import { GymsService } from '@libs/gyms';
import { MailOutbox } from '@libs/mail';
import { changesOf, Database, insertReturning, updateReturning, violates } from '@libs/platform/database';
import { type Principal, todayIn } from '@libs/platform/identity';
import { InvalidInputException } from '@libs/platform/problems';
import { BadRequestException, Injectable, NotFoundException, UnauthorizedException } from '@nestjs/common';
import { Customer } from './customer.entity';
import { CustomerResponse, toCustomerResponse } from './customer.response';
import { CustomersRepository } from './customers.repository';
import { CreateCustomerDto } from './dto/create-customer.dto';
import { ListCustomersQuery } from './dto/list-customers.query';
import { UpdateCustomerDto } from './dto/update-customer.dto';

export const CUSTOMER_NOT_FOUND = 'Customer not found';

/** The customers of a gym. Every method works within the principal's gym: to it, others' customers do not exist. */
@Injectable()
export class CustomersService {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomersRepository,
    private readonly gyms: GymsService,
    private readonly outbox: MailOutbox,
  ) {}

  /**
   * Adds a customer and the welcome mail, both or neither.
   *
   * @throws InvalidInputException for dates that cannot be
   */
  async create({ gym_id, timezone }: Principal, dto: CreateCustomerDto): Promise<CustomerResponse> {
    const today = todayIn(timezone);
    checkDates(dto, today);
    try {
      return await this.database.transaction(async (manager) => {
        const customer = await insertReturning(manager, Customer, {
          ...dto,
          active: dto.active ?? true,
          gym_id,
        });
        const gym = await this.gyms.contact(manager, gym_id);
        await this.outbox.add(manager, {
          gym_id,
          dedupe_key: `customer-welcome:${customer.id}`,
          template: 'customer-welcome',
          recipient: { name: `${customer.first_name} ${customer.last_name}`, email: customer.email },
          reply_to: gym,
          parameters: { first_name: customer.first_name, gym_name: gym.name },
        });
        return toCustomerResponse(customer, today);
      });
    } catch (error) {
      // The gym was deleted after the request had been let in.
      if (violates(error, 'customers_gym_id_fkey'))
        throw new UnauthorizedException('Could not validate credentials');
      throw error;
    }
  }

  /** @throws BadRequestException when the ages are the wrong way round */
  async list({ gym_id, timezone }: Principal, query: ListCustomersQuery): Promise<CustomerResponse[]> {
    if (query.min_age !== undefined && query.max_age !== undefined && query.min_age > query.max_age) {
      throw new BadRequestException('min_age cannot be greater than max_age');
    }
    const today = todayIn(timezone);
    const customers = await this.database.autocommit((manager) =>
      this.customers.list(manager, gym_id, query, today),
    );
    return customers.map((customer) => toCustomerResponse(customer, today));
  }

  /** @throws NotFoundException */
  async get({ gym_id, timezone }: Principal, id: number): Promise<CustomerResponse> {
    const customer = await this.database.autocommit((manager) => this.customers.find(manager, gym_id, id));
    return toCustomerResponse(existing(customer), todayIn(timezone));
  }

  /**
   * Applies what differs; a PATCH that changes nothing leaves `updated_at` alone.
   *
   * @throws NotFoundException
   * @throws InvalidInputException for dates that cannot be, together with the stored ones
   */
  async update(
    { gym_id, timezone }: Principal,
    id: number,
    dto: UpdateCustomerDto,
  ): Promise<CustomerResponse> {
    const today = todayIn(timezone);
    return this.database.transaction(async (manager) => {
      const customer = existing(await this.customers.findForUpdate(manager, gym_id, id));
      const changes = changesOf(customer, dto);
      if (!changes) return toCustomerResponse(customer, today);
      checkDates({ ...customer, ...changes }, today);
      const updated = await updateReturning(manager, Customer, { gym_id, id }, changes);
      return toCustomerResponse(existing(updated), today);
    });
  }

  /** @throws NotFoundException */
  async delete({ gym_id }: Principal, id: number): Promise<void> {
    const { affected } = await this.database.transaction((manager) =>
      manager.delete(Customer, { gym_id, id }),
    );
    if (affected === 0) throw new NotFoundException(CUSTOMER_NOT_FOUND);
  }

  /** @throws NotFoundException */
  async assertExists({ gym_id }: Principal, id: number): Promise<void> {
    existing(await this.database.autocommit((manager) => this.customers.find(manager, gym_id, id)));
  }
}

function existing(customer: Customer | null | undefined): Customer {
  if (!customer) throw new NotFoundException(CUSTOMER_NOT_FOUND);
  return customer;
}

type Dates = Pick<CreateCustomerDto, 'date_of_birth' | 'membership_start' | 'membership_end'>;

function checkDates({ date_of_birth, membership_start, membership_end }: Dates, today: string): void {
  if (date_of_birth && date_of_birth > today) {
    throw InvalidInputException.ofBody('date_of_birth', 'must not be in the future', 'future');
  }
  if (membership_start && membership_end && membership_end < membership_start) {
    throw InvalidInputException.ofBody(
      'membership_end',
      'must not be before membership_start',
      'membership_period',
    );
  }
}
