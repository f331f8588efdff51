import { ApiProperty } from '@nestjs/swagger';

/** How much of one kind of data is gone. */
export class ErasedData {
  @ApiProperty({ description: 'The kind of data.', example: 'mails' })
  name: string;

  @ApiProperty({ description: 'How many records.', type: 'integer', example: 1 })
  records: number;
}

/** What had to be kept of one kind of data, reduced to what the law asks for. */
export class KeptData extends ErasedData {
  @ApiProperty({ description: 'Which law asks for it.', example: 'Invoices: ten years, § 147 AO' })
  reason: string;

  @ApiProperty({ description: 'The day after which it is erased.', format: 'date', example: '2036-12-31' })
  until: string;
}

/** What was erased of a customer, and what was not. It names nobody. */
export class ErasureReceipt {
  @ApiProperty({ type: 'integer', format: 'int64', example: 17 })
  customer_id: number;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  erased_at: string;

  @ApiProperty({
    description: 'The account that did it.',
    type: 'integer',
    format: 'int64',
    nullable: true,
    example: 5,
  })
  erased_by: number | null;

  @ApiProperty({ type: [ErasedData], description: 'By kind of data.' })
  erased: ErasedData[];

  @ApiProperty({ type: [KeptData], description: 'What the law makes the gym keep; nothing if it is empty.' })
  kept: KeptData[];
}
