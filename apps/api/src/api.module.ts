import { AuditApiModule } from '@libs/audit';
import { AuthModule } from '@libs/auth';
import { CheckInsApiModule } from '@libs/check-ins';
import { ConsoleModule } from '@libs/console';
import { CustomerNotesApiModule } from '@libs/customer-notes';
import { CustomersApiModule } from '@libs/customers';
import { DevicesModule } from '@libs/devices';
import { GymsApiModule } from '@libs/gyms';
import { ImportsApiModule } from '@libs/imports';
import { LiveModule } from '@libs/live';
import { MailsApiModule } from '@libs/mail';
import { MembershipsApiModule } from '@libs/memberships';
import { OpeningHoursModule } from '@libs/opening-hours';
import { PhotosApiModule } from '@libs/photos';
import { PlansApiModule } from '@libs/plans';
import { DatabaseModule } from '@libs/platform/database';
import { HealthModule } from '@libs/platform/health';
import { HttpModule } from '@libs/platform/http';
import { IdempotencyModule } from '@libs/platform/idempotency';
import { RateLimitsModule } from '@libs/platform/rate-limits';
import { MetricsModule } from '@libs/platform/telemetry';
import { RemindersApiModule } from '@libs/reminders';
import { ReportsApiModule } from '@libs/reports';
import { StaffModule } from '@libs/staff';
import { WorkListsModule } from '@libs/work-lists';
import { Module } from '@nestjs/common';

/** What the API process hosts. */
@Module({
  imports: [
    DatabaseModule,
    RateLimitsModule,
    // Express tries one route after the other: first those that are asked for most.
    HealthModule,
    CustomersApiModule,
    CheckInsApiModule,
    GymsApiModule,
    PhotosApiModule,
    PlansApiModule,
    MembershipsApiModule,
    CustomerNotesApiModule,
    WorkListsModule,
    RemindersApiModule,
    OpeningHoursModule,
    ReportsApiModule,
    ImportsApiModule,
    StaffModule,
    DevicesModule,
    AuditApiModule,
    MailsApiModule,
    LiveModule,
    MetricsModule,
    // Their guards stand in this order: who may not ask is told nothing of the body, nor of the key.
    AuthModule,
    HttpModule,
    IdempotencyModule,
    ConsoleModule,
  ],
})
export class ApiModule {}
