import type { Reason, Visitor } from '../verdict';
import type { WeekdayHours } from './local-time';

/** What a desk without a connection knows of a member: a line of `GET /check-ins/snapshot`. */
export interface KnownMember {
  id: number;
  first_name: string;
  last_name: string;
  card_number: string | null;
  /** The last four digits of the phone. */
  phone_digits: string | null;
  /** The last day on which the member is let in without a break from that of the snapshot on. */
  allowed_until: string | null;
  /** What speaks against it on the day of the snapshot. */
  reasons: Reason[];
  /** Null: at any time. */
  access: WeekdayHours[] | null;
  open_visit: { id: number; since: string } | null;
}

/** What a desk goes by while it has no connection. */
export interface Snapshot {
  made_at: string;
  visit_timeout_minutes: number;
  members: Map<number, KnownMember>;
  byCard: Map<string, KnownMember>;
}

type Line =
  | ({ type: 'snapshot' } & Pick<Snapshot, 'made_at' | 'visit_timeout_minutes'>)
  | ({ type: 'customer' } & KnownMember)
  | { type: 'end'; customers: number };

/** @throws when it is not whole */
export function parseSnapshot(text: string): Snapshot {
  const members = new Map<number, KnownMember>();
  const byCard = new Map<string, KnownMember>();
  let head: Pick<Snapshot, 'made_at' | 'visit_timeout_minutes'> | undefined;
  let isWhole = false;
  for (const json of text.split('\n')) {
    if (json === '') continue;
    const line = JSON.parse(json) as Line;
    if (line.type === 'snapshot') head = line;
    if (line.type === 'end') isWhole = line.customers === members.size;
    if (line.type !== 'customer') continue;
    members.set(line.id, line);
    if (line.card_number !== null) byCard.set(line.card_number, line);
  }
  if (!head || !isWhole) throw new Error('The snapshot is not whole');
  const { made_at, visit_timeout_minutes } = head;
  return { made_at, visit_timeout_minutes, members, byCard };
}

export const memberOf = ({ members, byCard }: Snapshot, visitor: Visitor): KnownMember | undefined =>
  'card_number' in visitor ? byCard.get(visitor.card_number) : members.get(visitor.customer_id);

const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The members that a name, a card or the last digits of a phone may mean. */
export function findMembers({ members, byCard }: Snapshot, text: string, limit: number): KnownMember[] {
  const card = byCard.get(text);
  if (card) return [card];
  const words = fold(text).split(/\s+/);
  const found: KnownMember[] = [];
  for (const member of members.values()) {
    if (found.length === limit) break;
    const names = fold(`${member.first_name} ${member.last_name}`);
    if (member.phone_digits === text || words.every((word) => names.includes(word))) found.push(member);
  }
  return found;
}
