import { BooleanField, DateField, EmailField, TextField } from '@libs/platform/http';

/** A new customer. */
export class CreateCustomerDto {
  @TextField({ description: 'First name.', example: 'Ada', min: 1, max: 128, trim: true, required: true })
  first_name: string;

  @TextField({ description: 'Last name.', example: 'Lovelace', min: 1, max: 128, trim: true, required: true })
  last_name: string;

  @EmailField({ description: 'Where the welcome mail goes.', example: 'ada@example.com', required: true })
  email: string;

  @TextField({
    description: 'Telephone number, in any notation.',
    example: '+44 20 7946 0000',
    max: 32,
    nullable: true,
  })
  phone?: string | null;

  @BooleanField({ description: '`null` means true.', nullable: true, default: true })
  active?: boolean | null;

  @DateField({ description: 'Not in the future.', example: '1990-02-20', nullable: true })
  date_of_birth?: string | null;

  @DateField({ description: 'First day of the membership.', example: '2026-01-01', nullable: true })
  membership_start?: string | null;

  @DateField({
    description: 'Last day of the membership, inclusive; not before its start.',
    example: '2026-12-31',
    nullable: true,
  })
  membership_end?: string | null;

  @TextField({
    description: 'What the front desk should know.',
    example: 'Prefers mornings',
    max: 10_000,
    nullable: true,
  })
  notes?: string | null;
}
