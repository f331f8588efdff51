import { CurrencyField, IntegerField, TextField } from '@libs/platform/input';
import { GymDetails, MAX_FEE } from './gym-details.dto';

/** What may change of a gym; what is left out stays as it is. */
export class UpdateGymDto extends GymDetails {
  @TextField({ description: 'Name of the gym.', example: 'Iron Temple', min: 1, max: 255, trim: true })
  name?: string;

  @IntegerField({
    description: "Monthly fee in the currency's smallest unit.",
    example: 4900,
    min: 0,
    max: MAX_FEE,
  })
  monthly_fee_cents?: number;

  @CurrencyField({ description: 'ISO 4217 code, in any case.', example: 'EUR' })
  currency?: string;
}
