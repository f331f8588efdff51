import { RetentionModule } from '@libs/platform/retention';
import { Module } from '@nestjs/common';
import { AuditLogRepository } from './audit-log.repository';
import { AuditLogRetention } from './audit-log.retention';

/** For the worker process: removes old entries. */
@Module({
  imports: [RetentionModule.register(AuditLogRetention)],
  providers: [AuditLogRepository, AuditLogRetention],
})
export class AuditJobsModule {}
