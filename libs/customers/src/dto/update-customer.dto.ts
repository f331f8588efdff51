import { BooleanField, EmailField, TextField } from '@libs/platform/input';
import { CustomerDetails } from './customer-details.dto';

/** What may change of a customer; what is left out stays as it is, `null` clears. */
export class UpdateCustomerDto extends CustomerDetails {
  @TextField({ description: 'First name.', example: 'Ada', min: 1, max: 128, trim: true })
  first_name?: string;

  @TextField({ description: 'Last name.', example: 'Lovelace', min: 1, max: 128, trim: true })
  last_name?: string;

  @EmailField({ description: 'E-mail address.', example: 'ada@example.com' })
  email?: string;

  @BooleanField({
    description: 'Whether the gym counts the customer as active while the membership lasts.',
    example: true,
  })
  active?: boolean;
}
