import { type CustomerAtDesk, whyInactiveOn } from '@libs/customers';
import { type Entitlement, type MembershipStatus } from '@libs/memberships';
import { type Opening } from '@libs/opening-hours';
import { isWithin } from '@libs/platform/hours';
import { type DateTime } from 'luxon';

export const DECISIONS = ['allowed', 'denied'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Why somebody is not let in, in the order in which they are answered. */
export const REASONS = [
  'unknown_card',
  'no_membership',
  'inactive',
  'pending',
  'expired',
  'cancelled',
  'frozen',
  'visits_used_up',
  'outside_hours',
  'gym_closed',
] as const;
export type Reason = (typeof REASONS)[number];

/** An entitlement, and how many of the included visits were made; 0 where their number does not matter. */
export interface UsedEntitlement extends Entitlement {
  visits: number;
}

export interface AccessDecision {
  /** Everything that speaks against it; nothing when the customer is let in. */
  reasons: Reason[];
  /** The membership that lets in; of somebody who is not let in, the one that comes closest. */
  entitlement?: UsedEntitlement;
}

/**
 * Whether somebody is let in. One membership that lets in is enough; a customer without any is judged by the fields of
 * clients that know no memberships.
 *
 * @param customer undefined for an unknown card
 * @param entitlements of all memberships of the customer, on the day of `at`
 * @param at in the gym's time zone
 */
export function decideAccess(
  customer: CustomerAtDesk | undefined,
  entitlements: UsedEntitlement[],
  opening: Opening,
  at: DateTime,
): AccessDecision {
  const { reasons, entitlement } = judge(customer, entitlements, at);
  const all = new Set<Reason>(opening === 'open' ? reasons : [...reasons, opening]);
  return { reasons: REASONS.filter((reason) => all.has(reason)), entitlement };
}

function judge(
  customer: CustomerAtDesk | undefined,
  entitlements: UsedEntitlement[],
  at: DateTime,
): AccessDecision {
  if (!customer) return { reasons: ['unknown_card'] };
  if (entitlements.length === 0) return { reasons: againstFields(customer, at.toISODate()!) };
  const open = entitlements.filter((entitlement) => against(entitlement, at).length === 0);
  if (open.length > 0) return { reasons: [], entitlement: firstToUse(open) };
  const closest = closestOf(entitlements);
  return { reasons: closest.flatMap((entitlement) => against(entitlement, at)), entitlement: closest.at(-1) };
}

function againstFields(customer: CustomerAtDesk, day: string): Reason[] {
  const hasNone = customer.membership_start === null && customer.membership_end === null;
  return [...(hasNone ? (['no_membership'] as const) : []), ...whyInactiveOn(customer, day)];
}

/** Why memberships that do not hold do not let in. */
const NOT_HOLDING: Partial<Record<MembershipStatus, Reason>> = {
  pending: 'pending',
  frozen: 'frozen',
  ended: 'expired',
  cancelled: 'cancelled',
};

function against({ status, access, included, visits }: UsedEntitlement, at: DateTime): Reason[] {
  const reason = NOT_HOLDING[status];
  if (reason) return [reason];
  return [
    ...(included && visits >= included.visits ? (['visits_used_up'] as const) : []),
    ...(access && !isWithin(access, at) ? (['outside_hours'] as const) : []),
  ];
}

/** What can be had for nothing first, then the visits that lapse first. */
function firstToUse(entitlements: UsedEntitlement[]): UsedEntitlement {
  const lapsesOn = ({ included }: UsedEntitlement): string => included?.period.end_date ?? '';
  return entitlements.toSorted((one, other) => lapsesOn(one).localeCompare(lapsesOn(other)))[0]!;
}

/** The memberships of the day; without any, the one that was over last, and those to come. */
function closestOf(entitlements: UsedEntitlement[]): UsedEntitlement[] {
  const having = (...statuses: MembershipStatus[]) =>
    entitlements.filter(({ status }) => statuses.includes(status));
  const ofTheDay = having('active', 'ending', 'frozen');
  if (ofTheDay.length > 0) return ofTheDay;
  const over = having('ended', 'cancelled').toSorted((one, other) =>
    one.end_date!.localeCompare(other.end_date!),
  );
  return [...over.slice(-1), ...having('pending')];
}
