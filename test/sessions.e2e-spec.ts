import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { loadConfig } from '@libs/platform/config';
import { startApp } from '@libs/platform/http';
import { ApiModule } from '../apps/api/src/api.module';
import { type Answer, ApiClient } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { readLog } from './support/audit-log';
import { expectProblem } from './support/expect-problem';
import { buildGym, expectStatus, gymFields, type SignedUpGym } from './support/factories';

interface Tokens {
  access_token: string;
  token_type: string;
  expires_in: number;
  refresh_token?: string;
  refresh_expires_in: number;
}

let test: TestApp;
let owner: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp();
  owner = await buildGym(test.api);
});
afterAll(() => test.stop());

async function signIn(headers: Record<string, string> = {}, fields: object = {}): Promise<Tokens> {
  const { email: username, password } = owner;
  return expectStatus(
    await test.api.post<Tokens>('/auth/login', { username, password, ...fields }, { headers }),
    200,
  );
}
const refresh = (refresh_token: unknown) => test.api.post<Tokens>('/auth/refresh', { refresh_token });
const expectRefused = (answer: Answer<Tokens>): void =>
  expectProblem(answer as Answer<unknown> as Answer, 401, 'The session has ended; please sign in again');
const works = async (token: string): Promise<boolean> =>
  (await test.api.as(token).get('/gyms/me')).status === 200;

/** Lets time pass for the tokens that were exchanged so far. */
const letGraceEnd = () => test.sql(`UPDATE refresh_tokens SET used_at = used_at - interval '11 seconds'`);

describe('a refresh token', () => {
  it('is exchanged for an access token and the next refresh token', async () => {
    const first = await signIn();
    const second = expectStatus(await refresh(first.refresh_token), 200);
    expect(second.token_type).toBe('bearer');
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await works(second.access_token)).toBe(true);
    const third = expectStatus(await refresh(second.refresh_token), 200);
    expect(await works(third.access_token)).toBe(true);
  });

  it('has one successor when twenty requests send it at once', async () => {
    const { refresh_token } = await signIn();
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(refresh_token)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const successors = new Set(answers.map(({ body }) => body.refresh_token));
    expect(successors.size).toBe(1);
    expectStatus(await refresh([...successors][0]), 200);
  });

  it('ends the session when it comes again after the grace, for the thief and for the owner', async () => {
    const stolen = await signIn();
    const next = expectStatus(await refresh(stolen.refresh_token), 200);
    const other = await signIn();
    await letGraceEnd();
    expectRefused(await refresh(stolen.refresh_token));
    expectRefused(await refresh(next.refresh_token));
    expect(await works(next.access_token)).toBe(false);
    expect(await works(other.access_token)).toBe(true);
  });

  it('ends the session also when it was exchanged several times since', async () => {
    const stolen = await signIn();
    let newest = stolen;
    for (let time = 0; time < 3; time++) newest = expectStatus(await refresh(newest.refresh_token), 200);
    await letGraceEnd();
    expectRefused(await refresh(stolen.refresh_token));
    expectRefused(await refresh(newest.refresh_token));
  });

  it.each([
    ['nonsense', () => 'nonsense'],
    ['an access token', () => owner.token],
    ['a guessed token of a session that exists', (token: string) => `${token.slice(0, -5)}AAAAA`],
    [
      'a token of another session with this secret',
      (token: string) => token.replace(/\.\d+\./, '.2147483646.'),
    ],
    ['SQL', () => `1.1 OR 1=1.${'A'.repeat(43)}`],
  ])('is refused, and ends no session, when it is %s', async (_, forge) => {
    const { refresh_token, access_token } = await signIn();
    expectRefused(await refresh(forge(refresh_token!)));
    expect(await works(access_token)).toBe(true);
    expectStatus(await refresh(refresh_token), 200);
  });

  it('is no access token', async () => {
    const { refresh_token } = await signIn();
    expect(await works(refresh_token!)).toBe(false);
  });

  it('is refused once the session has expired, and so is its access token', async () => {
    const { refresh_token, access_token } = await signIn();
    await test.sql(`UPDATE sessions SET expires_at = now() WHERE id = $1`, [refresh_token!.split('.')[1]]);
    expectRefused(await refresh(refresh_token));
    expect(await works(access_token)).toBe(false);
  });

  it('is good for SESSION_EXPIRE_DAYS', async () => {
    const { refresh_expires_in } = await signIn();
    expect(refresh_expires_in).toBeLessThanOrEqual(30 * 86_400);
    expect(refresh_expires_in).toBeGreaterThan(29.9 * 86_400);
  });

  it('is not prolonged by refreshing', async () => {
    const first = await signIn();
    await test.sql(`UPDATE sessions SET expires_at = now() + interval '100 seconds' WHERE id = $1`, [
      first.refresh_token!.split('.')[1],
    ]);
    const { refresh_expires_in } = expectStatus(await refresh(first.refresh_token), 200);
    expect(refresh_expires_in).toBeLessThanOrEqual(100);
  });

  it('is stored as a hash', async () => {
    const { refresh_token } = await signIn();
    const secret = refresh_token!.split('.')[2]!;
    const rows = await test.sql(
      'SELECT s.*, t.* FROM sessions s JOIN refresh_tokens t ON t.session_id = s.id',
    );
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
  });

  it('must be sent', async () => {
    expectProblem(await test.api.post('/auth/refresh', {}), 400);
    expectProblem(await test.api.post('/auth/refresh', { refresh_token: 17 }), 422);
  });
});

describe('as a cookie, the refresh token', () => {
  const cookieOf = (headers: Headers): string => headers.get('set-cookie') ?? '';
  const login = async () => {
    const { email: username, password } = owner;
    return test.api.post<Tokens>('/auth/login', { username, password, refresh_cookie: true });
  };
  const valueOf = (cookie: string): string => cookie.split(';', 1)[0]!;

  it('is out of reach of scripts and of other sites, and goes to /auth alone', async () => {
    const { headers, body } = await login();
    expect(cookieOf(headers)).toMatch(/^__Secure-refresh_token=[\w.-]+;/);
    const attributes = cookieOf(headers).split('; ').slice(1);
    expect(attributes).toEqual(
      expect.arrayContaining(['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/api/v1/auth']),
    );
    expect(body).not.toHaveProperty('refresh_token');
  });

  it('is exchanged for the next cookie', async () => {
    const Cookie = valueOf(cookieOf((await login()).headers));
    const answer = await test.api.post<Tokens>(
      '/auth/refresh',
      {},
      {
        headers: { Cookie, 'X-Requested-With': 'fetch' },
      },
    );
    const body = expectStatus(answer, 200);
    expect(await works(body.access_token)).toBe(true);
    expect(body).not.toHaveProperty('refresh_token');
    expect(valueOf(cookieOf(answer.headers))).not.toBe(Cookie);
  });

  it('does not count in a request that a form of another site could make', async () => {
    const Cookie = valueOf(cookieOf((await login()).headers));
    const answer = await test.api.post('/auth/refresh', {}, { headers: { Cookie } });
    expectProblem(answer, 400);
    expect(answer.body.code).toBe('refresh_token_missing');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('is removed by signing out', async () => {
    const { body } = await login();
    const answer = await test.api.as(body.access_token).post('/auth/logout');
    expect(answer.status).toBe(204);
    expect(cookieOf(answer.headers)).toMatch(/^__Secure-refresh_token=; .*Expires=Thu, 01 Jan 1970/);
  });
});

describe('signing out', () => {
  it('ends this session at once, its access token too, and no other', async () => {
    const [here, there] = [await signIn(), await signIn()];
    expect((await test.api.as(here.access_token).post('/auth/logout')).status).toBe(204);
    expect(await works(here.access_token)).toBe(false);
    expectRefused(await refresh(here.refresh_token));
    expect(await works(there.access_token)).toBe(true);
  });

  it("everywhere ends all sessions of the account, and nobody else's", async () => {
    const stranger = await buildGym(test.api);
    const [here, there] = [await signIn(), await signIn()];
    expect((await test.api.as(here.access_token).post('/auth/logout-all')).status).toBe(204);
    for (const { access_token, refresh_token } of [here, there]) {
      expect(await works(access_token)).toBe(false);
      expectRefused(await refresh(refresh_token));
    }
    expect(await works(stranger.token)).toBe(true);
  });
});

describe('the list of sessions', () => {
  interface Session {
    id: number;
    user_agent: string | null;
    address: string;
    current: boolean;
  }
  it('says on which devices somebody is signed in, and each can be ended', async () => {
    await signIn({ 'User-Agent': 'Desk/1.0' });
    const phone = await signIn({ 'User-Agent': 'Phone/2.0' });
    const api = test.api.as((await signIn({ 'User-Agent': 'Laptop/3.0' })).access_token);
    const before = expectStatus(await api.get<Session[]>('/auth/sessions'), 200);
    expect(
      before.slice(0, 3).map(({ user_agent, address, current }) => ({ user_agent, address, current })),
    ).toEqual([
      { user_agent: 'Laptop/3.0', address: '127.0.0.1', current: true },
      { user_agent: 'Phone/2.0', address: '127.0.0.1', current: false },
      { user_agent: 'Desk/1.0', address: '127.0.0.1', current: false },
    ]);
    expect((await api.delete(`/auth/sessions/${before[1]!.id}`)).status).toBe(204);
    expect(await works(phone.access_token)).toBe(false);
    expectProblem(await api.delete(`/auth/sessions/${before[1]!.id}`), 404);
  });

  it('has as much of a long User-Agent as fits', async () => {
    const long = `Phone/${'2'.repeat(1_000)}`;
    const { access_token } = await signIn({ 'User-Agent': long });
    const [session] = expectStatus(await test.api.as(access_token).get<Session[]>('/auth/sessions'), 200);
    expect(session!.user_agent).toBe(long.slice(0, 255));
  });

  it('names no device that does not name itself', async () => {
    const { email: username, password } = owner;
    // Not by fetch, which names itself.
    const asked = request(`${test.api.baseUrl}${test.api.prefix}/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      agent: false,
    });
    const [answer] = (await once(asked.end(JSON.stringify({ username, password })), 'response')) as [
      IncomingMessage,
    ];
    const { access_token } = JSON.parse(await text(answer)) as Tokens;
    const [session] = expectStatus(await test.api.as(access_token).get<Session[]>('/auth/sessions'), 200);
    expect(session!.user_agent).toBeNull();
  });

  it('has at most a hundred: the one not used for longest makes room', async () => {
    const first = await signIn();
    await test.sql(
      `INSERT INTO sessions (gym_id, user_id, expires_at) SELECT gym_id, user_id, now() + interval '1 day'
       FROM staff, generate_series(1, 110) WHERE gym_id = $1`,
      [owner.gym.id],
    );
    const { access_token } = await signIn();
    expect((await test.api.as(access_token).get<unknown[]>('/auth/sessions')).body).toHaveLength(100);
    expect(await works(first.access_token)).toBe(false);
  });
});

describe('the audit log', () => {
  it('records signing in and out, refused and stolen, in the order in which it happened', async () => {
    const { api, email: username, password } = await buildGym(test.api);
    const idOf = ({ refresh_token }: Tokens): number => Number(refresh_token!.split('.')[1]);
    const login = async (secret: string) =>
      test.api.post<Tokens>('/auth/login', { username, password: secret });
    await login('wrong password');
    const [first, second, third] = [
      (await login(password)).body,
      (await login(password)).body,
      (await login(password)).body,
    ];
    await test.api.as(first.access_token).post('/auth/logout');
    await refresh(second.refresh_token);
    await letGraceEnd();
    await refresh(second.refresh_token);
    await api.delete(`/auth/sessions/${idOf(third)}`);
    await api.post('/auth/change-password', {
      current_password: password,
      new_password: 'staple battery horse',
    });
    const again = async () => test.api.as((await login('staple battery horse')).body.access_token);
    await (await again()).post('/auth/logout-all');
    const log = await readLog(await again(), '/audit-log?resource=account');
    expect(log.toReversed().map(({ action }) => action)).toEqual([
      'account.signed_in',
      'account.sign_in_refused',
      'account.signed_in',
      'account.signed_in',
      'account.signed_in',
      'account.signed_out',
      'account.refresh_token_reused',
      'account.session_ended',
      'account.password_changed',
      'account.signed_in',
      'account.signed_out_everywhere',
      'account.signed_in',
    ]);
    const afterOf = (name: string) => log.find(({ action }) => action === name)?.after;
    expect(afterOf('account.refresh_token_reused')).toEqual({ session_id: idOf(second) });
    expect(afterOf('account.session_ended')).toEqual({ session_id: idOf(third) });
    for (const entry of log) expect(entry.client_address).toBe('127.0.0.1');
    expect(JSON.stringify(log)).not.toMatch(/password_hash|\$2[aby]\$|horse/);
  });
});

describe('another key', () => {
  const onApp = async (
    environment: NodeJS.ProcessEnv,
    work: (api: ApiClient) => Promise<void>,
  ): Promise<void> => {
    const config = loadConfig({
      LOG_LEVEL: 'silent',
      NODE_ENV: 'test',
      DATABASE_URL: test.databaseUrl,
      ...environment,
    });
    const app = await startApp(config, ApiModule, 0);
    try {
      await work(new ApiClient(`http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`));
    } finally {
      await app.close();
    }
  };
  const OLD = 'a key that only these tests know and that is replaced';
  const NEW = 'another key that only these tests know';
  const { email: username, password } = gymFields();

  it('signs nobody out as long as the one before it is still known', async () => {
    let tokens!: Tokens;
    await onApp({ JWT_SECRET: OLD }, async (api) => {
      expectStatus(await api.post('/auth/signup', gymFields({ email: username, password })), 201);
      tokens = expectStatus(await api.post<Tokens>('/auth/login', { username, password }), 200);
    });
    await onApp(
      { JWT_SECRET: NEW, JWT_PREVIOUS_SECRETS: `an older key that nobody has used for a while,${OLD}` },
      async (api) => {
        expect((await api.as(tokens.access_token).get('/gyms/me')).status).toBe(200);
        const next = expectStatus(
          await api.post<Tokens>('/auth/refresh', { refresh_token: tokens.refresh_token }),
          200,
        );
        expect((await api.as(next.access_token).get('/gyms/me')).status).toBe(200);
      },
    );
  });

  it('refuses the tokens of one that it does not know', async () => {
    await onApp({ JWT_SECRET: NEW }, async (api) =>
      expectProblem(await api.as(owner.token).get('/gyms/me'), 401),
    );
  });
});
