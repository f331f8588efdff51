import { PersonalDataModule } from '@libs/platform/personal-data';
import { Module } from '@nestjs/common';
import { AuditLogData } from './audit-log.data';
import { AuditLogController } from './audit-log.controller';
import { AuditLogRepository } from './audit-log.repository';
import { AuditLog } from './audit-log.service';

@Module({
  imports: [PersonalDataModule.register(AuditLogData)],
  controllers: [AuditLogController],
  providers: [AuditLog, AuditLogData, AuditLogRepository],
  exports: [AuditLog],
})
export class AuditModule {}
