export { AuditApiModule } from './audit-api.module';
export { AuditPageResponse } from './audit-entry.response';
export { type AuditEvent } from './audit-log.repository';
export { AuditLog } from './audit-log.service';
export { AuditJobsModule } from './audit-jobs.module';
export { AuditModule } from './audit.module';
