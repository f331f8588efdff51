import { CustomersService } from '@libs/customers';
import { GymSettings } from '@libs/gyms';
import { Database } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type Page } from '@libs/platform/input';
import { InvalidInputError, ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { addDays, later, periodAt } from './calendar';
import { ListMembershipsQuery } from './list-memberships.query';
import {
  CancelMembershipDto,
  ChangePlanDto,
  FreezeMembershipDto,
  SellMembershipDto,
  UnfreezeMembershipDto,
} from './membership.dto';
import { type MembershipResponse, scheduleOf, toMembershipResponse } from './membership.response';
import { MembershipChanges } from './membership-changes';
import {
  assertGoesOn,
  assertNotOver,
  assertWithinLimit,
  creditOf,
  lastDayAfterNotice,
  successorOf,
  termOf,
} from './membership-rules';
import {
  managerNeeded,
  membershipNotCancelled,
  membershipNotFound,
  membershipNotFrozen,
  membershipOver,
  membershipRenewed,
} from './memberships.problems';
import { MembershipsRepository } from './memberships.repository';

/** From when to when a membership may begin: what is beyond is a slip of the keyboard. */
const [EARLIEST, LATEST] = ['1900-01-01', '2199-12-31'];

/** Plans sold to customers, and what becomes of them. Every change can be previewed. */
@Injectable()
export class MembershipsService {
  constructor(
    private readonly database: Database,
    private readonly memberships: MembershipsRepository,
    private readonly changes: MembershipChanges,
    private readonly customers: CustomersService,
    private readonly settings: GymSettings,
  ) {}

  /** A page of the gym's memberships, newest first. */
  list(principal: Principal, query: ListMembershipsQuery): Promise<Page<MembershipResponse>> {
    return this.database.searchInGym(principal, async (tx) => {
      const page = await this.memberships.list(tx, query);
      return { ...page, items: page.items.map((membership) => toMembershipResponse(membership, tx.today)) };
    });
  }

  /** All that a customer has had, oldest first. @throws ProblemError `customer_not_found` */
  ofCustomer(principal: Principal, customerId: number): Promise<MembershipResponse[]> {
    return this.database.readInGym(principal, async (tx) => {
      const [memberships] = await Promise.all([
        this.memberships.ofCustomer(tx, customerId),
        this.customers.assertExistsIn(tx, customerId),
      ]);
      return memberships.map((membership) => toMembershipResponse(membership, tx.today));
    });
  }

  /** @throws ProblemError `membership_not_found` */
  get(principal: Principal, id: number): Promise<MembershipResponse> {
    return this.database.readInGym(principal, async (tx) => {
      const membership = await this.memberships.find(tx, id);
      if (!membership) throw new ProblemError(membershipNotFound);
      return toMembershipResponse(membership, tx.today);
    });
  }

  /** @throws ProblemError `membership_not_found` */
  async assertExists(principal: Principal, id: number): Promise<void> {
    await this.get(principal, id);
  }

  /**
   * Sells a plan to a customer, from any day on, past ones too.
   *
   * @throws ProblemError `customer_not_found`, `plan_archived`
   * @throws InvalidInputError for a plan that the gym does not have, or an impossible day
   */
  sell(principal: Principal, customerId: number, dto: SellMembershipDto, isPreview: boolean) {
    return this.changes.ofCustomer(principal, customerId, isPreview, async (tx) => {
      const { plan_id, start_date = tx.today, price_cents } = dto;
      if (start_date < EARLIEST || start_date > LATEST)
        throw InvalidInputError.of('start_date', `must be between ${EARLIEST} and ${LATEST}`, 'start_date');
      const overrides = price_cents === undefined ? {} : { price_cents };
      const sold = await this.changes.sell(tx, customerId, plan_id, { start_date, ...overrides });
      return { id: sold.id, isNew: true, due_cents: sold.price_cents + sold.joining_fee_cents };
    });
  }

  /**
   * Ends a membership and sells another plan from the next day on.
   *
   * @throws ProblemError `membership_not_found`, `membership_over`, `membership_cancelled`, `membership_renewed`, `plan_archived`
   */
  changePlan(principal: Principal, id: number, { plan_id, at }: ChangePlanDto, isPreview: boolean) {
    return this.changes.of(principal, id, isPreview, async (tx, { membership, all }) => {
      assertGoesOn(membership, all, tx.today);
      const day = later(tx.today, membership.start_date);
      const isNow = at === 'now';
      const start_date = isNow ? day : addDays(periodAt(scheduleOf(membership), day)!.end_date, 1);
      const credit_cents = isNow ? creditOf(membership, day) : 0;
      await this.changes.endBefore(tx, membership, start_date, { ends_reason: 'Changed to another plan' });
      const next = await this.changes.sell(tx, membership.customer_id, plan_id, {
        start_date,
        joining_fee_cents: 0,
        replaces_id: id,
      });
      return { id: next.id, isNew: true, due_cents: next.price_cents, credit_cents };
    });
  }

  /**
   * Lets a membership rest. Its end, and what follows it without a gap, come later by as many days.
   *
   * @throws ProblemError `membership_not_found`, `membership_over`, `freeze_limit_reached`
   * @throws InvalidInputError for days that are none of the membership
   */
  freeze(principal: Principal, id: number, dto: FreezeMembershipDto, isPreview: boolean) {
    const { start_date, end_date, reason } = dto;
    return this.changes.of(principal, id, isPreview, async (tx, { membership, all }) => {
      const refuse = (field: string, message: string) =>
        InvalidInputError.of(field, message, 'freeze_period');
      if (end_date < start_date) throw refuse('end_date', 'must not be before start_date');
      if (end_date > LATEST) throw refuse('end_date', `must not be after ${LATEST}`);
      assertNotOver(membership, tx.today);
      if (start_date < membership.start_date)
        throw refuse('start_date', "must not be before the membership's first day");
      if (membership.end_date !== null && start_date > membership.end_date)
        throw refuse('start_date', "must not be after the membership's last day");
      const days = { start_date, end_date };
      const { max_freeze_days_per_year } = await this.settings.find(tx);
      assertWithinLimit([...membership.freezes, days], days, max_freeze_days_per_year);
      await this.memberships.addFreeze(tx, id, days, reason ?? null);
      await this.changes.moveEnd(tx, id, all);
      return { id };
    });
  }

  /**
   * Gives back what is frozen from a day on.
   *
   * @throws ProblemError `membership_not_found`, `membership_over`, `membership_not_frozen`
   */
  unfreeze(principal: Principal, id: number, { date }: UnfreezeMembershipDto, isPreview: boolean) {
    return this.changes.of(principal, id, isPreview, async (tx, { membership, all }) => {
      assertNotOver(membership, tx.today);
      const from = date ?? tx.today;
      if (!membership.freezes.some(({ end_date }) => end_date >= from))
        throw new ProblemError(membershipNotFrozen);
      await this.memberships.endFreezes(tx, id, from);
      await this.changes.moveEnd(tx, id, all);
      return { id };
    });
  }

  /**
   * Ends a membership: with the first period that is over after the notice and the minimum term, or at once, so that today does
   * not count any more. Nothing is due afterwards.
   *
   * @throws ProblemError `membership_not_found`, `membership_over`, `membership_cancelled`, `membership_renewed`, `manager_needed`
   * @throws InvalidInputError for an immediate end without a reason
   */
  cancel(principal: Principal, id: number, { at, reason }: CancelMembershipDto, isPreview: boolean) {
    return this.changes.of(principal, id, isPreview, async (tx, { membership, all }) => {
      const decision = { cancelled_at: new Date().toISOString(), ends_reason: reason || null };
      if (at === 'period_end') {
        assertGoesOn(membership, all, tx.today);
        const last = lastDayAfterNotice(membership, tx.today);
        await this.changes.endBefore(tx, membership, addDays(last, 1), decision);
        return { id };
      }
      if (principal.role !== 'owner' && principal.role !== 'manager') throw new ProblemError(managerNeeded);
      if (decision.ends_reason === null)
        throw InvalidInputError.of('reason', 'is required to end a membership immediately', 'missing');
      // Who leaves at the end of the period may be ended at once all the same.
      assertGoesOn({ ...membership, cancelled_at: null }, all, tx.today);
      const day = later(tx.today, membership.start_date);
      const credit_cents = creditOf(membership, day);
      // What it would have renewed or replaced can be renewed again.
      const freed = membership.start_date > tx.today ? { renews_id: null, replaces_id: null } : {};
      await this.changes.endBefore(tx, membership, day, { ...decision, ...freed });
      return { id, credit_cents };
    });
  }

  /**
   * Takes a cancellation back, as long as no day has been missed.
   *
   * @throws ProblemError `membership_not_found`, `membership_not_cancelled`, `membership_over`, `membership_renewed`
   */
  reinstate(principal: Principal, id: number, isPreview: boolean) {
    return this.changes.of(principal, id, isPreview, async (tx, { membership, all }) => {
      if (!membership.cancelled_at) throw new ProblemError(membershipNotCancelled);
      if (successorOf(membership, all)) throw new ProblemError(membershipRenewed);
      const firstMissed = later(addDays(membership.end_date!, 1), membership.start_date);
      if (firstMissed < tx.today) throw new ProblemError(membershipOver);
      await this.memberships.update(tx, id, { ...termOf(membership), cancelled_at: null, ends_reason: null });
      return { id };
    });
  }
}
