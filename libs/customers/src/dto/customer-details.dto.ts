import { DateField, TextField } from '@libs/platform/input';

/** What a customer may have or not; the same rules hold for a new one and for a change. */
export class CustomerDetails {
  @TextField({
    description: 'Telephone number, in any notation.',
    example: '+44 20 7946 0000',
    max: 32,
    nullable: true,
  })
  phone?: string | null;

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
