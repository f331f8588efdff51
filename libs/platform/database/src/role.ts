/**
 * What a transaction may see, whoever `DATABASE_URL` signs in as. The roles own nothing
 * (docs/decisions/0020-row-level-security.md).
 */
export type Role = 'gym_api' | 'gym_accounts' | 'gym_worker';

/** What a transaction does. A search reads, and has more time. */
export type Mode = 'read' | 'search' | 'write';

const BEGIN: Record<Mode, string> = {
  read: 'BEGIN READ ONLY',
  search: 'BEGIN READ ONLY; SET LOCAL statement_timeout = 5000',
  write: 'BEGIN',
};

/**
 * The statements, in one message, that open a transaction. Role and gym are set for the transaction alone: the
 * connection is another gym's next, and may be shared by PgBouncer.
 */
export function begin(mode: Mode, role: Role, gymId?: number): string {
  return gymId === undefined
    ? `${BEGIN[mode]}; SET LOCAL ROLE ${role}`
    : `${BEGIN[mode]}; ${enterGym(gymId, role)}`;
}

/** The statements that limit the rest of a transaction to a gym. */
export function enterGym(gymId: number, role: Role = 'gym_api'): string {
  // A statement takes no parameters together with others, and one that is not understood would leave no transaction open.
  if (!Number.isSafeInteger(gymId)) throw new Error(`${String(gymId)} is no id of a gym`);
  return `SET LOCAL ROLE ${role}; SET LOCAL app.gym_id = '${gymId}'`;
}
