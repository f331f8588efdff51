import { CurrencyField, CentsField, optional, TextField, TimezoneField } from '@libs/platform/input';
import { IntersectionType, OmitType, PickType } from '@nestjs/swagger';

/** Every field of a gym that its owner writes; what is read and answered derives from it. */
export class GymFields {
  @TextField({ description: 'Name of the gym.', example: 'Iron Temple', min: 1, max: 255, trim: true })
  name: string;

  @TextField({ description: 'Postal address.', example: '1 Barbell Street', max: 255, nullable: true })
  address: string | null;

  @TextField({
    description: 'What the gym says about itself.',
    example: 'Open day and night',
    max: 10_000,
    nullable: true,
  })
  description: string | null;

  @TextField({ description: 'Kind of gym, in its own words.', example: 'crossfit', max: 50, nullable: true })
  gym_type: string | null;

  @CentsField({
    description: "Monthly fee in the currency's smallest unit.",
    example: 4900,
  })
  monthly_fee_cents: number;

  @CurrencyField({ description: 'ISO 4217 code of a currency in force, in any case.', example: 'EUR' })
  currency: string;

  @TimezoneField({
    description: 'IANA time zone; it decides what "today" is. UTC unless set.',
    example: 'Europe/Berlin',
  })
  timezone: string;
}

/** What was allowed once stays with the gyms that have it. */
class StoredFields {
  @CurrencyField({
    description: 'ISO 4217 code of a currency in force, or the one that the gym has.',
    example: 'EUR',
    stored: true,
  })
  currency: string;

  @TimezoneField({
    description: 'IANA time zone, or the one that the gym has; it decides what "today" is.',
    example: 'Europe/Berlin',
    stored: true,
  })
  timezone: string;
}

const REQUIRED = ['name', 'monthly_fee_cents', 'currency'] as const;

/** What a gym tells about itself when it signs up. */
export class CreateGymDto extends IntersectionType(
  PickType(GymFields, REQUIRED),
  optional(OmitType(GymFields, REQUIRED)),
) {}

/** What may change of a gym; what is left out stays as it is. */
export class UpdateGymDto extends optional(
  IntersectionType(OmitType(GymFields, ['currency', 'timezone']), StoredFields),
) {}
