import { ApiProperty } from '@nestjs/swagger';
import { ClosureFields } from './closure.dto';
import { type Closure } from './closure.entity';

/** A closure on the wire. */
export class ClosureResponse extends ClosureFields {
  @ApiProperty({ type: 'integer', format: 'int64', example: 4 })
  id: number;

  @ApiProperty({ type: 'integer', format: 'int64', example: 1 })
  gym_id: number;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  created_at: string;
}

/** The one mapping from the table to the wire: what is not named here never leaves. */
export function toClosureResponse(closure: Closure): ClosureResponse {
  return {
    start_date: closure.start_date,
    end_date: closure.end_date,
    reason: closure.reason,
    id: closure.id,
    gym_id: closure.gym_id,
    created_at: closure.created_at,
  };
}
