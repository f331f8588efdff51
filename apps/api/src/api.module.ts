import { AuthModule } from '@libs/auth';
import { CustomersModule } from '@libs/customers';
import { GymsModule } from '@libs/gyms';
import { HealthModule } from '@libs/health';
import { MetricsModule } from '@libs/metrics';
import { DatabaseModule } from '@libs/platform/database';
import { HttpModule } from '@libs/platform/http';
import { Module } from '@nestjs/common';

/** What the API process hosts. */
@Module({
  imports: [HttpModule, DatabaseModule, AuthModule, GymsModule, CustomersModule, HealthModule, MetricsModule],
})
export class ApiModule {}
