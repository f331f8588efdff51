import { Config } from '@libs/platform/config';
import { type WorkerTransaction } from '@libs/platform/database';
import { type RetentionPolicy, Retains } from '@libs/platform/retention';
import { AuditLogRepository } from './audit-log.repository';

/** Entries of the audit log that are older than what is configured. */
@Retains({ table: 'audit_log' })
export class AuditLogRetention implements RetentionPolicy {
  constructor(
    private readonly config: Config,
    private readonly entries: AuditLogRepository,
  ) {}

  deleteBatch(tx: WorkerTransaction, limit: number): Promise<number> {
    return this.entries.deleteOld(tx, this.config.AUDIT_LOG_RETENTION_DAYS, limit);
  }
}
