import { type Entitlement, entitlementOn } from '@libs/memberships';
import { type Opening, openingAt } from '@libs/opening-hours';
import { type GymTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { type DateTime } from 'luxon';
import { type UsedEntitlement } from './access-decision';
import { CheckInsRepository } from './check-ins.repository';
import { visitAt } from './visit';

/** What there is to know when somebody comes. */
export interface Facts {
  opening: Opening;
  entitlements: UsedEntitlement[];
  /** The visit that the customer makes already. */
  visit_id: number | undefined;
  /** Minutes after which a visit that nobody ended is over. */
  timeout: number;
}

/** Finds out what a decision about access follows from. */
@Injectable()
export class AccessFacts {
  constructor(private readonly checkIns: CheckInsRepository) {}

  /**
   * By one statement, and one more for each membership of whose visits only so many are included.
   *
   * @param customerId undefined for an unknown card
   * @param at in the gym's time zone
   */
  async read(tx: GymTransaction, customerId: number | undefined, at: DateTime): Promise<Facts> {
    const day = at.toISODate()!;
    const { timeout, opening, memberships, visits } = await this.checkIns.facts(
      tx,
      customerId,
      at.toJSDate().toISOString(),
      day,
    );
    return {
      opening: openingAt(opening.hours, opening.closures, at),
      entitlements: await Promise.all(
        memberships.map((membership) => this.used(tx, customerId!, entitlementOn(membership, day))),
      ),
      visit_id: visitAt(visits, at.toMillis(), timeout)?.id,
      timeout,
    };
  }

  private async used(
    tx: GymTransaction,
    customerId: number,
    entitlement: Entitlement,
  ): Promise<UsedEntitlement> {
    const { membership_id, included } = entitlement;
    const visits = included
      ? await this.checkIns.countVisits(tx, customerId, membership_id, included.period)
      : 0;
    return { ...entitlement, visits };
  }
}
