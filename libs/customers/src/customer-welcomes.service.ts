import { AuditLog } from '@libs/audit';
import { GymsService } from '@libs/gyms';
import { type Correspondent, MailOutbox, MailResends, type NewMail } from '@libs/mail';
import { type GymTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type Customer } from './customer.entity';
import { CustomersRepository } from './customers.repository';

/**
 * How many erasures in a day keep a gym from welcoming anybody by mail. They let it forget whom it has welcomed: so an address
 * could be mailed over and over.
 */
const ERASURES_WITHOUT_WELCOMES = 10;

type Named = Pick<Customer, 'id' | 'first_name' | 'last_name' | 'email'>;

/** Owes a new customer a welcome. @param recipient the customer, or the guardian where that has no address */
type Welcome = (customer: Named, recipient: Named) => Promise<void>;

/** Mails that welcome new customers. */
@Injectable()
export class CustomerWelcomes {
  constructor(
    private readonly gyms: GymsService,
    private readonly outbox: MailOutbox,
    private readonly auditLog: AuditLog,
    private readonly customers: CustomersRepository,
    resends: MailResends,
  ) {
    resends.register('customer-welcome', (tx, customerId) => this.writeAgain(tx, customerId));
  }

  /**
   * Reads what all welcomes of a transaction have in common.
   *
   * @returns adds one, unless the address has had one, or the gym erases many
   */
  async begin(tx: GymTransaction): Promise<Welcome> {
    const [erasesMany, gym] = await Promise.all([
      this.auditLog.isFrequent(tx, 'customer.erased', ERASURES_WITHOUT_WELCOMES),
      this.gyms.contact(tx),
    ]);
    return async (customer, recipient) => {
      if (!erasesMany) await this.outbox.addWelcome(tx, toMail(gym, customer, recipient));
    };
  }

  private async writeAgain(tx: GymTransaction, customerId: number): Promise<NewMail | undefined> {
    const [customer, gym] = await Promise.all([this.customers.find(tx, customerId), this.gyms.contact(tx)]);
    if (!customer) return undefined;
    const { email, guardian_id } = customer;
    const recipient = email === null ? await this.customers.find(tx, guardian_id!) : customer;
    return toMail(gym, customer, recipient!);
  }
}

const toMail = (gym: Correspondent, customer: Named, { first_name, last_name, email }: Named): NewMail => ({
  dedupe_key: `customer-welcome:${customer.id}`,
  template: 'customer-welcome',
  customer_id: customer.id,
  recipient: { name: `${first_name} ${last_name}`, email: email! },
  reply_to: gym,
  parameters: { first_name: customer.first_name, gym_name: gym.name },
});
