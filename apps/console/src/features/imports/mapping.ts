import type { Field, Import } from './queries';

/** What a column can be read as, in the order in which people think of it. */
export const FIELDS = [
  'ignore',
  'first_name',
  'last_name',
  'full_name',
  'email',
  'guardian',
  'phone',
  'date_of_birth',
  'active',
  'membership_start',
  'membership_end',
  'card_number',
  'external_id',
  'tags',
  'notes',
  'emergency_contact_name',
  'emergency_contact_phone',
  'mail_consent',
] as const satisfies readonly Field[];

const DATES = new Set<Field>(['date_of_birth', 'membership_start', 'membership_end']);

/** How a file is to be read, as it stands in the form. */
export type Reading = Pick<Import, 'mapping' | 'date_order' | 'on_match' | 'welcome_mails'>;

export const hasDates = (mapping: readonly Field[]): boolean => mapping.some((field) => DATES.has(field));

/** Those that several columns are read as. */
export const repeatedFields = (mapping: readonly Field[]): Field[] =>
  FIELDS.filter((field) => field !== 'ignore' && mapping.filter((other) => other === field).length > 1);

/** Whether rows can be told apart and become somebody: the rule of the API. */
export function namesPeople(mapping: readonly Field[]): boolean {
  const has = (...fields: Field[]) => fields.every((field) => mapping.includes(field));
  return (
    ((has('first_name', 'last_name') || has('full_name')) && (has('email') || has('guardian'))) ||
    has('external_id') ||
    has('card_number')
  );
}
