import { FILE_FIELDS } from '@libs/customers';

/** What a column can be read as: fields of a customer, or by what to find the guardian, or a name to be taken apart, or nothing. */
export const COLUMN_FIELDS = [...FILE_FIELDS, 'guardian', 'full_name', 'ignore'] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

/** Those that are dates. */
export const DATE_FIELDS = ['date_of_birth', 'membership_start', 'membership_end'] as const;
export type DateColumn = (typeof DATE_FIELDS)[number];

export const isDateField = (field: ColumnField): field is DateColumn =>
  (DATE_FIELDS as readonly ColumnField[]).includes(field);
