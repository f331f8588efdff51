import { BooleanField, ChoiceField, ChoicesField, optional } from '@libs/platform/input';
import { DATE_ORDERS, type DateOrder } from './date-order';
import { COLUMN_FIELDS, type ColumnField } from './import-fields';

/** How a file is to be read, and what is done with its rows. */
export class ImportOptions {
  @ChoicesField(COLUMN_FIELDS, {
    description:
      'What each of `columns` is read as, in the same order; guessed from their names at first. `full_name` is taken apart into first and last name; `guardian` is the external id, else the card number, else the e-mail of the guardian, who is a customer or on another row.',
    example: ['first_name', 'last_name', 'email', 'ignore'],
  })
  mapping: ColumnField[];

  @ChoiceField(DATE_ORDERS, {
    description:
      'In which order the file writes day, month and year. Found out where one date of the file decides; `null` where it must be said before a commit.',
    example: 'dmy',
    nullable: true,
  })
  date_order: DateOrder | null;

  @ChoiceField(['update', 'skip'], {
    description:
      'What becomes of rows about somebody who is a customer already. An empty cell never clears anything.',
    example: 'update',
  })
  on_match: 'update' | 'skip';

  @BooleanField({
    description: 'Whether new customers get a welcome mail; false unless set.',
    example: false,
  })
  welcome_mails: boolean;
}

/** What may change of an import until it is committed. */
export class UpdateImportDto extends optional(ImportOptions) {}
