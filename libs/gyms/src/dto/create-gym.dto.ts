import { CurrencyField, IntegerField, TextField, TimezoneField } from '@libs/platform/http';

export const MAX_INTEGER = 2_147_483_647;

/** What a gym tells about itself when it signs up. */
export class CreateGymDto {
  @TextField({
    description: 'Name of the gym.',
    example: 'Iron Temple',
    min: 1,
    max: 255,
    trim: true,
    required: true,
  })
  name: string;

  @IntegerField({
    description: "Monthly fee in the currency's smallest unit.",
    example: 4900,
    min: 0,
    max: MAX_INTEGER,
    required: true,
  })
  monthly_fee_cents: number;

  @CurrencyField({ description: 'ISO 4217 code, in any case.', example: 'EUR', required: true })
  currency: string;

  @TextField({ description: 'Postal address.', example: '1 Barbell Street', max: 255, nullable: true })
  address?: string | null;

  @TextField({
    description: 'What the gym says about itself.',
    example: 'Open day and night',
    max: 10_000,
    nullable: true,
  })
  description?: string | null;

  @TextField({ description: 'Kind of gym, in its own words.', example: 'crossfit', max: 50, nullable: true })
  gym_type?: string | null;

  @TimezoneField({
    description: 'IANA time zone; it decides what "today" is.',
    example: 'Europe/Berlin',
    default: 'UTC',
  })
  timezone?: string;
}
