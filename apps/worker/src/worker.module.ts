import { AuditJobsModule } from '@libs/audit';
import { AuthJobsModule } from '@libs/auth';
import { CheckInsJobsModule } from '@libs/check-ins';
import { CustomerJobsModule } from '@libs/customers';
import { ImportJobsModule } from '@libs/imports';
import { MailDeliveryModule } from '@libs/mail';
import { MembershipJobsModule } from '@libs/memberships';
import { PhotoJobsModule } from '@libs/photos';
import { DatabaseModule } from '@libs/platform/database';
import { HealthModule } from '@libs/platform/health';
import { HttpModule } from '@libs/platform/http';
import { IdempotencyJobsModule } from '@libs/platform/idempotency';
import { MetricsModule } from '@libs/platform/telemetry';
import { ReminderJobsModule } from '@libs/reminders';
import { StaffJobsModule } from '@libs/staff';
import { Module } from '@nestjs/common';

/** What the worker process hosts. */
@Module({
  imports: [
    HttpModule,
    DatabaseModule,
    MailDeliveryModule,
    IdempotencyJobsModule,
    AuthJobsModule,
    StaffJobsModule,
    AuditJobsModule,
    CustomerJobsModule,
    MembershipJobsModule,
    CheckInsJobsModule,
    ReminderJobsModule,
    PhotoJobsModule,
    ImportJobsModule,
    HealthModule,
    MetricsModule,
  ],
})
export class WorkerModule {}
