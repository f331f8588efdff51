import { type StaffRole } from '@libs/platform/identity';
import { type ApiClient } from './api-client';
import { type TestApp } from './app';
import { expectStatus, newEmail, signIn, type SignedUpGym } from './factories';

/** Somebody who works for a gym, and their way in. */
export interface StaffMember {
  id: number;
  email: string;
  password: string;
  api: ApiClient;
}

const PASSWORD = 'staple battery horse';

/** The token of the link in the newest mail of a kind to an address. */
export async function mailedToken(
  { sql }: Pick<TestApp, 'sql'>,
  template: string,
  email: string,
): Promise<string> {
  const [mail] = await sql<{ parameters: Record<string, string> }>(
    'SELECT parameters FROM mails WHERE template = $1 AND recipient_email = $2 ORDER BY created_at DESC, id DESC LIMIT 1',
    [template, email],
  );
  const url = Object.entries(mail?.parameters ?? {}).find(([name]) => name.endsWith('_url'))?.[1];
  if (!url) throw new Error(`no mail ${template} to ${email}`);
  return new URL(url).searchParams.get('token')!;
}

/** Invites somebody to a gym, accepts for them, and signs them in. */
export async function buildStaff(
  test: TestApp,
  gym: Pick<SignedUpGym, 'api'>,
  role: StaffRole,
  email = newEmail(),
): Promise<StaffMember> {
  expectStatus(await gym.api.post('/staff', { email, role }), 201);
  const token = await mailedToken(test, 'staff-invitation', email);
  expectStatus(await test.api.post('/auth/accept-invitation', { token, password: PASSWORD }), 204);
  const staff = expectStatus(await gym.api.get<{ id: number; email: string }[]>('/staff'), 200);
  const { id } = staff.find((member) => member.email === email)!;
  return { id, email, password: PASSWORD, api: test.api.as(await signIn(test.api, email, PASSWORD)) };
}
