import { Module } from '@nestjs/common';
import { AuditLogController } from './audit-log.controller';
import { AuditModule } from './audit.module';

/** The routes, for the API process: the worker has no guards. */
@Module({ imports: [AuditModule], controllers: [AuditLogController] })
export class AuditApiModule {}
