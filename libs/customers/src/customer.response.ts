import { ApiProperty } from '@nestjs/swagger';
import { Customer } from './customer.entity';
import { isActiveOn } from './membership';

/** A customer on the wire. */
export class CustomerResponse {
  @ApiProperty({ example: 'Ada' })
  first_name: string;

  @ApiProperty({ example: 'Lovelace' })
  last_name: string;

  @ApiProperty({ format: 'email', example: 'ada@example.com' })
  email: string;

  @ApiProperty({ type: String, nullable: true, example: '+44 20 7946 0000' })
  phone: string | null;

  @ApiProperty({
    description: "Active today: set active, and not past `membership_end` on the gym's calendar.",
  })
  active: boolean;

  @ApiProperty({ type: String, format: 'date', nullable: true, example: '1990-02-20' })
  date_of_birth: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, example: '2026-01-01' })
  membership_start: string | null;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The last day, inclusive.',
    example: '2026-12-31',
  })
  membership_end: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Prefers mornings' })
  notes: string | null;

  @ApiProperty({ type: 'integer', example: 17 })
  id: number;

  @ApiProperty({ type: 'integer', example: 1 })
  gym_id: number;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  created_at: string;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  updated_at: string;
}

/**
 * The one mapping from the table to the wire: what is not named here never leaves.
 *
 * @param today the gym's date, `YYYY-MM-DD`
 */
export function toCustomerResponse(customer: Customer, today: string): CustomerResponse {
  return {
    first_name: customer.first_name,
    last_name: customer.last_name,
    email: customer.email,
    phone: customer.phone,
    active: isActiveOn(customer, today),
    date_of_birth: customer.date_of_birth,
    membership_start: customer.membership_start,
    membership_end: customer.membership_end,
    notes: customer.notes,
    id: customer.id,
    gym_id: customer.gym_id,
    created_at: customer.created_at.toISOString(),
    updated_at: customer.updated_at.toISOString(),
  };
}
