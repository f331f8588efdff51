import { answer, api } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Preview = Schemas['PreviewResponse'];
export type Changed = Schemas['ChangedMembershipResponse'];

/** What can be done about the memberships of a member. */
export type MembershipChange =
  | { kind: 'sell'; memberId: number; body: Schemas['SellMembershipDto'] }
  | { kind: 'renew' | 'reinstate'; id: number }
  | { kind: 'change_plan'; id: number; body: Schemas['ChangePlanDto'] }
  | { kind: 'freeze'; id: number; body: Schemas['FreezeMembershipDto'] }
  | { kind: 'unfreeze'; id: number; body: Schemas['UnfreezeMembershipDto'] }
  | { kind: 'cancel'; id: number; body: Schemas['CancelMembershipDto'] };

interface Params {
  query: { preview?: boolean };
  header: { 'Idempotency-Key'?: string };
}

/** What would become of it; nothing is written. */
export const preview = (change: MembershipChange): Promise<Preview> =>
  answer(send(change, { query: { preview: true }, header: {} })) as Promise<Preview>;

/** Makes the change, once however often it is tried with the same key. */
export const make = (change: MembershipChange, idempotencyKey: string): Promise<Changed> =>
  answer(send(change, { query: {}, header: { 'Idempotency-Key': idempotencyKey } })) as Promise<Changed>;

function send(change: MembershipChange, { query, header }: Params) {
  const of = (id: number) => ({ path: { id }, query, header });
  switch (change.kind) {
    case 'sell':
      return api.POST('/customers/{id}/memberships', { params: of(change.memberId), body: change.body });
    case 'renew':
      return api.POST('/memberships/{id}/renew', { params: of(change.id) });
    case 'reinstate':
      return api.POST('/memberships/{id}/reinstate', { params: of(change.id) });
    case 'change_plan':
      return api.POST('/memberships/{id}/change-plan', { params: of(change.id), body: change.body });
    case 'freeze':
      return api.POST('/memberships/{id}/freeze', { params: of(change.id), body: change.body });
    case 'unfreeze':
      return api.POST('/memberships/{id}/unfreeze', { params: of(change.id), body: change.body });
    case 'cancel':
    default:
      return api.POST('/memberships/{id}/cancel', { params: of(change.id), body: change.body });
  }
}

/** What takes a change back, where something does. */
export function undoOf(change: MembershipChange, { id, freezes }: Changed): MembershipChange | undefined {
  if (change.kind === 'cancel' && change.body.at === 'period_end') return { kind: 'reinstate', id };
  if (change.kind === 'freeze') {
    const { start_date: date, end_date } = change.body;
    // What is given back from a day on is every frozen day after it.
    const isAlone = freezes.every(
      (freeze) => (freeze.start_date >= date && freeze.end_date <= end_date) || freeze.end_date < date,
    );
    return isAlone ? { kind: 'unfreeze', id, body: { date } } : undefined;
  }
  return undefined;
}
