import { ApiProperty } from '@nestjs/swagger';

/** The answer of a process that is well. */
export class HealthResponse {
  @ApiProperty({ enum: ['ok'] })
  status: 'ok';
}
