import { AuditLog } from '@libs/audit';
import { CustomerLookup } from '@libs/customers';
import { GymSettings } from '@libs/gyms';
import { Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type Count, type Existence, type Page } from '@libs/platform/input';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { type CheckIn } from './check-in.entity';
import { type CheckInResponse, type OccupancyResponse, toCheckInResponse } from './check-in.response';
import { checkInDenied, checkInNotFound, visitOver, visitVoided } from './check-ins.problems';
import { CheckInsRepository } from './check-ins.repository';
import { type ListCheckInsQuery } from './list-check-ins.query';
import { isOpen, openSince } from './visit';

/** Of more people than this, the answer does not name all. */
const MAX_PRESENT = 1_000;

/** What has become of check-ins, and who is in. */
@Injectable()
export class CheckInsService implements Existence {
  constructor(
    private readonly database: Database,
    private readonly checkIns: CheckInsRepository,
    private readonly customers: CustomerLookup,
    private readonly settings: GymSettings,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * A page of the check-ins that the filters leave, newest first unless sorted otherwise.
   *
   * @param count whether, and how, to count all of them
   */
  list(principal: Principal, query: ListCheckInsQuery, count?: Count): Promise<Page<CheckInResponse>> {
    const read = async (tx: GymTransaction) => {
      const since = await this.openSince(tx);
      const [page, total] = await Promise.all([
        this.checkIns.list(tx, query, since),
        count && this.checkIns.count(tx, query, since, count),
      ]);
      return { ...page, items: await this.toResponses(tx, page.items, since), total };
    };
    return count ? this.database.searchInGym(principal, read) : this.database.readInGym(principal, read);
  }

  /** @throws ProblemError `check_in_not_found` */
  get(principal: Principal, id: number): Promise<CheckInResponse> {
    return this.database.readInGym(principal, async (tx) => {
      const [checkIn, since] = await Promise.all([this.checkIns.find(tx, id), this.openSince(tx)]);
      return this.toResponse(tx, existing(checkIn), since);
    });
  }

  /** Who is in: neither checked out nor there for longer than a visit lasts. */
  occupancy(principal: Principal): Promise<OccupancyResponse> {
    return this.database.readInGym(principal, async (tx) => {
      const present = await this.checkIns.present(tx, await this.openSince(tx), MAX_PRESENT);
      const names = await this.customers.names(
        tx,
        present.map(({ customer_id }) => customer_id),
      );
      return {
        count: present[0]?.count ?? 0,
        // Who is not found was deleted between the two statements.
        customers: present.flatMap(({ id, customer_id, occurred_at }) => {
          const name = names.get(customer_id);
          return name ? [{ ...name, check_in_id: id, since: occurred_at }] : [];
        }),
      };
    });
  }

  /**
   * Ends a visit that is under way.
   *
   * @throws ProblemError `check_in_not_found`, `check_in_denied`, `visit_voided`, `visit_over`
   */
  checkOut(principal: Principal, id: number): Promise<CheckInResponse> {
    return this.changeVisit(principal, id, 'check_in.checked_out', (visit, now, since) => {
      if (!isOpen(visit, since)) throw new ProblemError(visitOver);
      // The clock of whoever let in may have been ahead.
      return { checked_out_at: now > visit.occurred_at ? now : visit.occurred_at };
    });
  }

  /**
   * Has a visit count nowhere, whether it is over or not.
   *
   * @throws ProblemError `check_in_not_found`, `check_in_denied`, `visit_voided`
   */
  void(principal: Principal, id: number, void_reason: string): Promise<CheckInResponse> {
    return this.changeVisit(principal, id, 'check_in.voided', (_, voided_at) => ({ voided_at, void_reason }));
  }

  /** @throws ProblemError `check_in_not_found` */
  async assertExists(principal: Principal, id: number): Promise<void> {
    existing(await this.database.readInGym(principal, (tx) => this.checkIns.find(tx, id)));
  }

  private changeVisit(
    principal: Principal,
    id: number,
    action: string,
    changesOf: (visit: CheckIn, now: string, since: string) => Partial<CheckIn>,
  ): Promise<CheckInResponse> {
    return this.database.inGym(principal, async (tx) => {
      const [found, since] = await Promise.all([this.checkIns.findForUpdate(tx, id), this.openSince(tx)]);
      const visit = existing(found);
      if (visit.decision === 'denied') throw new ProblemError(checkInDenied);
      if (visit.voided_at !== null) throw new ProblemError(visitVoided);
      const changes = changesOf(visit, DateTime.utc().toISO(), since);
      const [changed] = await Promise.all([
        this.checkIns.update(tx, id, changes),
        this.auditLog.record(tx, {
          action,
          resource: 'check_in',
          resource_id: id,
          after: { customer_id: visit.customer_id, ...changes },
        }),
      ]);
      return this.toResponse(tx, changed, since);
    });
  }

  /** When visits must have begun to be under way still. */
  private async openSince(tx: GymTransaction): Promise<string> {
    const { visit_timeout_minutes } = await this.settings.find(tx);
    return openSince(DateTime.now().toMillis(), visit_timeout_minutes);
  }

  private async toResponse(tx: GymTransaction, checkIn: CheckIn, since: string): Promise<CheckInResponse> {
    return (await this.toResponses(tx, [checkIn], since))[0]!;
  }

  private async toResponses(
    tx: GymTransaction,
    checkIns: CheckIn[],
    since: string,
  ): Promise<CheckInResponse[]> {
    const ids = checkIns.flatMap(({ customer_id }) => customer_id ?? []);
    const names = await this.customers.names(tx, ids);
    return checkIns.map((checkIn) =>
      toCheckInResponse(checkIn, names.get(checkIn.customer_id ?? 0), tx.actor.timezone, since),
    );
  }
}

function existing(checkIn: CheckIn | undefined): CheckIn {
  if (!checkIn) throw new ProblemError(checkInNotFound);
  return checkIn;
}
