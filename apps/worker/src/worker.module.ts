import { HealthModule } from '@libs/health';
import { MailDeliveryModule } from '@libs/mail';
import { MetricsModule } from '@libs/metrics';
import { DatabaseModule } from '@libs/platform/database';
import { HttpModule } from '@libs/platform/http';
import { Module } from '@nestjs/common';

/** What the worker process hosts. */
@Module({
  imports: [HttpModule, DatabaseModule, MailDeliveryModule, HealthModule, MetricsModule],
})
export class WorkerModule {}
