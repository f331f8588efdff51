import { type Request } from '../load';
import { FREQUENT_NAME, PASSWORD, RARE_NAME } from '../seed';

/** Somebody at work in a seeded gym: their session, and the customers whom they know. */
export interface Desk {
  /** Address with which they sign in. */
  username: string;
  access_token: string;
  refresh_token: string;
  /** Ids of customers who are there and stay. */
  customers: string[];
  /** Ids of customers whom the soak has made, and may delete. */
  made: string[];
  /** Their session is being replaced: two at once would not know which one is the newest. */
  isSigningIn: boolean;
}

/** One thing that people do. */
export interface Action {
  name: string;
  /** How many of a thousand requests are this one. */
  share: number;
  /** The request, or none when this desk has nothing of the kind to do. */
  request(desk: Desk): Request | undefined;
  /** What follows from the answer, if it was a success. */
  succeeded?(desk: Desk, body: string): void;
  ended?(desk: Desk): void;
}

const API = '/api/v1';
const CUSTOMERS = `${API}/customers`;
const NAMES = [FREQUENT_NAME, RARE_NAME, 'Kowalczyk', 'müller', 'ada', 'customer77'];

const anyOf = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)]!;
const ofCustomer = ({ customers }: Desk): string => `${CUSTOMERS}/${anyOf(customers)}`;

const reads = (name: string, share: number, path: (desk: Desk) => string): Action => ({
  name,
  share,
  request: (desk) => ({ path: path(desk) }),
});

/** A request with which a desk gets another session, or other tokens of its session. */
const replacesSession = (name: string, share: number, request: (desk: Desk) => Request): Action => ({
  name,
  share,
  request(desk) {
    if (desk.isSigningIn) return undefined;
    desk.isSigningIn = true;
    return request(desk);
  },
  succeeded(desk, body) {
    const { access_token, refresh_token } = JSON.parse(body) as Desk;
    Object.assign(desk, { access_token, refresh_token });
  },
  ended(desk) {
    desk.isSigningIn = false;
  },
});

export const SIGN_IN = replacesSession('sign-in', 3, ({ username }) => ({
  method: 'POST',
  path: `${API}/auth/login`,
  body: JSON.stringify({ username, password: PASSWORD }),
}));

/**
 * A working day: three requests of four read; who is added is deleted again, so that the number of customers stays; a session is
 * refreshed eight times for each time that somebody signs in.
 */
export const ACTIONS: readonly Action[] = [
  reads('list', 280, () => `${CUSTOMERS}?limit=50`),
  reads('search', 120, () => `${CUSTOMERS}?search=${encodeURIComponent(anyOf(NAMES))}`),
  reads('get', 322, ofCustomer),
  reads('me', 60, () => `${API}/gyms/me`),
  reads('audit-log', 10, () => `${API}/audit-log?limit=50`),
  {
    name: 'patch',
    share: 90,
    request: (desk) => ({ method: 'PATCH', path: ofCustomer(desk), body: '{"notes":"Note {n}"}' }),
  },
  {
    name: 'create',
    share: 45,
    request: () => ({
      method: 'POST',
      path: CUSTOMERS,
      body: JSON.stringify({
        first_name: 'Ada',
        last_name: 'Lovelace',
        email: 'soak-{n}@bench.example',
        phone: '+49 1517 0000000',
        date_of_birth: '1985-12-10',
        membership_start: '2026-01-01',
        membership_end: '2027-01-01',
      }),
    }),
    succeeded: ({ made }, body) => void made.push(String((JSON.parse(body) as { id: number }).id)),
  },
  {
    name: 'delete',
    share: 45,
    request({ made }) {
      const id = made.shift();
      return id === undefined ? undefined : { method: 'DELETE', path: `${CUSTOMERS}/${id}` };
    },
  },
  replacesSession('refresh', 25, ({ refresh_token }) => ({
    method: 'POST',
    path: `${API}/auth/refresh`,
    body: JSON.stringify({ refresh_token }),
  })),
  SIGN_IN,
];
