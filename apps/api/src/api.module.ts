import { AuditModule } from '@libs/audit';
import { AuthModule } from '@libs/auth';
import { CustomersModule } from '@libs/customers';
import { GymsModule } from '@libs/gyms';
import { OpeningHoursModule } from '@libs/opening-hours';
import { DatabaseModule } from '@libs/platform/database';
import { HealthModule } from '@libs/platform/health';
import { HttpModule } from '@libs/platform/http';
import { IdempotencyModule } from '@libs/platform/idempotency';
import { RateLimitsModule } from '@libs/platform/rate-limits';
import { MetricsModule } from '@libs/platform/telemetry';
import { MembershipsModule } from '@libs/memberships';
import { PlansModule } from '@libs/plans';
import { StaffModule } from '@libs/staff';
import { Module } from '@nestjs/common';

/** What the API process hosts. */
@Module({
  imports: [
    HttpModule,
    DatabaseModule,
    RateLimitsModule,
    IdempotencyModule,
    AuthModule,
    GymsModule,
    OpeningHoursModule,
    CustomersModule,
    PlansModule,
    MembershipsModule,
    StaffModule,
    AuditModule,
    HealthModule,
    MetricsModule,
  ],
})
export class ApiModule {}
