import { MAX_NOTES, MAX_TAGS } from './customer.dto';
import { type Customer } from './customer.entity';

/** What one entry of a person may take from the other where it has nothing itself. */
const FILLED = [
  'email',
  'date_of_birth',
  'external_id',
  'card_number',
  'emergency_contact_name',
  'emergency_contact_phone',
] as const;

/**
 * What a customer takes over from another entry of the same person. What is there stays; what does not fit any more is in the
 * audit log, where the other entry ends.
 */
export function takenOverFrom(from: Customer, into: Customer): Partial<Customer> {
  const changes: Partial<Customer> = {
    tags: [...into.tags, ...from.tags.filter((tag) => !hasTag(into, tag))].slice(0, MAX_TAGS),
    notes: bothNotes(into.notes, from.notes),
  };
  for (const name of FILLED) changes[name] = into[name] ?? from[name];
  if (into.phone === null) {
    changes.phone = from.phone;
    changes.phone_e164 = from.phone_e164;
  }
  // Who has refused mails in one entry has refused them.
  if (into.mail_consent === null || (into.mail_consent && from.mail_consent === false)) {
    changes.mail_consent = from.mail_consent;
    changes.mail_consent_at = from.mail_consent_at;
    changes.mail_consent_source = from.mail_consent_source;
  }
  // With memberships the dates follow from these.
  const hasDates = into.membership_start !== null || into.membership_end !== null;
  if (!into.has_memberships && !from.has_memberships && !hasDates) {
    changes.membership_start = from.membership_start;
    changes.membership_end = from.membership_end;
  }
  // A guardian has none.
  if (into.guardian_id === from.id) changes.guardian_id = null;
  return changes;
}

const hasTag = ({ tags }: Customer, tag: string): boolean =>
  tags.some((one) => one.toLowerCase() === tag.toLowerCase());

/** By characters, as PostgreSQL counts them. */
function bothNotes(one: string | null, other: string | null): string | null {
  if (!one || !other || one === other) return one || other;
  return [...`${one}\n\n${other}`].slice(0, MAX_NOTES).join('');
}
