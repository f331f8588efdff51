import { formatDate } from '../../i18n/format';
import type { Member } from './queries';
import { t } from './texts';

/** What can be changed of a member in place, and how it is typed. */
export const FIELDS = {
  first_name: 'text',
  last_name: 'text',
  email: 'email',
  phone: 'tel',
  date_of_birth: 'date',
  card_number: 'text',
  external_id: 'text',
  tags: 'tags',
  notes: 'long',
  active: 'yes-no',
  membership_start: 'date',
  membership_end: 'date',
  emergency_contact_name: 'text',
  emergency_contact_phone: 'tel',
  mail_consent: 'yes-no-open',
} as const;

export type Field = keyof typeof FIELDS;
export type Kind = (typeof FIELDS)[Field];
export type Value = string | string[] | boolean | null;

/** Fields of which there has to be something. */
const REQUIRED = new Set<Field>(['first_name', 'last_name']);

export const isField = (name: string): name is Field => name in FIELDS;

/** What keeps a value from being saved, if anything does that can be seen without the API. */
export function complaintOf(field: Field, value: Value, { guardian_id }: Member): string | undefined {
  if (REQUIRED.has(field) && !value) return t('required');
  if (field === 'email' && !value && guardian_id === null) return t('email_needed');
  return undefined;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A value of any field as people read it. */
export function toText(value: unknown): string {
  if (value === null || value === undefined || value === '') return t('empty');
  if (value === true) return t('yes');
  if (value === false) return t('no');
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : t('empty');
  if (typeof value === 'string') return DAY.test(value) ? formatDate(value) : value;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The fields in which two versions of a member differ. */
export const changedFields = (before: Member, after: Member): Field[] =>
  (Object.keys(FIELDS) as Field[]).filter((field) => !isSame(before[field], after[field]));
