import {
  BooleanField,
  IdField,
  IntegerField,
  optional,
  PageQuery,
  SearchField,
  sortedBy,
  TextField,
} from '@libs/platform/input';
import { IntersectionType, OmitType } from '@nestjs/swagger';

/** An age nobody reaches, and far from where dates end. */
const MAX_AGE = 1_000;

/** Filters of the list; all can be combined, text is matched literally and as people read it. */
class CustomerFilters {
  @BooleanField({ description: 'Only customers who are, or are not, active today.' })
  active: boolean;

  @SearchField({
    description:
      'Part of the first, last or full name or of the e-mail; four or more digits of the phone, the last four too, in any notation; or the ' +
      'whole number of the card or the whole `external_id`.',
    example: 'ada lov',
  })
  search: string;

  @TextField({ description: 'Part of the first name.', min: 1, max: 255, trim: true })
  first_name: string;

  @TextField({ description: 'Part of the last name.', min: 1, max: 255, trim: true })
  last_name: string;

  @TextField({ description: 'Part of the e-mail.', min: 3, max: 255, trim: true })
  email: string;

  @TextField({ description: 'A tag that they have.', example: 'student', min: 1, max: 40, trim: true })
  tag: string;

  @TextField({ description: 'The whole external id.', example: 'M-1042', min: 1, max: 64, trim: true })
  external_id: string;

  @TextField({ description: 'The whole card number.', example: '04A1B2C3', min: 1, max: 64, trim: true })
  card_number: string;

  @IdField({ description: 'The customer who is their guardian.', example: 16 })
  guardian_id: number;

  @IntegerField({ description: 'Completed years, inclusive.', example: 18, min: 0, max: MAX_AGE })
  min_age: number;

  @IntegerField({ description: 'Completed years, inclusive.', example: 30, min: 0, max: MAX_AGE })
  max_age: number;
}

/** What the list is sorted by, whether it is read by the page or as a file. */
const SORTS = { created_at: 'timestamp', name: 'text', email: 'text', membership_end: 'date' } as const;

/** A page of the list of customers. */
export class ListCustomersQuery extends IntersectionType(
  PageQuery,
  sortedBy(SORTS, '-created_at', {
    relevance: {
      field: 'search',
      description:
        'who answers `search` best, in one page of up to `limit`: a whole name, e-mail, phone, card number or `external_id`, then the ' +
        'beginning of a word, then any part, then whole words with one typo; of equal ones the newest first.',
    },
  }),
  optional(CustomerFilters),
) {}

class FileFormat {
  @BooleanField({
    description:
      'Whether the file begins with a byte order mark, by which Excel knows UTF-8; false unless given.',
  })
  bom: boolean;
}

/** Which customers, in which order. */
export type CustomerSelection = Partial<CustomerFilters> & { sort: string };

/** The same list as one file. */
export class ExportCustomersQuery extends IntersectionType(
  OmitType(sortedBy(SORTS, '-created_at'), ['cursor']),
  optional(CustomerFilters),
  optional(FileFormat),
) {}
