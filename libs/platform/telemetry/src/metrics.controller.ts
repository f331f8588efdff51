import { Public } from '@libs/platform/identity';
import { ApiProblem } from '@libs/platform/problems';
import { Controller, Get, Header, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { register } from 'prom-client';
import { readMetrics } from './merged-metrics';
import { MetricsGuard } from './metrics.guard';
import { metricsTokenRequired } from './telemetry.problems';

/** Served at `/metrics`, which PrometheusModule sets. */
@ApiTags('metrics')
@Public()
@Controller()
export class MetricsController {
  @Get()
  @Header('Content-Type', register.contentType)
  @UseGuards(MetricsGuard)
  @ApiOperation({
    summary: 'Metrics for Prometheus',
    description: 'An installation with a `METRICS_TOKEN` wants it as `Authorization: Bearer …`.',
  })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  @ApiProblem(metricsTokenRequired)
  getMetrics(): Promise<string> {
    return readMetrics();
  }
}
