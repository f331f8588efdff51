import { useSyncExternalStore } from 'react';
import { apiPrefix } from './api-prefix';
import { ApiError } from './problem';
import type { components } from './schema';

type Tokens = components['schemas']['TokenResponse'];

export interface Credentials {
  username: string;
  password: string;
  /** Of the second factor. */
  code?: string;
}

/**
 * `unknown` until the cookie was tried; `ended` when somebody works here whose session is over: their page stays as it
 * is, and requests wait until the password is given once more.
 */
export type SessionState = 'unknown' | 'signed-out' | 'signed-in' | 'ended';

const ACCOUNT_KEY = 'gym-manager:account';
/** That there should be a cookie; scripts cannot see the cookie itself. */
const SIGNED_IN_KEY = 'gym-manager:signed-in';
const RENEW_EARLY_MS = 30_000;

/** The access token lives in this variable alone: no script of another page, and nobody after a reload, can read it. */
let token: { value: string; renewAt: number } | undefined;
/** The gym that the page shows. */
let gymId: number | undefined;
let account = localStorage.getItem(ACCOUNT_KEY) ?? '';
let state: SessionState = 'unknown';
let renewal: Promise<void> | undefined;
/** Told when the password was given again, or never will be. */
let returned = Promise.withResolvers<void>();
const listeners = new Set<() => void>();
const tabs = new BroadcastChannel('gym-manager:session');

/** Who is signed in or was last on this device, to spare them the typing. */
export const lastAccount = (): string => account;

export const sessionState = (): SessionState => state;

export const useSessionState = (): SessionState =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, sessionState);

function enter(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

function keep({ access_token, expires_in }: Tokens): void {
  token = { value: access_token, renewAt: Date.now() + expires_in * 1_000 - RENEW_EARLY_MS };
  gymId = gymOf(access_token);
  localStorage.setItem(SIGNED_IN_KEY, 'yes');
  enter('signed-in');
  returned.resolve();
  returned = Promise.withResolvers();
}

/** The gym that a token is for: a claim of the JWT. */
function gymOf(jwt: string): number {
  const claims = jwt.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
  return (JSON.parse(atob(claims)) as { gym_id: number }).gym_id;
}

const isFresh = (): boolean => token !== undefined && token.renewAt > Date.now();

/** A token that is good for a while. Waits for the password where the session is over. */
export async function accessToken(): Promise<string> {
  if (!isFresh()) await renew();
  if (!token) throw new Error('Nobody is signed in');
  return token.value;
}

/** Whether somebody is signed in, with the cookie of an earlier visit perhaps. */
export async function restore(): Promise<boolean> {
  if (state === 'unknown') {
    if (localStorage.getItem(SIGNED_IN_KEY) === null) enter('signed-out');
    else
      await renew().catch((error: unknown) => {
        if (!isOver(error)) throw error;
      });
  }
  return state === 'signed-in' || state === 'ended';
}

/** Whether an error says that there is no session, and not just no answer. */
const isOver = (error: unknown): boolean => error instanceof ApiError && [400, 401].includes(error.status);

/** Gets another token for one that the API refuses. @param refused none when it is just old */
export function renew(refused?: string): Promise<void> {
  if (refused !== undefined && token && token.value !== refused) return Promise.resolve();
  renewal ??= exchange().finally(() => (renewal = undefined));
  return renewal;
}

async function exchange(): Promise<void> {
  try {
    const tokens = await refresh();
    if (gymId !== undefined && gymId !== gymOf(tokens.access_token)) await loadAnew();
    keep(tokens);
  } catch (error) {
    if (!isOver(error)) throw error;
    token = undefined;
    if (state === 'unknown' || state === 'signed-out') {
      enter('signed-out');
      throw error;
    }
    enter('ended');
    await returned.promise;
  }
}

/** A token for the cookie. One tab at a time: the second one finds the cookie that the first one got. */
const refresh = (): Promise<Tokens> => withLock(() => send<Tokens>('/auth/refresh', {}));

/** Never returns: what waits for a token was meant for the gym that the page shows. */
function loadAnew(): Promise<never> {
  location.reload();
  return new Promise(() => undefined);
}

/** Locks are there in secure contexts alone; two tabs may exchange the same cookie within ten seconds, too. */
const withLock = <Result>(task: () => Promise<Result>): Promise<Result> =>
  'locks' in navigator ? navigator.locks.request('gym-manager:session', task) : task();

/** Signs in; after `ended` for the same gym, and what waited goes on. */
export async function signIn(credentials: Credentials): Promise<void> {
  let tokens = await send<Tokens>('/auth/login', { ...credentials, refresh_cookie: true });
  if (gymId !== undefined && gymId !== gymOf(tokens.access_token))
    tokens = await send('/auth/switch-gym', { gym_id: gymId, refresh_cookie: true }, tokens.access_token);
  account = credentials.username;
  localStorage.setItem(ACCOUNT_KEY, account);
  keep(tokens);
}

/** Works for another gym of the account from now on, in every tab; each is loaded anew. */
export async function switchGym(gym_id: number): Promise<void> {
  await send<Tokens>('/auth/switch-gym', { gym_id, refresh_cookie: true }, await accessToken());
  tabs.postMessage('changed');
  location.assign(import.meta.env.BASE_URL);
}

/** Whether somebody is signed in on this device, as far as a page can tell that has not asked. */
export const maySomebodyBeSignedIn = (): boolean => localStorage.getItem(SIGNED_IN_KEY) !== null;

/**
 * Ends the session here; the page is loaded anew, so that nothing of the gym stays in memory.
 *
 * @param to the page that is shown then
 * @throws ApiError where the server cannot be reached: the session is not over then
 */
export async function signOut({ everywhere = false, to = 'sign-in' } = {}): Promise<void> {
  try {
    if (state === 'signed-in') {
      // An old token would be refused, and the cookie would be good for another one.
      const bearer = isFresh() ? token!.value : (await refresh()).access_token;
      await send(everywhere ? '/auth/logout-all' : '/auth/logout', {}, bearer);
    }
  } catch (error) {
    if (!isOver(error)) throw error;
  }
  localStorage.removeItem(SIGNED_IN_KEY);
  sessionStorage.clear();
  tabs.postMessage('changed');
  location.assign(`${import.meta.env.BASE_URL}${to}`);
}

/** Another tab has signed out or changed the gym: what is shown here is somebody else's. */
tabs.addEventListener('message', () => location.reload());

/** The few requests that are about the session itself, and so cannot wait for it. */
async function send<Answer>(path: string, body: object, bearer?: string): Promise<Answer> {
  const headers = new Headers({ 'Content-Type': 'application/json', 'X-Requested-With': 'console' });
  if (bearer) headers.set('Authorization', `Bearer ${bearer}`);
  const response = await fetch(apiPrefix + path, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  }).catch(() => {
    throw ApiError.unreachable();
  });
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) throw ApiError.of(response, answer);
  return answer as Answer;
}
