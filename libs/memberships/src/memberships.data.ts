import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, type Erasure, HoldsData, type Person } from '@libs/platform/personal-data';
import { MembershipChanges } from './membership-changes';
import { MembershipResponse, toMembershipResponse } from './membership.response';
import { MembershipsRepository } from './memberships.repository';

/** Memberships as data of their gym and of the customers who have them. */
@HoldsData({
  name: 'memberships',
  type: 'membership',
  model: MembershipResponse,
  description: 'The memberships of the customer, with their freezes, oldest first.',
})
export class MembershipsData implements DataHolder<MembershipResponse> {
  constructor(
    private readonly memberships: MembershipsRepository,
    private readonly changes: MembershipChanges,
  ) {}

  async *all(tx: GymTransaction, customerId?: number): AsyncGenerator<MembershipResponse> {
    for await (const membership of this.memberships.readAll(tx, customerId))
      yield toMembershipResponse(membership, tx.today);
  }

  about(tx: GymTransaction, customerId: number): AsyncIterable<MembershipResponse> {
    return this.all(tx, customerId);
  }

  /** Memberships go with their customer. */
  async erase(tx: GymTransaction, { customer_id }: Person): Promise<Partial<Erasure>> {
    return {
      erased: [{ name: 'memberships', records: await this.memberships.countOfCustomer(tx, customer_id) }],
    };
  }

  async move(tx: GymTransaction, from: number, to: number): Promise<void> {
    if ((await this.memberships.move(tx, from, to)) > 0) await this.changes.showCoverage(tx, to);
  }
}
