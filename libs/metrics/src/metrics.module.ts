import { Module } from '@nestjs/common';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { HttpMetrics, httpMetricProviders } from './http-metrics';
import { MetricsController } from './metrics.controller';

/** `/metrics` and what it tells of HTTP and of the process, in every process. */
@Module({
  imports: [PrometheusModule.register({ controller: MetricsController })],
  providers: [HttpMetrics, ...httpMetricProviders],
})
export class MetricsModule {}
