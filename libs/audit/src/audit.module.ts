import { PersonalDataModule } from '@libs/platform/personal-data';
import { Module } from '@nestjs/common';
import { AuditLogData } from './audit-log.data';
import { AuditLogRepository } from './audit-log.repository';
import { AuditLog } from './audit-log.service';

/** What other rooms and the worker need of it; the routes are in `AuditApiModule`. */
@Module({
  imports: [PersonalDataModule.register(AuditLogData)],
  providers: [AuditLog, AuditLogData, AuditLogRepository],
  exports: [AuditLog],
})
export class AuditModule {}
