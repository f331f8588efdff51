import { BooleanField, IntegerField, TextField } from '@libs/platform/input';

/** An age nobody reaches, and far from where dates end. */
const MAX_AGE = 1_000;

/** Filters and page of a list; all can be combined, text is matched literally and in any case. */
export class ListCustomersQuery {
  @BooleanField({ description: 'Only customers who are, or are not, active today.' })
  active?: boolean;

  @TextField({
    description: 'Part of the first, last or full name or of the e-mail.',
    example: 'ada lov',
    min: 1,
    // A first name, a space and a last name.
    max: 257,
    trim: true,
  })
  search?: string;

  @TextField({ description: 'Part of the first name.', min: 1, max: 255, trim: true })
  first_name?: string;

  @TextField({ description: 'Part of the last name.', min: 1, max: 255, trim: true })
  last_name?: string;

  @TextField({ description: 'Part of the e-mail.', min: 3, max: 255, trim: true })
  email?: string;

  @IntegerField({ description: 'Completed years, inclusive.', example: 18, min: 0, max: MAX_AGE })
  min_age?: number;

  @IntegerField({ description: 'Completed years, inclusive.', example: 30, min: 0, max: MAX_AGE })
  max_age?: number;

  @IntegerField({ description: 'Customers on a page.', min: 1, max: 200, default: 50 })
  limit: number = 50;

  @IntegerField({ description: 'Customers to skip.', min: 0, max: Number.MAX_SAFE_INTEGER, default: 0 })
  offset: number = 0;
}
