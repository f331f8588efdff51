import { Public } from '@libs/platform/identity';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { register } from 'prom-client';
import { readMetrics } from './merged-metrics';

/** Served at `/metrics`, which PrometheusModule sets. */
@ApiTags('metrics')
@Public()
@Controller()
export class MetricsController {
  @Get()
  @Header('Content-Type', register.contentType)
  @ApiOperation({ summary: 'Metrics for Prometheus' })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  getMetrics(): Promise<string> {
    return readMetrics();
  }
}
