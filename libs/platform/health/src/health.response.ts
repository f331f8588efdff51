import { ApiProperty } from '@nestjs/swagger';

/** The answer of a process that can do its work. */
export class HealthResponse {
  /** `degraded`: requests are served, but something that works in the background is away. */
  @ApiProperty({ enum: ['ok', 'degraded'] })
  status: 'ok' | 'degraded';
}

/** The same, and which release runs. */
export class HealthReport extends HealthResponse {
  @ApiProperty({ description: 'APP_VERSION', example: '1.4.0' })
  version: string;

  @ApiProperty({ description: 'GIT_COMMIT', example: '0a1b2c3' })
  commit: string;

  @ApiProperty({ type: 'integer', description: 'Seconds since the process started' })
  uptime_seconds: number;
}
