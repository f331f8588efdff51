import { ApiProperty } from '@nestjs/swagger';

/** Everything that a gym holds about a customer. Each room that holds some adds a member (`HoldsData`). */
export class CustomerExport {
  @ApiProperty({ type: 'integer', format: 'int64', example: 17 })
  customer_id: number;

  @ApiProperty({
    description: 'All of it is as it was at this moment.',
    format: 'date-time',
    example: '2026-01-01T09:30:00.000Z',
  })
  exported_at: string;
}
