import { type GymTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { AuditEntry } from './audit-entry.entity';
import { ListAuditLogQuery } from './list-audit-log.query';

/** What whoever records an event says of it; PostgreSQL adds when, who and from where. */
export type AuditEvent = Pick<AuditEntry, 'action' | 'resource' | 'resource_id'> &
  Partial<Pick<AuditEntry, 'before' | 'after'>>;

/** How each filter narrows the log. */
const CONDITIONS = {
  cursor: 'id <',
  actor_id: 'actor_id =',
  resource: 'resource =',
  resource_id: 'resource_id =',
  action: 'action =',
  from: 'at >=',
  to: 'at <',
} as const;

/** Every statement on `audit_log`, but for those of the triggers. */
@Injectable()
export class AuditLogRepository {
  async insert(tx: GymTransaction, event: AuditEvent): Promise<void> {
    const { action, resource, resource_id, before, after } = event;
    await tx.manager.query(
      'INSERT INTO audit_log (gym_id, action, resource, resource_id, before, after) VALUES ($1, $2, $3, $4, $5, $6)',
      [tx.gym_id, action, resource, resource_id, before, after],
    );
  }

  /** A page of the gym's log, newest first, and one entry more if there is another page. */
  list(tx: GymTransaction, { limit, ...filters }: ListAuditLogQuery): Promise<AuditEntry[]> {
    const parameters: unknown[] = [tx.gym_id];
    const conditions = ['gym_id = $1'];
    for (const [name, condition] of Object.entries(CONDITIONS)) {
      const value = filters[name as keyof typeof CONDITIONS];
      if (value !== undefined) conditions.push(`${condition} $${parameters.push(value)}`);
    }
    return tx.manager.query<AuditEntry[]>(
      `SELECT * FROM audit_log WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT $${parameters.push(limit + 1)}`,
      parameters,
    );
  }
}
