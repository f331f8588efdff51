import { randomBytes } from 'node:crypto';
import {
  type Access,
  type Answer,
  type ApiClient,
  type CheckIn,
  type Customer,
  type Gym,
  type Membership,
  type Plan,
} from './api-client';

/** A gym that has signed up, and its owner's way in. */
export interface SignedUpGym {
  gym: Gym;
  email: string;
  password: string;
  token: string;
  /** A client with the owner's token. */
  api: ApiClient;
}

let made: SignedUpGym[] = [];

/** An address nobody has yet, of a domain that reaches nobody (RFC 2606); without digits, which a search for a phone would find. */
export const newEmail = (): string =>
  `test-${Array.from(randomBytes(9), (byte) => String.fromCharCode(97 + (byte % 26))).join('')}@example.com`;

/** A valid signup. */
export const gymFields = (overrides: object = {}) => ({
  name: 'Iron Temple',
  email: newEmail(),
  password: 'correct horse battery',
  monthly_fee_cents: 4900,
  currency: 'EUR',
  ...overrides,
});

/** A valid new customer. */
export const customerFields = (overrides: object = {}) => ({
  first_name: 'Ada',
  last_name: 'Lovelace',
  email: newEmail(),
  ...overrides,
});

/** A valid new plan: by the month. */
export const planFields = (overrides: object = {}) => ({
  name: 'Monthly',
  kind: 'recurring',
  price_cents: 4900,
  period: { unit: 'month', count: 1 },
  ...overrides,
});

/** A valid new closure: of one day. */
export const closureFields = (overrides: object = {}) => ({ start_date: '2026-12-25', ...overrides });

/** The answer when it has the status it must have. */
export function expectStatus<Body>(answer: Answer<Body>, status: number): Body {
  if (answer.status !== status)
    throw new Error(`expected ${status}, got ${answer.status}: ${answer.text.slice(0, 500)}`);
  return answer.body;
}

/** Signs in. @returns the access token */
export async function signIn(api: ApiClient, username: string, password: string): Promise<string> {
  const form = { grant_type: 'password', username, password };
  const answer = await api.send<{ access_token: string }>('POST', '/auth/login', { form });
  return expectStatus(answer, 200).access_token;
}

/** Signs a gym up and its owner in. */
export async function buildGym(api: ApiClient, overrides: object = {}): Promise<SignedUpGym> {
  const fields = gymFields(overrides);
  const gym = expectStatus(await api.post<Gym>('/auth/signup', fields), 201);
  const token = await signIn(api, fields.email, fields.password);
  const signedUp = { gym, email: fields.email, password: fields.password, token, api: api.as(token) };
  made.push(signedUp);
  return signedUp;
}

/** Adds a customer; without a token, to a gym of its own. */
export async function buildCustomer(api: ApiClient, overrides: object = {}): Promise<Customer> {
  const owner = api.token === undefined ? (await buildGym(api)).api : api;
  return expectStatus(await owner.post<Customer>('/customers', customerFields(overrides)), 201);
}

/** Writes a note about a customer of its own. */
export async function buildCustomerNote(api: ApiClient): Promise<{ id: number }> {
  const { id } = await buildCustomer(api);
  return expectStatus(await api.post<{ id: number }>(`/customers/${id}/notes`, { text: 'Called' }), 201);
}

/** Adds a plan; without a token, to a gym of its own. */
export async function buildPlan(api: ApiClient, overrides: object = {}): Promise<Plan> {
  const owner = api.token === undefined ? (await buildGym(api)).api : api;
  return expectStatus(await owner.post<Plan>('/plans', planFields(overrides)), 201);
}

/** Sells a plan of its own to a customer of its own; without a token, in a gym of its own. */
export async function buildMembership(api: ApiClient, plan: object = {}): Promise<Membership> {
  const owner = api.token === undefined ? (await buildGym(api)).api : api;
  const [{ id: plan_id }, { id }] = [await buildPlan(owner, plan), await buildCustomer(owner)];
  return expectStatus(await owner.post<Membership>(`/customers/${id}/memberships`, { plan_id }), 201);
}

/** Adds a customer who is let in, as clients say it that know no memberships. */
export const buildMember = (api: ApiClient, overrides: object = {}): Promise<Customer> =>
  buildCustomer(api, { membership_end: '2099-12-31', ...overrides });

/** Checks a customer of its own in; without a token, in a gym of its own. */
export async function buildVisit(api: ApiClient, overrides: object = {}): Promise<CheckIn> {
  const owner = api.token === undefined ? (await buildGym(api)).api : api;
  const { id: customer_id } = await buildMember(owner);
  const scan = { customer_id, ...overrides };
  return expectStatus(await owner.post<Access>('/check-ins', scan), 201).visit!;
}

/** A device of a gym, and what it asks with. */
export interface BuiltDevice {
  id: number;
  name: string;
  token: string;
  api: ApiClient;
}

/** Adds a device to a gym. @param owner a client of somebody who may */
export async function buildDevice(owner: ApiClient, name = 'Entrance'): Promise<BuiltDevice> {
  const device = expectStatus(await owner.post<Omit<BuiltDevice, 'api'>>('/devices', { name }), 201);
  return { ...device, api: owner.as(device.token) };
}

/** Deletes every gym built so far, with all it owns. */
export async function deleteGyms(): Promise<void> {
  const gyms = made;
  made = [];
  for (const { api } of gyms) await api.delete('/gyms/me');
}
