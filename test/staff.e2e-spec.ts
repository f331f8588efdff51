import { type ApiClient, type Problem } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { readLog } from './support/audit-log';
import { expectCode, expectInvalid, expectProblem } from './support/expect-problem';
import {
  buildCustomer,
  buildGym,
  expectStatus,
  newEmail,
  signIn,
  type SignedUpGym,
} from './support/factories';
import { commitOnceBlocked } from './support/locks';
import { buildStaff, mailedToken } from './support/staff';

interface Member {
  id: number;
  email: string;
  role: string;
  created_at: string;
}
interface Workplace {
  id: number;
  name: string;
  role: string;
  current: boolean;
}

let test: TestApp;
let gym: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp();
  gym = await buildGym(test.api);
});
afterAll(() => test.stop());

const staffOf = async (api: ApiClient): Promise<Member[]> =>
  expectStatus(await api.get<Member[]>('/staff'), 200);
const ownId = async ({ api, email }: SignedUpGym): Promise<number> =>
  (await staffOf(api)).find((member) => member.email === email)!.id;
const invite = (email: string, role = 'coach', api = gym.api) =>
  api.post<Member & Problem>('/staff', { email, role });
const accept = (token: string, password = 'staple battery horse') =>
  test.api.post('/auth/accept-invitation', { token, password });

describe('The staff of a gym', () => {
  it('are listed with address and role, who came first first', async () => {
    const coach = await buildStaff(test, gym, 'coach');
    const staff = await staffOf(gym.api);
    expect([staff[0], staff.at(-1)]).toEqual([
      { id: await ownId(gym), email: gym.email, role: 'owner', created_at: expect.any(String) },
      { id: coach.id, email: coach.email, role: 'coach', created_at: expect.any(String) },
    ]);
  });

  it('loses a member, whose tokens end at once and whose account goes with the last gym', async () => {
    const coach = await buildStaff(test, gym, 'coach');
    expect((await gym.api.delete(`/staff/${coach.id}`)).status).toBe(204);
    expectProblem(await coach.api.get('/customers'), 401);
    expect(
      (await test.api.post('/auth/login', { username: coach.email, password: coach.password })).status,
    ).toBe(400);
    expect(await test.sql('SELECT FROM users WHERE id = $1', [coach.id])).toHaveLength(0);
  });

  it('loses a member, who goes on working for another gym', async () => {
    const other = await buildGym(test.api);
    const coach = await buildStaff(test, gym, 'coach');
    expectStatus(await invite(coach.email, 'manager', other.api), 201);
    expectStatus(await accept(await mailedToken(test, 'staff-invitation', coach.email), coach.password), 204);
    await gym.api.delete(`/staff/${coach.id}`);
    expectProblem(await coach.api.get('/customers'), 401);
    const again = test.api.as(await signIn(test.api, coach.email, coach.password));
    expect((await again.get('/staff')).status).toBe(200);
  });

  it('loses a member who is just signing in, and gets no session', async () => {
    const coach = await buildStaff(test, gym, 'coach');
    const login = () => [test.api.post('/auth/login', { username: coach.email, password: coach.password })];
    const [answer] = await commitOnceBlocked(test, 'DELETE FROM staff WHERE user_id = $1', [coach.id], login);
    expectCode(answer!, 400, 'incorrect_credentials');
  });

  it('may leave', async () => {
    const { api, id } = await buildStaff(test, gym, 'front_desk');
    expect((await api.delete('/staff/me')).status).toBe(204);
    expectProblem(await api.get('/customers'), 401);
    expect((await staffOf(gym.api)).map((member) => member.id)).not.toContain(id);
  });

  it('always has an owner: the last one can neither leave nor be removed or demoted', async () => {
    const id = await ownId(gym);
    await buildStaff(test, gym, 'manager');
    for (const answer of [
      await gym.api.delete('/staff/me'),
      await gym.api.delete(`/staff/${id}`),
      await gym.api.patch(`/staff/${id}`, { role: 'manager' }),
    ])
      expectCode(answer, 409, 'last_owner');
    expect((await gym.api.get('/customers')).status).toBe(200);
  });

  it('keeps one of two owners who demote each other at the same time', async () => {
    for (let round = 0; round < 3; round++) {
      const pair = await buildGym(test.api);
      const second = await buildStaff(test, pair, 'owner');
      const first = await ownId(pair);
      const answers = await Promise.all([
        pair.api.patch(`/staff/${second.id}`, { role: 'coach' }),
        second.api.patch(`/staff/${first}`, { role: 'coach' }),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const owners = await test.sql(`SELECT FROM staff WHERE gym_id = $1 AND role = 'owner'`, [pair.gym.id]);
      expect(owners).toHaveLength(1);
    }
  });

  it('is changed only in the version that was read, if the request says so', async () => {
    const { id } = await buildStaff(test, gym, 'coach');
    const { headers } = await gym.api.get(`/staff/${id}`);
    const version = { headers: { 'If-Match': headers.get('ETag')! } };
    expect((await gym.api.patch(`/staff/${id}`, { role: 'manager' }, version)).status).toBe(200);
    expectProblem(await gym.api.patch(`/staff/${id}`, { role: 'owner' }, version), 412);
    expectProblem(await gym.api.delete(`/staff/${id}`, version), 412);
  });

  it.each([[{}], [{ role: 'king' }], [{ role: null }], [{ role: ['owner'] }]])(
    'has no role such as %j',
    async (body) => {
      const { id } = await buildStaff(test, gym, 'coach');
      expectProblem(await gym.api.patch(`/staff/${id}`, body), 422);
    },
  );

  it('leaves what it did in the audit log, without secrets', async () => {
    const { id, email } = await buildStaff(test, gym, 'coach');
    await gym.api.patch(`/staff/${id}`, { role: 'manager' });
    await gym.api.delete(`/staff/${id}`);
    const { text, body } = await gym.api.get<{ items: { action: string }[] }>('/audit-log?limit=20');
    expect(body.items.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'staff_invitation.created',
        'staff_invitation.deleted',
        'staff.created',
        'staff.updated',
        'staff.deleted',
      ]),
    );
    expect(text).toContain(email);
    expect(text).not.toContain('token_hash');
  });
});

describe('An invitation', () => {
  it('is mailed with a link, whose page asks for a password and makes an account of it', async () => {
    const email = newEmail();
    expect(expectStatus(await invite(email, 'front_desk'), 201)).toEqual({
      id: expect.any(Number),
      email,
      role: 'front_desk',
      created_at: expect.any(String),
      expires_at: expect.any(String),
    });
    const token = await mailedToken(test, 'staff-invitation', email);
    const page = await test.api.get<string>(`/auth/invitation?token=${token}`);
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(page.text).toContain(`${gym.gym.name} invites you`);
    expect(page.text).toContain('autocomplete="new-password"');
    for (const guessable of ['12345678', email, gym.gym.name])
      expectInvalid(await accept(token, guessable), 'body.password');
    const form = { token, password: 'staple battery horse' };
    const { status, text } = await test.api.send('POST', '/auth/invitation', { form });
    expect([status, text]).toEqual([200, expect.stringContaining('Sign in')]);
    const api = test.api.as(await signIn(test.api, email, 'staple battery horse'));
    expect(
      (await api.post('/customers', { first_name: 'A', last_name: 'B', email: newEmail() })).status,
    ).toBe(201);
  });

  it('is accepted by whoever has an account with its password alone', async () => {
    const other = await buildGym(test.api);
    expectStatus(await invite(other.email), 201);
    const token = await mailedToken(test, 'staff-invitation', other.email);
    expect((await test.api.get(`/auth/invitation?token=${token}`)).text).toContain('current-password');
    expectCode(await accept(token, 'not the password'), 400, 'incorrect_credentials');
    expectStatus(await accept(token, other.password), 204);
    const { body } = await other.api.get<Workplace[]>('/auth/gyms');
    expect(body.map(({ id, role }) => [id, role])).toEqual([
      [other.gym.id, 'owner'],
      [gym.gym.id, 'coach'],
    ]);
  });

  it('is refused to whoever works for the gym already and has got its address since', async () => {
    const own = await buildGym(test.api);
    const coach = await buildStaff(test, own, 'coach');
    const email = newEmail();
    expectStatus(await invite(email, 'owner', own.api), 201);
    const change = { email, current_password: coach.password };
    expectStatus(await coach.api.post('/auth/change-email', change), 204);
    const token = await mailedToken(test, 'email-change', email);
    expectStatus(await test.api.post('/auth/verify-email', { token }), 204);
    const invitation = await mailedToken(test, 'staff-invitation', email);
    expectCode(await accept(invitation, coach.password), 409, 'already_staff');
    expect((await staffOf(own.api)).at(-1)).toMatchObject({ id: coach.id, role: 'coach' });
  });

  it('makes no second account of an address that somebody gets meanwhile, whose password it takes from then on', async () => {
    const other = await buildGym(test.api);
    const email = newEmail();
    expectStatus(await invite(email), 201);
    const token = await mailedToken(test, 'staff-invitation', email);
    const [answer] = await commitOnceBlocked(
      test,
      'UPDATE users SET email = $2, email_key = $3 WHERE email = $1',
      [other.email, email, email],
      () => [accept(token)],
    );
    expectCode(answer!, 400, 'incorrect_credentials');
    expectStatus(await accept(token, other.password), 204);
    expect((await staffOf(gym.api)).at(-1)).toMatchObject({ email, role: 'coach' });
  });

  it('is good once, also for twenty at the same time', async () => {
    const email = newEmail();
    expectStatus(await invite(email), 201);
    const token = await mailedToken(test, 'staff-invitation', email);
    const answers = await Promise.all(Array.from({ length: 20 }, () => accept(token)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.filter(({ status }) => ![204, 404, 503].includes(status))).toEqual([]);
    expect((await staffOf(gym.api)).filter((member) => member.email === email)).toHaveLength(1);
    expectCode(await accept(token), 404, 'invitation_unknown');
  });

  it('is void when it was taken back, replaced, or is seven days old', async () => {
    const email = newEmail();
    const first = expectStatus(await invite(email), 201);
    const replaced = await mailedToken(test, 'staff-invitation', email);
    const second = expectStatus(await invite(email.toUpperCase(), 'manager'), 201);
    expectProblem(await accept(replaced), 404);
    expectProblem(await gym.api.delete(`/staff-invitations/${first.id}`), 404);
    const withdrawn = await mailedToken(test, 'staff-invitation', email.toUpperCase());
    expect((await gym.api.delete(`/staff-invitations/${second.id}`)).status).toBe(204);
    expectProblem(await accept(withdrawn), 404);

    expectStatus(await invite(email), 201);
    const old = await mailedToken(test, 'staff-invitation', email);
    const days = `SELECT round(extract(epoch FROM expires_at - now()) / 86400)::int AS days FROM staff_invitations WHERE gym_id = $1`;
    expect(await test.sql(days, [gym.gym.id])).toEqual([{ days: 7 }]);
    await test.sql('UPDATE staff_invitations SET expires_at = now() WHERE gym_id = $1', [gym.gym.id]);
    expectProblem(await accept(old), 404);
    expect(await gym.api.get('/staff-invitations')).toMatchObject({ status: 200, body: [] });
  });

  it.each(['', 'nothing', '1.nothing', '99999999999999.x', '1.', `1.${'x'.repeat(43)}`])(
    'is not the token %j',
    async (token) => {
      const { status } = await accept(token);
      expect(status).toBe(token === '' ? 422 : 404);
      const page = await test.api.get<string>(`/auth/invitation?token=${encodeURIComponent(token)}`);
      expect([page.status, page.headers.get('Content-Type')]).toEqual([status, 'text/html; charset=utf-8']);
    },
  );

  it('is not sent to whoever works for the gym already', async () => {
    const coach = await buildStaff(test, gym, 'coach');
    expectCode(await invite(coach.email.toUpperCase()), 409, 'already_staff');
  });

  it('is not one of more than a hundred', async () => {
    await test.sql('DELETE FROM staff_invitations');
    await test.sql(
      `INSERT INTO staff_invitations (gym_id, email, email_key, role, token_hash, expires_at)
       SELECT $1, n || '@example.com', n || '@example.com', 'coach', '', now() + interval '1 day' FROM generate_series(1, 100) n`,
      [gym.gym.id],
    );
    expectCode(await invite(newEmail()), 409, 'too_many_invitations');
    expect(expectStatus(await invite('1@example.com'), 201).email).toBe('1@example.com');
    await test.sql('DELETE FROM staff_invitations');
  });

  it('waits, as all mails of a gym to others, until its owner has confirmed the address', async () => {
    const email = newEmail();
    expectStatus(await invite(email), 201);
    const held = `SELECT due_at = 'infinity' AS held FROM mails WHERE recipient_email = $1`;
    expect(await test.sql(held, [email])).toEqual([{ held: true }]);
  });

  it('leaves no link behind once it is sent', async () => {
    const email = newEmail();
    expectStatus(await invite(email), 201);
    await test.sql(`UPDATE mails SET status = 'sent', settled_at = now() WHERE recipient_email = $1`, [
      email,
    ]);
    const [mail] = await test.sql('SELECT parameters FROM mails WHERE recipient_email = $1', [email]);
    expect(mail).toEqual({ parameters: { gym_name: gym.gym.name, role: 'a coach' } });
  });
});

describe('Somebody who works for several gyms', () => {
  let other: SignedUpGym;
  beforeEach(async () => {
    gym = await buildGym(test.api);
    other = await buildGym(test.api, { name: 'Second Gym', timezone: 'Asia/Tokyo' });
    expectStatus(await invite(gym.email, 'coach', other.api), 201);
    expectStatus(await accept(await mailedToken(test, 'staff-invitation', gym.email), gym.password), 204);
  });

  const switchTo = (gymId: number, api = gym.api, more: object = {}) =>
    api.post<Problem & { access_token: string; refresh_token?: string }>('/auth/switch-gym', {
      gym_id: gymId,
      ...more,
    });

  it('sees them, and which one the session is for', async () => {
    const { body } = await gym.api.get<Workplace[]>('/auth/gyms');
    expect(body).toEqual([
      { id: gym.gym.id, name: gym.gym.name, role: 'owner', timezone: 'UTC', current: true },
      { id: other.gym.id, name: 'Second Gym', role: 'coach', timezone: 'Asia/Tokyo', current: false },
    ]);
  });

  it('switches between them, with the role of each', async () => {
    const { id } = await buildCustomer(other.api);
    expect((await gym.api.get(`/customers/${id}`)).status).toBe(404);
    const { access_token } = expectStatus(await switchTo(other.gym.id), 200);
    const there = test.api.as(access_token);
    expect((await there.get(`/customers/${id}`)).status).toBe(200);
    expect((await there.delete(`/customers/${id}`)).status).toBe(403);
    // The session moved: its old token is good for nothing.
    expectProblem(await gym.api.get('/customers'), 401);
    const back = expectStatus(await switchTo(gym.gym.id, there), 200);
    const log = await readLog(test.api.as(back.access_token), '/audit-log');
    expect(log.map(({ action }) => action)).toContain('account.switched_gym');
  });

  it('gets the refresh token as a cookie if the browser asks for it', async () => {
    const { headers, body } = await switchTo(other.gym.id, gym.api, { refresh_cookie: true });
    expect(body.refresh_token).toBeUndefined();
    expect(headers.get('Set-Cookie')).toMatch(/^__Secure-refresh_token=.*HttpOnly; Secure; SameSite=Strict/);
  });

  it('cannot switch to a gym of others, which answers like one that does not exist', async () => {
    const stranger = await buildGym(test.api);
    const [foreign, missing] = [await switchTo(stranger.gym.id), await switchTo(999_999_999)];
    for (const answer of [foreign, missing]) expectCode(answer, 404, 'gym_not_found');
    expect(foreign.text.replace(/"request_id":"[^"]*"/, '')).toBe(
      missing.text.replace(/"request_id":"[^"]*"/, ''),
    );
    expect((await gym.api.get('/customers')).status).toBe(200);
  });
});
