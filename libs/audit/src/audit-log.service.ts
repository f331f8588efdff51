import { Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type CursorQuery } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import { AuditEntryResponse, AuditPageResponse, toAuditEntryResponse } from './audit-entry.response';
import { type AuditEvent, AuditLogRepository } from './audit-log.repository';
import { ListAuditLogQuery } from './list-audit-log.query';

/**
 * What happened in a gym. Changes of its tables get here by a trigger on each of them, in their own transaction
 * (docs/decisions/0023-audit-log.md); no room has to do anything for it.
 */
@Injectable()
export class AuditLog {
  constructor(
    private readonly database: Database,
    private readonly entries: AuditLogRepository,
  ) {}

  /**
   * Adds an event that changes no row of the gym, such as a sign-in, to the caller's transaction. Actor, time, request and
   * client address are those of the transaction. No secret belongs into `before` or `after`.
   */
  record(tx: GymTransaction, event: AuditEvent): Promise<void> {
    return this.entries.insert(tx, event);
  }

  /** A page of the whole gym's log. */
  list(principal: Principal, query: ListAuditLogQuery): Promise<AuditPageResponse> {
    return this.database.searchInGym(principal, (tx) => this.page(tx, query));
  }

  /**
   * The entries about one thing, read inside the caller's transaction. Whether there is such a thing is for the caller to say.
   *
   * @param resource_ids every id that it has had
   */
  historyOf(
    tx: GymTransaction,
    resource: string,
    resource_ids: number[],
    page: CursorQuery,
  ): Promise<AuditPageResponse> {
    return this.page(tx, { ...page, resource }, resource_ids);
  }

  /** The last time that something was done to a thing, read inside the caller's transaction. */
  async last(
    tx: GymTransaction,
    of: Pick<AuditEvent, 'action' | 'resource' | 'resource_id'>,
  ): Promise<AuditEntryResponse | undefined> {
    const entry = await this.entries.findLast(tx, of);
    return entry && toAuditEntryResponse(entry);
  }

  /** Whether something was done in the gym so many times within a day, read inside the caller's transaction. */
  isFrequent(tx: GymTransaction, action: string, times: number): Promise<boolean> {
    return this.entries.isFrequent(tx, action, times);
  }

  /** Whether the log still says what a customer was, who may be deleted. */
  isCustomerKnown(tx: GymTransaction, id: number): Promise<boolean> {
    return this.entries.isCustomerKnown(tx, id);
  }

  /** Every address that the log has of a customer. */
  emailsOfCustomer(tx: GymTransaction, id: number): Promise<string[]> {
    return this.entries.emailsOfCustomer(tx, id);
  }

  /**
   * Removes from the log what a customer was, and leaves what was done, when and by whom. PostgreSQL refuses it while the
   * customer is there (docs/decisions/0029-personal-data.md).
   *
   * @returns from how many entries
   */
  eraseCustomer(tx: GymTransaction, id: number): Promise<number> {
    return this.entries.eraseCustomer(tx, id);
  }

  private async page(
    tx: GymTransaction,
    query: ListAuditLogQuery,
    resourceIds?: number[],
  ): Promise<AuditPageResponse> {
    const { items, next_cursor } = await this.entries.list(tx, query, resourceIds);
    return { items: items.map(toAuditEntryResponse), next_cursor };
  }
}
