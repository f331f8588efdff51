import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, HoldsData } from '@libs/platform/personal-data';
import { PickType } from '@nestjs/swagger';
import { AuditEntryResponse, toAuditEntryResponse } from './audit-entry.response';
import { AuditLogRepository } from './audit-log.repository';

/** What was done to a customer. Who did it, and from where, is about those who work in the gym. */
class CustomerHistoryItem extends PickType(AuditEntryResponse, ['at', 'action', 'before', 'after']) {}

/** The audit log as data of its gym. */
@HoldsData({
  name: 'audit_log',
  type: 'audit_entry',
  model: CustomerHistoryItem,
  description: 'What was done to the customer, oldest first.',
})
export class AuditLogData implements DataHolder<AuditEntryResponse> {
  constructor(private readonly entries: AuditLogRepository) {}

  async *all(tx: GymTransaction): AsyncGenerator<AuditEntryResponse> {
    for await (const entry of this.entries.readAll(tx)) yield toAuditEntryResponse(entry);
  }

  async *about(tx: GymTransaction, customerId: number): AsyncGenerator<CustomerHistoryItem> {
    for await (const entry of this.entries.readAbout(tx, 'customer', customerId)) {
      const { at, action, before, after } = toAuditEntryResponse(entry);
      yield { at, action, before, after };
    }
  }
}
