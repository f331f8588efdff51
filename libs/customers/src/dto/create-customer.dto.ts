import { BooleanField, EmailField, TextField } from '@libs/platform/input';
import { CustomerDetails } from './customer-details.dto';

/** A new customer. */
export class CreateCustomerDto extends CustomerDetails {
  @TextField({ description: 'First name.', example: 'Ada', min: 1, max: 128, trim: true, required: true })
  first_name: string;

  @TextField({ description: 'Last name.', example: 'Lovelace', min: 1, max: 128, trim: true, required: true })
  last_name: string;

  @EmailField({ description: 'Where the welcome mail goes.', example: 'ada@example.com', required: true })
  email: string;

  @BooleanField({ description: '`null` means true.', nullable: true, default: true })
  active?: boolean | null;
}
