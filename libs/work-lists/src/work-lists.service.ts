import { addDays } from '@libs/memberships';
import { Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type Page } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { birthdaysFrom } from './birthday';
import { AbsentQuery, BirthdaysQuery, ExpiringQuery, IncompleteQuery, LapsedQuery } from './work-list.query';
import {
  type AbsentResponse,
  type BirthdayResponse,
  type ExpiringResponse,
  type IncompleteResponse,
  type LapsedResponse,
  toAbsentResponse,
  toBirthdayResponse,
  toExpiringResponse,
  toIncompleteResponse,
  toLapsedResponse,
} from './work-list.response';
import { WorkListsRepository } from './work-lists.repository';

/** Whom the front desk should talk to, on the gym's own day. */
@Injectable()
export class WorkListsService {
  constructor(
    private readonly database: Database,
    private readonly lists: WorkListsRepository,
  ) {}

  /** Customers whose coverage ends within some days from today on, and is not followed by more. */
  expiring(principal: Principal, query: ExpiringQuery): Promise<Page<ExpiringResponse>> {
    return this.read(principal, toExpiringResponse, (tx) =>
      this.lists.byMembershipEnd(tx, tx.today, addDays(tx.today, query.days), query),
    );
  }

  /** Customers whose coverage has ended within the last days, and was not taken up again. */
  lapsed(principal: Principal, query: LapsedQuery): Promise<Page<LapsedResponse>> {
    return this.read(principal, toLapsedResponse, (tx) =>
      this.lists.byMembershipEnd(tx, addDays(tx.today, -query.days), addDays(tx.today, -1), query),
    );
  }

  /** Active customers whose birthday comes within some days from today on. */
  birthdays(principal: Principal, query: BirthdaysQuery): Promise<Page<BirthdayResponse>> {
    return this.read(principal, toBirthdayResponse, (tx) =>
      this.lists.birthdays(tx, birthdaysFrom(tx.today, query.days), query),
    );
  }

  /** Active customers of whom something is not known that a gym should know. */
  incomplete(principal: Principal, query: IncompleteQuery): Promise<Page<IncompleteResponse>> {
    return this.read(principal, toIncompleteResponse, (tx) => this.lists.incomplete(tx, query));
  }

  /** Active customers who have not come for some days or longer, and were customers before. */
  absent(principal: Principal, query: AbsentQuery): Promise<Page<AbsentResponse>> {
    return this.read(principal, toAbsentResponse, (tx) =>
      this.lists.absent(tx, addDays(tx.today, -query.days), query),
    );
  }

  private read<Row, Entry>(
    principal: Principal,
    toEntry: (row: Row, today: string) => Entry,
    list: (tx: GymTransaction) => Promise<Page<Row>>,
  ): Promise<Page<Entry>> {
    return this.database.searchInGym(principal, async (tx) => {
      const page = await list(tx);
      return { ...page, items: page.items.map((row) => toEntry(row, tx.today)) };
    });
  }
}
