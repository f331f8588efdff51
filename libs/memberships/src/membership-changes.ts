import { CustomersService } from '@libs/customers';
import { GymsService } from '@libs/gyms';
import { PlansService } from '@libs/plans';
import { Database, type GymTransaction, violates } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { InvalidInputError, ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { addDays, countFrozen, type Days, daysBetween, later, putOff } from './calendar';
import { coverageOn, coveredUntil } from './coverage';
import { type Membership } from './membership.entity';
import {
  type ChangedMembershipResponse,
  type FrozenMembership,
  type PreviewResponse,
  toMembershipResponse,
} from './membership.response';
import { successorOf, termOf } from './membership-rules';
import { membershipNotFound, planArchived } from './memberships.problems';
import { MembershipsRepository } from './memberships.repository';
import { type RefusalResponse } from './renewal.response';

/** A membership that is to be changed, with all that its customer has; nobody else changes any of them meanwhile. */
export interface HeldMembership {
  membership: FrozenMembership;
  all: FrozenMembership[];
}

/** What a change comes to. */
export interface Outcome {
  /** The membership that the answer is about. */
  id: number;
  isNew?: boolean;
  due_cents?: number;
  credit_cents?: number;
}

type Answer = ChangedMembershipResponse | PreviewResponse;

/** What has become of one of several changes: one of the two is null. */
export interface AnswerOrRefusal {
  id: number;
  answer: Answer | null;
  problem: RefusalResponse | null;
}

/** Carries what a preview has come to out of the transaction, which is rolled back by it. */
class Previewed extends Error {
  constructor(readonly result: unknown) {
    super('A preview changes nothing');
  }
}

/** How every change of what a customer has is made: one at a time, previewed by making it and taking it back. */
@Injectable()
export class MembershipChanges {
  constructor(
    private readonly database: Database,
    private readonly memberships: MembershipsRepository,
    private readonly customers: CustomersService,
    private readonly plans: PlansService,
    private readonly gyms: GymsService,
  ) {}

  /** Changes what a customer has. @throws ProblemError `customer_not_found` */
  ofCustomer(
    principal: Principal,
    customerId: number,
    isPreview: boolean,
    work: (tx: GymTransaction) => Promise<Outcome>,
  ): Promise<Answer> {
    return this.transact(principal, isPreview, async (tx) => {
      await this.customers.lock(tx, customerId);
      return this.answer(tx, customerId, isPreview, await work(tx));
    });
  }

  /** Changes one membership. @throws ProblemError `membership_not_found` */
  of(
    principal: Principal,
    id: number,
    isPreview: boolean,
    work: (tx: GymTransaction, held: HeldMembership) => Promise<Outcome>,
  ): Promise<Answer> {
    return this.transact(principal, isPreview, (tx) => this.change(tx, id, isPreview, work));
  }

  /**
   * Changes several memberships in one transaction. One that may not be changed stays as it is, and the others are changed.
   *
   * @returns what has become of each, in the order of the ids
   */
  ofEach(
    principal: Principal,
    ids: readonly number[],
    isPreview: boolean,
    work: (tx: GymTransaction, held: HeldMembership) => Promise<Outcome>,
  ): Promise<AnswerOrRefusal[]> {
    return this.transact(principal, isPreview, async (tx) => {
      const answers = new Map<number, Omit<AnswerOrRefusal, 'id'>>();
      // Whoever locks several customers does so in this order: nobody waits for somebody who waits for them.
      for (const id of await this.memberships.inOrderOfCustomers(tx, ids))
        answers.set(id, await answerOrRefusal(tx.inSavepoint(() => this.change(tx, id, isPreview, work))));
      return ids.map((id) => ({ id, ...(answers.get(id) ?? refusal(new ProblemError(membershipNotFound))) }));
    });
  }

  /**
   * Sells a plan at the terms that it has now.
   *
   * @throws ProblemError `plan_archived`
   * @throws InvalidInputError for a plan that the gym does not have
   */
  async sell(
    tx: GymTransaction,
    customer_id: number,
    plan_id: number,
    { start_date, ...overrides }: { start_date: string } & Partial<Membership>,
  ): Promise<Membership> {
    const [plan, currency] = await Promise.all([this.plans.find(tx, plan_id), this.gyms.currency(tx)]);
    if (!plan) throw unknownPlan();
    if (plan.archived) throw new ProblemError(planArchived);
    const { id: _, name, archived: _archived, ...terms } = plan;
    return this.memberships.insert(tx, {
      ...terms,
      ...termOf({ ...terms, start_date, freezes: [] }),
      customer_id,
      plan_id,
      plan_name: name,
      currency,
      start_date,
      ...overrides,
    });
  }

  /** Makes the day before `day` the last one. */
  async endBefore(
    tx: GymTransaction,
    { id, start_date, freezes }: FrozenMembership,
    day: string,
    changes: Partial<Membership>,
  ): Promise<void> {
    const end_date = addDays(day, -1);
    const frozen = countFrozen({ start_date, end_date }, freezes);
    await this.memberships.endFreezes(tx, id, day);
    await this.memberships.update(tx, id, {
      ...changes,
      end_date,
      unfrozen_end_date: addDays(end_date, -frozen),
    });
  }

  /**
   * Freezes what a membership has of a time.
   *
   * @returns false when it has none of it any more
   */
  async freezeWithin(
    tx: GymTransaction,
    customerId: number,
    id: number,
    days: Days,
    reason: string | null,
  ): Promise<boolean> {
    await this.customers.lock(tx, customerId);
    const all = await this.memberships.ofCustomer(tx, customerId);
    const membership = all.find((one) => one.id === id);
    if (!membership) return false;
    const start_date = later(days.start_date, membership.start_date);
    const isOver = membership.end_date !== null && membership.end_date < start_date;
    if (isOver || start_date > days.end_date) return false;
    await this.memberships.addFreeze(tx, id, { start_date, end_date: days.end_date }, reason);
    await this.moveEnd(tx, id, all);
    await this.showCoverage(tx, customerId);
    return true;
  }

  /** Puts the end of a membership where its freezes want it, and moves what follows it without a gap along. */
  async moveEnd(tx: GymTransaction, id: number, all: FrozenMembership[]): Promise<void> {
    const membership = (await this.memberships.find(tx, id))!;
    const { start_date, end_date, unfrozen_end_date, freezes } = membership;
    if (end_date === null || unfrozen_end_date === null) return;
    const moved = putOff(unfrozen_end_date, freezes, start_date);
    if (moved === end_date) return;
    await this.memberships.update(tx, id, { end_date: moved });
    const next = successorOf(membership, all);
    if (next?.start_date !== addDays(end_date, 1)) return;
    await this.memberships.update(tx, next.id, movedTo(next, addDays(moved, 1)));
    await this.moveEnd(tx, next.id, all);
  }

  /** Writes what a customer is covered by to the customer's row. @returns all that the customer has */
  async showCoverage(tx: GymTransaction, customerId: number): Promise<FrozenMembership[]> {
    const all = await this.memberships.ofCustomer(tx, customerId);
    await this.customers.setCoverage(tx, customerId, coverageOn(all, tx.today));
    return all;
  }

  /** @throws ProblemError `membership_not_found` */
  private async change(
    tx: GymTransaction,
    id: number,
    isPreview: boolean,
    work: (tx: GymTransaction, held: HeldMembership) => Promise<Outcome>,
  ): Promise<Answer> {
    const found = await this.memberships.find(tx, id);
    if (!found) throw new ProblemError(membershipNotFound);
    await this.customers.lock(tx, found.customer_id);
    const all = await this.memberships.ofCustomer(tx, found.customer_id);
    const membership = all.find((one) => one.id === id);
    if (!membership) throw new ProblemError(membershipNotFound);
    return this.answer(tx, found.customer_id, isPreview, await work(tx, { membership, all }));
  }

  /** Shows a change in the customer's row, and says what it has come to. */
  private async answer(
    tx: GymTransaction,
    customerId: number,
    isPreview: boolean,
    { id, isNew = false, due_cents = 0, credit_cents = 0 }: Outcome,
  ): Promise<Answer> {
    const all = await this.showCoverage(tx, customerId);
    const membership = toMembershipResponse(
      all.find((one) => one.id === id)!,
      tx.today,
    );
    if (!isPreview) return { ...membership, due_cents, credit_cents };
    return {
      membership: { ...membership, id: isNew ? null : id },
      covered_until: coveredUntil(all, later(tx.today, membership.start_date)),
      due_cents,
      credit_cents,
    };
  }

  /** Changes something in a transaction; a preview takes it back. */
  private async transact<T>(
    principal: Principal,
    isPreview: boolean,
    work: (tx: GymTransaction) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.database.inGym(principal, async (tx) => {
        const result = await work(tx);
        if (isPreview) throw new Previewed(result);
        return result;
      });
    } catch (error) {
      if (error instanceof Previewed) return error.result as T;
      // It was deleted after it had been read.
      if (violates(error, 'memberships_plan_id_fkey')) throw unknownPlan();
      throw error;
    }
  }
}

const refusal = ({ type, message }: ProblemError): Omit<AnswerOrRefusal, 'id'> => ({
  answer: null,
  problem: { code: type.code, title: type.title, status: type.status, detail: message },
});

/** What has become of a change, as data: whatever else goes wrong than a refusal is thrown. */
async function answerOrRefusal(change: Promise<Answer>): Promise<Omit<AnswerOrRefusal, 'id'>> {
  try {
    return { answer: await change, problem: null };
  } catch (error) {
    if (error instanceof ProblemError) return refusal(error);
    throw error;
  }
}

const unknownPlan = () => InvalidInputError.of('plan_id', 'must be the id of a plan of this gym', 'plan');

/** What a membership is when it begins on another day. */
function movedTo(membership: FrozenMembership, start_date: string): Partial<Membership> {
  const { cancelled_at, end_date, unfrozen_end_date, freezes } = membership;
  if (!cancelled_at || end_date === null || unfrozen_end_date === null)
    return { start_date, ...termOf({ ...membership, start_date }) };
  const end = addDays(unfrozen_end_date, daysBetween(membership.start_date, start_date));
  return { start_date, unfrozen_end_date: end, end_date: putOff(end, freezes, start_date) };
}
