import { type ApiClient } from './api-client';
import { type TestApp } from './app';
import { expectStatus, type SignedUpGym } from './factories';

/** An entry of the audit log, as the API tells it. */
export interface AuditEntry {
  id: number;
  at: string;
  actor_id: number | null;
  actor_device_id: number | null;
  action: string;
  resource: string;
  resource_id: number;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  request_id: string | null;
  client_address: string | null;
}

/** A page of such entries. */
export interface AuditPage {
  items: AuditEntry[];
  next_cursor: string | null;
}

/** The entries of one page. */
export const readLog = async (api: ApiClient, path: string): Promise<AuditEntry[]> =>
  expectStatus(await api.get<AuditPage>(path), 200).items;

/** The id of the account that signed a gym up. */
export async function userOf(test: TestApp, { gym }: SignedUpGym): Promise<number> {
  const [staff] = await test.sql<{ user_id: number }>('SELECT user_id FROM staff WHERE gym_id = $1', [
    gym.id,
  ]);
  return staff!.user_id;
}
