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

/** What stands for the keys that two rows about one person share. */
export interface RowDigests {
  id?: string;
  card?: string;
  /** E-mail and name. */
  person?: string;
  /** Guardian and name. */
  child?: string;
  /** Birthday and name. */
  birthday?: string;
}

/** The digests of what is known of somebody: worked out once for each row, which is looked up by them again and again. */
export function digestsOf({
  external_id,
  card_number,
  email,
  first_name,
  last_name,
  date_of_birth,
  guardian_id,
}: Identity): RowDigests {
  const name = first_name && last_name ? `${nameKey(first_name)}\n${nameKey(last_name)}` : undefined;
  return {
    id: external_id ? digestOf(namedKey('external_id', external_id)) : undefined,
    card: card_number ? digestOf(namedKey('card_number', card_number)) : undefined,
    person: name && email ? digestOf(`person ${canonicalEmail(email)} ${name}`) : undefined,
    child: name && guardian_id ? digestOf(`child ${guardian_id} ${name}`) : undefined,
    birthday: name && date_of_birth ? digestOf(`birthday ${date_of_birth} ${name}`) : undefined,
  };
}

/**
 * 64 bits that stand for a key, as a text of eight characters: as they are, the keys of 100,000 rows would take 70 MB. (A buffer, or a
 * number made of one, takes half as long again.)
 */
export const digestOf = (key: string): string => hash('sha256', key, 'binary').slice(0, 8);
