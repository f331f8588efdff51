import {
  BooleanField,
  DateField,
  EmailField,
  IdField,
  optional,
  TextField,
  TextsField,
} from '@libs/platform/input';
import { IntersectionType, OmitType, PickType } from '@nestjs/swagger';

export const MAX_TAGS = 20;
export const MAX_TAG_LENGTH = 40;
export const MAX_NOTES = 10_000;

/** Every field of a customer that a gym writes; what is read and answered derives from it. */
export class CustomerFields {
  @TextField({ description: 'First name.', example: 'Ada', min: 1, max: 128, trim: true })
  first_name: string;

  @TextField({ description: 'Last name.', example: 'Lovelace', min: 1, max: 128, trim: true })
  last_name: string;

  @EmailField({
    description: 'Where mails go. Only somebody with a guardian may have none: then they go to the guardian.',
    example: 'ada@example.com',
    nullable: true,
  })
  email: string | null;

  @TextField({
    description: "Telephone number, in any notation; one without a country code is of the gym's country.",
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
    max: MAX_NOTES,
    nullable: true,
  })
  notes: string | null;

  @TextField({
    description: 'What another system calls the customer. No two of a gym have the same.',
    example: 'M-1042',
    min: 1,
    max: 64,
    nullable: true,
    trim: true,
  })
  external_id: string | null;

  @TextField({
    description:
      'Number of the card that is scanned at the entrance. No two customers of a gym have the same.',
    example: '04A1B2C3',
    min: 1,
    max: 64,
    nullable: true,
    trim: true,
  })
  card_number: string | null;

  @TextsField({
    description: 'Words to group customers by; of two that differ in case alone, the first is kept.',
    example: ['student', 'boxing'],
    max: MAX_TAGS,
    maxLength: MAX_TAG_LENGTH,
  })
  tags: string[];

  @IdField({
    description: 'The customer who answers for this one, such as a parent; somebody without a guardian.',
    example: 16,
    nullable: true,
  })
  guardian_id: number | null;

  @TextField({
    description: 'Whom to call in an emergency.',
    example: 'Anne Byron',
    max: 128,
    nullable: true,
    trim: true,
  })
  emergency_contact_name: string | null;

  @TextField({
    description: 'Where to call in an emergency, in any notation.',
    example: '+44 20 7946 0001',
    max: 32,
    nullable: true,
    trim: true,
  })
  emergency_contact_phone: string | null;

  @BooleanField({
    description: 'Whether the customer agrees to mails that are not about a contract; `null`: not asked.',
    example: true,
    nullable: true,
  })
  mail_consent: boolean | null;
}

/** The fields that files of customers have, by their names on the wire: those that an import reads, and an export writes. */
export const FILE_FIELDS = [
  'external_id',
  'card_number',
  'first_name',
  'last_name',
  'email',
  'phone',
  'active',
  'date_of_birth',
  'membership_start',
  'membership_end',
  'tags',
  'notes',
  'emergency_contact_name',
  'emergency_contact_phone',
  'mail_consent',
] as const satisfies (keyof CustomerFields)[];

class NewEmail {
  @EmailField({
    description: 'Where the welcome mail goes. Required without `guardian_id`.',
    example: 'ada@example.com',
    unless: 'guardian_id',
  })
  email: string | null;
}

class NewActive {
  @BooleanField({ description: 'True unless given; `null` means true.', example: true, nullable: true })
  active: boolean | null;
}

const REQUIRED = ['first_name', 'last_name'] as const;

/** A new customer. */
export class CreateCustomerDto extends IntersectionType(
  PickType(CustomerFields, REQUIRED),
  NewEmail,
  optional(IntersectionType(OmitType(CustomerFields, [...REQUIRED, 'email', 'active']), NewActive)),
) {}

/** A new customer with a guardian, who gets their mails. */
export class CreateDependantDto extends IntersectionType(
  PickType(CustomerFields, REQUIRED),
  optional(OmitType(CustomerFields, REQUIRED)),
) {}

/** What may change of a customer; what is left out stays as it is, `null` clears. */
export class UpdateCustomerDto extends optional(CustomerFields) {}
