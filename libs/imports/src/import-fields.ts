/** What a column can be read as: fields of a customer, or a name to be taken apart, or nothing. */
export const COLUMN_FIELDS = [
  'external_id',
  'card_number',
  'first_name',
  'last_name',
  'full_name',
  'email',
  'phone',
  'active',
  'date_of_birth',
  'membership_start',
  'membership_end',
  'tags',
  'notes',
  'emergency_contact_name',
  'emergency_contact_phone',
  'mail_consent',
  'ignore',
] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

/** Those that are dates. */
export const DATE_FIELDS = ['date_of_birth', 'membership_start', 'membership_end'] as const;
export type DateColumn = (typeof DATE_FIELDS)[number];

export const isDateField = (field: ColumnField): field is DateColumn =>
  (DATE_FIELDS as readonly ColumnField[]).includes(field);
