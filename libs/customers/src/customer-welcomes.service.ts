import { AuditLog } from '@libs/audit';
import { GymsService } from '@libs/gyms';
import { MailOutbox } from '@libs/mail';
import { type GymTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type Customer } from './customer.entity';

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
  ) {}

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
    return async (customer, { first_name, last_name, email }) => {
      if (erasesMany) return;
      await this.outbox.addWelcome(tx, {
        dedupe_key: `customer-welcome:${customer.id}`,
        template: 'customer-welcome',
        customer_id: customer.id,
        recipient: { name: `${first_name} ${last_name}`, email: email! },
        reply_to: gym,
        parameters: { first_name: customer.first_name, gym_name: gym.name },
      });
    };
  }
}
