import { hash } from 'node:crypto';
import { type CustomerFields } from '@libs/customers';
import { canonicalEmail } from '@libs/platform/input';
import { nameKey } from './guess-mapping';

/** What tells people apart, of whom something is known. */
export type Identity = Partial<
  Pick<
    CustomerFields,
    'external_id' | 'card_number' | 'email' | 'first_name' | 'last_name' | 'date_of_birth' | 'guardian_id'
  >
>;

/** By what a guardian can be named, in the order in which it is looked for. */
export const NAMED_BY = ['external_id', 'card_number', 'email'] as const;
export type NamedBy = (typeof NAMED_BY)[number];

/** The key of what somebody is named by. */
export const namedKey = (by: NamedBy, text: string): string =>
  `${by} ${by === 'email' ? canonicalEmail(text) : text}`;

/** Keys that two rows about one person share. */
export function keysOf({
  external_id,
  card_number,
  email,
  first_name,
  last_name,
  date_of_birth,
  guardian_id,
}: Identity) {
  const name = first_name && last_name ? `${nameKey(first_name)}\n${nameKey(last_name)}` : undefined;
  return {
    id: external_id ? namedKey('external_id', external_id) : undefined,
    card: card_number ? namedKey('card_number', card_number) : undefined,
    person: name && email ? `person ${canonicalEmail(email)} ${name}` : undefined,
    child: name && guardian_id ? `child ${guardian_id} ${name}` : undefined,
    birthday: name && date_of_birth ? `birthday ${date_of_birth} ${name}` : undefined,
  };
}

/** 64 bits that stand for a key: as texts, the keys of 100,000 rows would take 70 MB. */
export const digestOf = (key: string): bigint => hash('sha256', key, 'buffer').readBigUInt64BE();
