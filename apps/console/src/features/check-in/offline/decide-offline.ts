import type { Access, Reason, Visitor } from '../verdict';
import { isWithin, localTime } from './local-time';
import { type KnownMember, memberOf, type Snapshot } from './snapshot';

const MINUTE_MS = 60_000;

interface Scan {
  visitor: Visitor;
  at: Date;
  /** Of the gym. */
  timeZone: string;
  /** When the visitor came last, as far as this desk has seen it. */
  lastVisit?: string;
  override_reason?: string;
}

/** What the API would answer, as far as a snapshot says it. It makes no visit. */
export function decideOffline(snapshot: Snapshot, scan: Scan): Access {
  const member = memberOf(snapshot, scan.visitor);
  const customer = member
    ? {
        id: member.id,
        first_name: member.first_name,
        last_name: member.last_name,
        photo_url: null,
        membership: null,
      }
    : null;
  const already_in = member ? sinceWhen(snapshot, member, scan) : null;
  if (already_in !== null) return { decision: 'allowed', reasons: [], visit: null, already_in, customer };
  const reasons = member ? against(member, scan) : (['unknown_card'] as const);
  const isOverridden = member !== undefined && scan.override_reason !== undefined;
  return {
    decision: reasons.length === 0 || isOverridden ? 'allowed' : 'denied',
    reasons: [...reasons],
    visit: null,
    already_in: null,
    customer,
  };
}

function sinceWhen(
  { visit_timeout_minutes }: Snapshot,
  { open_visit }: KnownMember,
  { at, lastVisit }: Scan,
): string | null {
  const since = lastVisit ?? open_visit?.since;
  const isOpen = since && at.getTime() - Date.parse(since) < visit_timeout_minutes * MINUTE_MS;
  return isOpen ? since : null;
}

function against({ allowed_until, reasons, access }: KnownMember, { at, timeZone }: Scan): Reason[] {
  const local = localTime(at, timeZone);
  if (reasons.length > 0) return reasons;
  if (allowed_until === null || local.date > allowed_until) return ['expired'];
  return access === null || isWithin(access, local) ? [] : ['outside_hours'];
}
