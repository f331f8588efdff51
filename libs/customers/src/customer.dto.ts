import { BooleanField, DateField, EmailField, optional, TextField } from '@libs/platform/input';
import { IntersectionType, OmitType, PickType } from '@nestjs/swagger';

/** Every field of a customer that a gym writes; what is read and answered derives from it. */
export class CustomerFields {
  @TextField({ description: 'First name.', example: 'Ada', min: 1, max: 128, trim: true })
  first_name: string;

  @TextField({ description: 'Last name.', example: 'Lovelace', min: 1, max: 128, trim: true })
  last_name: string;

  @EmailField({ description: 'Where the welcome mail goes.', example: 'ada@example.com' })
  email: string;

  @TextField({
    description: 'Telephone number, in any notation.',
    example: '+44 20 7946 0000',
    max: 32,
    nullable: true,
  })
  phone: string | null;

  @BooleanField({
    description: 'Whether the gym counts the customer as active while the membership lasts.',
    example: true,
  })
  active: boolean;

  @DateField({ description: 'Not in the future.', example: '1990-02-20', nullable: true })
  date_of_birth: string | null;

  @DateField({ description: 'First day of the membership.', example: '2026-01-01', nullable: true })
  membership_start: string | null;

  @DateField({
    description: 'Last day of the membership, inclusive; not before its start.',
    example: '2026-12-31',
    nullable: true,
  })
  membership_end: string | null;

  @TextField({
    description: 'What the front desk should know.',
    example: 'Prefers mornings',
    max: 10_000,
    nullable: true,
  })
  notes: string | null;
}

class NewActive {
  @BooleanField({ description: 'True unless given; `null` means true.', example: true, nullable: true })
  active: boolean | null;
}

const REQUIRED = ['first_name', 'last_name', 'email'] as const;

/** A new customer. */
export class CreateCustomerDto extends IntersectionType(
  PickType(CustomerFields, REQUIRED),
  optional(IntersectionType(OmitType(CustomerFields, [...REQUIRED, 'active']), NewActive)),
) {}

/** What may change of a customer; what is left out stays as it is, `null` clears. */
export class UpdateCustomerDto extends optional(CustomerFields) {}
