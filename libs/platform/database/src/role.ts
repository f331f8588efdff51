import { type Principal, requestOrigin } from '@libs/platform/identity';
import { escapeLiteral } from 'pg';

/**
 * What a transaction may see, whoever `DATABASE_URL` signs in as. The roles own nothing
 * (docs/decisions/0020-row-level-security.md).
 */
export type Role = 'gym_api' | 'gym_accounts' | 'gym_worker';

/** What a transaction does. A search reads, and has more time; a snapshot reads all as it was at its beginning. */
export type Mode = 'read' | 'search' | 'snapshot' | 'write';

/** Whose gym a transaction is limited to, and who acts in it. */
export type Actor = Pick<Principal, 'gym_id' | 'user_id' | 'device_id'>;

const BEGIN: Record<Mode, string> = {
  read: 'BEGIN READ ONLY',
  search: 'BEGIN READ ONLY; SET LOCAL statement_timeout = 5000',
  snapshot: 'BEGIN READ ONLY, ISOLATION LEVEL REPEATABLE READ; SET LOCAL statement_timeout = 5000',
  write: 'BEGIN',
};

/**
 * The statements, in one message, that open a transaction. Role and gym are set for the transaction alone: the
 * connection is another gym's next, and may be shared by PgBouncer. So is, where something may be written, who acts
 * from where, for the audit log (docs/decisions/0023-audit-log.md).
 *
 * @param beginning a statement that the transaction begins with
 */
export function begin(mode: Mode, role: Role, actor?: Actor, beginning?: string): string {
  const statements = [BEGIN[mode], `SET LOCAL ROLE ${role}`];
  if (beginning) statements.splice(1, 0, beginning);
  if (actor) statements.push(setGym(actor));
  if (mode === 'write') {
    const { request_id, client_address } = requestOrigin() ?? {};
    if (actor) statements.push(setActor(actor));
    if (request_id) statements.push(`SET LOCAL app.request_id = ${escapeLiteral(request_id)}`);
    if (client_address) statements.push(`SET LOCAL app.client_address = ${escapeLiteral(client_address)}`);
  }
  return statements.join('; ');
}

/** The statements that limit the rest of a transaction to a gym, in which somebody acts. */
export function enterGym(actor: Actor): string {
  return `SET LOCAL ROLE gym_api; ${setGym(actor)}; ${setActor(actor)}`;
}

const setGym = ({ gym_id }: Actor): string => `SET LOCAL app.gym_id = '${checkedId(gym_id, 'a gym')}'`;
const setActor = ({ user_id, device_id }: Actor): string =>
  [
    `SET LOCAL app.actor_id = '${checkedId(user_id, 'a user') || ''}'`,
    ...(device_id === undefined ? [] : [`SET LOCAL app.device_id = '${checkedId(device_id, 'a device')}'`]),
  ].join('; ');

/** A statement takes no parameters together with others, and one that is not understood would leave no transaction open. */
function checkedId(id: number, whose: string): number {
  if (!Number.isSafeInteger(id)) throw new Error(`${String(id)} is no id of ${whose}`);
  return id;
}
