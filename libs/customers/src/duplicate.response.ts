import { ApiProperty } from '@nestjs/swagger';
import { CustomerResponse } from './customer.response';

export const DUPLICATE_REASONS = [
  'same_name_and_email',
  'same_name_and_phone',
  'same_name_and_birth_date',
  'same_email_and_birth_date',
] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** Two customers who may be the same person. */
export class DuplicateResponse {
  @ApiProperty({
    description: 'What they have in common, compared as people read it.',
    enum: DUPLICATE_REASONS,
    isArray: true,
    example: ['same_name_and_phone'],
  })
  reasons: DuplicateReason[];

  @ApiProperty({
    description: 'The two, the older entry first.',
    type: [CustomerResponse],
    minItems: 2,
    maxItems: 2,
  })
  customers: CustomerResponse[];
}
