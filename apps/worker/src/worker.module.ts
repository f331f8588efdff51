import { MailDeliveryModule } from '@libs/mail';
import { DatabaseModule } from '@libs/platform/database';
import { HealthModule } from '@libs/platform/health';
import { HttpModule } from '@libs/platform/http';
import { IdempotencyJobsModule } from '@libs/platform/idempotency';
import { MetricsModule } from '@libs/platform/telemetry';
import { Module } from '@nestjs/common';

/** What the worker process hosts. */
@Module({
  imports: [
    HttpModule,
    DatabaseModule,
    MailDeliveryModule,
    IdempotencyJobsModule,
    HealthModule,
    MetricsModule,
  ],
})
export class WorkerModule {}
