import { Public } from '@libs/platform/identity';
import { ApiProblem } from '@libs/platform/problems';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { notReady, shuttingDown } from './health.problems';
import { HealthReport, HealthResponse } from './health.response';
import { HealthService } from './health.service';

@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get()
  @ApiOperation({ summary: 'Whether requests may be sent here, and which release runs' })
  @ApiOkResponse({ type: HealthReport })
  @ApiProblem(notReady, shuttingDown)
  getHealth(): Promise<HealthReport> {
    return this.health.report();
  }

  @Get('ready')
  @ApiOperation({
    summary: 'Whether requests may be sent here',
    description: '503 as soon as the process is told to end.',
  })
  @ApiOkResponse({ type: HealthResponse })
  @ApiProblem(notReady, shuttingDown)
  getReadiness(): Promise<HealthResponse> {
    return this.health.checkReadiness();
  }

  @Get('live')
  @ApiOperation({ summary: 'Whether the process answers at all', description: 'Depends on nothing else.' })
  @ApiOkResponse({ type: HealthResponse })
  getLiveness(): HealthResponse {
    return { status: 'ok' };
  }
}
