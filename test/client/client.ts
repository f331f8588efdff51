import createClient from 'openapi-fetch';
import type { components, paths } from './generated/api';

type Problem = components['schemas']['Problem'];

/** What came back when nothing failed. */
export function succeeded<Data>({ data, error }: { data?: Data; error?: Problem }): Data {
  if (data === undefined) throw new Error(`${error?.code}: ${error?.detail}`);
  return data;
}

/** Signs a gym up. @returns the gym, and the way in of its owner */
export async function signUp(baseUrl: string, email: string, password: string) {
  const anonymous = createClient<paths>({ baseUrl });
  const gym = succeeded(
    await anonymous.POST('/api/v1/auth/signup', {
      body: { name: 'Iron Temple', email, password, monthly_fee_cents: 4900, currency: 'EUR' },
    }),
  );
  const token = succeeded(
    await anonymous.POST('/api/v1/auth/login', { body: { username: email, password } }),
  );
  const api = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token.access_token}` } });
  return { gym, api };
}
