import { CurrencyField, IntegerField, TextField } from '@libs/platform/input';
import { GymDetails, MAX_FEE } from './gym-details.dto';

/** What a gym tells about itself when it signs up. */
export class CreateGymDto extends GymDetails {
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
    max: MAX_FEE,
    required: true,
  })
  monthly_fee_cents: number;

  @CurrencyField({ description: 'ISO 4217 code, in any case.', example: 'EUR', required: true })
  currency: string;
}
