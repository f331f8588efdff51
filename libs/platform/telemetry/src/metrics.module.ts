import { Module } from '@nestjs/common';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { BuildInfo } from './build-info';
import { HttpMetrics } from './http-metrics';
import { MetricsController } from './metrics.controller';

/** `/metrics` and what it tells of HTTP and of the process, in every process. */
@Module({
  imports: [PrometheusModule.register({ controller: MetricsController })],
  providers: [BuildInfo, HttpMetrics],
})
export class MetricsModule {}
