import { CurrencyField, IntegerField, TextField, TimezoneField } from '@libs/platform/http';
import { MAX_INTEGER } from './create-gym.dto';

/** What may change of a gym; what is left out stays as it is. */
export class UpdateGymDto {
  @TextField({ description: 'Name of the gym.', example: 'Iron Temple', min: 1, max: 255, trim: true })
  name?: string;

  @IntegerField({
    description: "Monthly fee in the currency's smallest unit.",
    example: 4900,
    min: 0,
    max: MAX_INTEGER,
  })
  monthly_fee_cents?: number;

  @CurrencyField({ description: 'ISO 4217 code, in any case.', example: 'EUR' })
  currency?: string;

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

  @TimezoneField({ description: 'IANA time zone; it decides what "today" is.', example: 'Europe/Berlin' })
  timezone?: string;
}
