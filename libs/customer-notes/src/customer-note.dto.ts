import { CursorQuery, TextField } from '@libs/platform/input';

/** A note, or what it says from now on. */
export class CustomerNoteDto {
  @TextField({
    description: 'What to know of the customer.',
    example: 'Called about the invoice of March; calls back on Monday.',
    min: 1,
    max: 10_000,
    trim: true,
  })
  text: string;
}

/** A page of a customer's notes, newest first. */
export class ListCustomerNotesQuery extends CursorQuery {}
