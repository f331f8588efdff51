import { formatDate } from '../../i18n/format';
import type { components } from '../../api/schema';
import { t } from './texts';

export type Access = components['schemas']['AccessResponse'];
export type Reason = Access['reasons'][number];
export type Customer = NonNullable<Access['customer']>;

/** Who comes: by the card that was scanned, or as somebody who was found. */
export type Visitor = { card_number: string } | { customer_id: number };

/** What became of somebody who came. */
export interface Verdict {
  /** The name of the scan, for the API as well. */
  nonce: string;
  visitor: Visitor;
  /** The name of who was found by it; the API's answer has it, too. */
  name?: string;
  /** When, by the clock of this device. */
  at: string;
  /** None before there is an answer, and when there is an error. */
  access?: Access;
  error?: unknown;
  /** Whether the last snapshot has decided, for want of a connection. */
  isOffline?: boolean;
  /** Whether the API knows of it since. */
  isSent?: boolean;
  /** Whether the visit was voided afterwards. */
  isUndone?: boolean;
}

export type Color = 'green' | 'amber' | 'red' | 'gray';

/** Green: come in. Amber: come in, and look. Red: not like this. Gray: no answer yet, or taken back. */
export function colorOf({ access, error, isUndone, isOffline }: Verdict): Color {
  if (isUndone) return 'gray';
  if (error !== undefined) return 'red';
  if (!access) return 'gray';
  if (access.decision === 'denied') return 'red';
  return isOffline || access.already_in !== null || access.reasons.length > 0 ? 'amber' : 'green';
}

export const nameOf = ({ access, name, visitor }: Verdict): string => {
  if (access?.customer) return `${access.customer.first_name} ${access.customer.last_name}`;
  return name ?? ('card_number' in visitor ? t('card', { number: visitor.card_number }) : '');
};

/** Why somebody is not let in, as a sentence. */
export function explainReason(reason: Reason, customer: Customer | null): string {
  const end = customer?.membership?.end_date;
  if (reason === 'expired' && end) return t('reasons.expired_on', { date: formatDate(end) });
  return t(`reasons.${reason}`);
}

const NEEDS_MEMBERSHIP = new Set<Reason>([
  'no_membership',
  'expired',
  'cancelled',
  'visits_used_up',
  'inactive',
]);

/** What would let the visitor in the next time. */
export type Fix = 'renew' | 'unfreeze' | 'open_member' | 'find_member';

export function fixFor(reasons: Reason[]): Fix | undefined {
  if (reasons.includes('unknown_card')) return 'find_member';
  if (reasons.some((reason) => NEEDS_MEMBERSHIP.has(reason))) return 'renew';
  if (reasons.includes('frozen')) return 'unfreeze';
  if (reasons.includes('pending') || reasons.includes('outside_hours')) return 'open_member';
  return undefined;
}
