import { ApiProperty } from '@nestjs/swagger';
import { type MassFreeze } from './mass-freeze.entity';

/** How far a mass freeze is. */
export class MassFreezeResponse {
  @ApiProperty({
    type: 'integer',
    format: 'int64',
    nullable: true,
    description: 'Null in a preview.',
    example: 2,
  })
  id: number | null;

  @ApiProperty({ format: 'date', example: '2026-12-24' })
  start_date: string;

  @ApiProperty({ description: 'Inclusive.', format: 'date', example: '2026-12-31' })
  end_date: string;

  @ApiProperty({ type: String, nullable: true, example: 'Renovation' })
  reason: string | null;

  @ApiProperty({
    enum: ['pending', 'done', 'expired'],
    description: '`expired`: it was tried for a day in vain.',
    example: 'pending',
  })
  status: MassFreeze['status'];

  @ApiProperty({
    type: 'integer',
    description: 'Memberships with days in that time when it was asked for.',
    example: 1200,
  })
  total: number;

  @ApiProperty({ type: 'integer', description: 'Memberships frozen so far.', example: 300 })
  frozen: number;
}

export const toMassFreezeResponse = ({
  id,
  start_date,
  end_date,
  reason,
  status,
  total,
  frozen,
}: MassFreeze): MassFreezeResponse => ({ id, start_date, end_date, reason, status, total, frozen });
