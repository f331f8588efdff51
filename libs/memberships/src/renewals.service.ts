import { type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { InvalidInputError, ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { addDays, later } from './calendar';
import { coveredUntil } from './coverage';
import { type HeldMembership, MembershipChanges, type Outcome } from './membership-changes';
import { successorOf } from './membership-rules';
import { membershipRenewed, membershipWithoutEnd } from './memberships.problems';
import { type RenewalResponse } from './renewal.response';

/** Memberships that are sold again when they end. */
@Injectable()
export class RenewalsService {
  constructor(private readonly changes: MembershipChanges) {}

  /**
   * Sells the same plan again, at the terms that it has now: from the day after the end on, or from today when that is past.
   *
   * @throws ProblemError `membership_not_found`, `membership_without_end`, `membership_renewed`, `plan_archived`
   */
  renew(principal: Principal, id: number, isPreview: boolean) {
    return this.changes.of(principal, id, isPreview, (tx, held) => this.renewHeld(tx, held));
  }

  /**
   * The same for several. What one is refused for keeps none of the others from being renewed.
   *
   * @throws InvalidInputError when one is named twice
   */
  async renewEach(
    principal: Principal,
    ids: readonly number[],
    isPreview: boolean,
  ): Promise<RenewalResponse[]> {
    if (new Set(ids).size < ids.length)
      throw InvalidInputError.of('membership_ids', 'must not name a membership twice', 'repeated');
    const renewals = await this.changes.ofEach(principal, ids, isPreview, (tx, held) =>
      this.renewHeld(tx, held),
    );
    return renewals.map(({ id, answer, problem }) => ({ membership_id: id, renewal: answer, problem }));
  }

  private async renewHeld(tx: GymTransaction, { membership, all }: HeldMembership): Promise<Outcome> {
    const { id, customer_id, plan_id, start_date, end_date } = membership;
    if (successorOf(membership, all)) throw new ProblemError(membershipRenewed);
    // Whoever has bought more meanwhile goes on when that is over.
    const end = end_date === null ? null : coveredUntil(all, later(end_date, start_date));
    if (end === null) throw new ProblemError(membershipWithoutEnd);
    const renewal = await this.changes.sell(tx, customer_id, plan_id, {
      start_date: later(addDays(end, 1), tx.today),
      joining_fee_cents: 0,
      renews_id: id,
    });
    return { id: renewal.id, isNew: true, due_cents: renewal.price_cents };
  }
}
