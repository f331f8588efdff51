import { CustomersService } from '@libs/customers';
import { Database } from '@libs/platform/database';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { unsubscribeLinkUnknown } from './reminders.problems';
import { RemindersRepository } from './reminders.repository';
import { hasValidSignature, readUnsubscribeToken } from './unsubscribe-token';

/** Ends reminders for whoever has the link of one. */
@Injectable()
export class UnsubscribeService {
  constructor(
    private readonly database: Database,
    private readonly reminders: RemindersRepository,
    private readonly customers: CustomersService,
  ) {}

  /**
   * Has somebody get no more reminders. May be repeated, and does nothing for a customer who is gone.
   *
   * @throws ProblemError `unsubscribe_link_unknown` when no gym has signed the link
   */
  async unsubscribe(token: string): Promise<void> {
    const claim = readUnsubscribeToken(token);
    if (!claim) throw new ProblemError(unsubscribeLinkUnknown);
    const { gym_id, customer_id } = claim;
    const actor = { gym_id, user_id: 0, role: 'owner', timezone: 'UTC' } as const;
    await this.database.inGym(actor, async (tx) => {
      const key = await this.reminders.findKey(tx);
      if (!key || !hasValidSignature(key, claim)) throw new ProblemError(unsubscribeLinkUnknown);
      await this.customers.withdrawMailConsent(tx, customer_id);
    });
  }
}
