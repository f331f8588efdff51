import { entitlementOn, type MembershipStatus } from '@libs/memberships';
import { type WeeklyHours } from '@libs/platform/hours';
import { type DateTime } from 'luxon';
import { decideAccess, type Reason, type UsedEntitlement } from './access-decision';
import { type SnapshotRow } from './desk-snapshot.repository';

/** What a desk without a connection knows of a customer. */
export interface CustomerInSnapshot {
  type: 'customer';
  id: number;
  first_name: string;
  last_name: string;
  card_number: string | null;
  phone_digits: string | null;
  allowed_until: string | null;
  reasons: Reason[];
  access: WeeklyHours | null;
  status: MembershipStatus | null;
  visits_left: number | null;
  open_visit: { id: number; since: string } | null;
}

/**
 * How a customer fares on days to come, by the same rules as at a scan, apart from hours: whether a gym is open, and whether a
 * membership lets in at that time of the day, is for the desk to see.
 *
 * @param days moments in the gym's time zone, one of each day, the first one today
 */
export function toCustomerInSnapshot(row: SnapshotRow, days: readonly DateTime[]): CustomerInSnapshot {
  const { id, first_name, last_name, card_number, phone_digits, open_visit } = row;
  const today = entitlementsOn(row, days[0]!);
  const { reasons, entitlement } = decideWithoutHours(row, today, days[0]!);
  let allowedUntil: string | null = null;
  let entitlements = today;
  for (const day of days) {
    entitlements = entitlementsOn(row, day, entitlements);
    if (decideWithoutHours(row, entitlements, day).reasons.length > 0) break;
    allowedUntil = day.toISODate();
  }
  const { included = null, visits = 0, status = null } = entitlement ?? {};
  return {
    type: 'customer',
    id,
    first_name,
    last_name,
    card_number,
    phone_digits,
    allowed_until: allowedUntil,
    reasons,
    access: reasons.length === 0 ? hoursOf(row, today, days[0]!) : null,
    status,
    visits_left: included && Math.max(0, included.visits - visits),
    open_visit,
  };
}

/** @param before those of a day before: where its period goes on, it is not reckoned anew, which takes most of the time */
function entitlementsOn(
  { memberships, visits }: SnapshotRow,
  at: DateTime,
  before: readonly UsedEntitlement[] = [],
): UsedEntitlement[] {
  const date = at.toISODate()!;
  return memberships.map((membership, index) => {
    const known = before[index];
    if (known?.included && date <= known.included.period.end_date) {
      const { status } = entitlementOn({ ...membership, visits_per_period: null }, date);
      return { ...known, status };
    }
    const entitlement = entitlementOn(membership, date);
    const { included, membership_id } = entitlement;
    const isUsed = (visit: SnapshotRow['visits'][number]): boolean =>
      visit.membership_id === membership_id &&
      included!.period.start_date <= visit.day &&
      visit.day <= included!.period.end_date;
    return { ...entitlement, visits: included ? visits.filter(isUsed).length : 0 };
  });
}

const decideWithoutHours = (row: SnapshotRow, entitlements: UsedEntitlement[], at: DateTime) =>
  decideAccess(
    row,
    entitlements.map((entitlement) => ({ ...entitlement, access: null })),
    'open',
    at,
  );

/** When memberships that let in do so, taken together; null: at any time. */
function hoursOf(row: SnapshotRow, entitlements: UsedEntitlement[], at: DateTime): WeeklyHours | null {
  const open = entitlements.filter((one) => decideWithoutHours(row, [one], at).reasons.length === 0);
  const hours = open.map(({ access }) => access);
  return hours.includes(null) || hours.length === 0 ? null : hours.flatMap((access) => access!);
}
