import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ApiClient } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { readLog } from './support/audit-log';
import { expectCode, expectInvalid } from './support/expect-problem';
import { buildGym, expectStatus, signIn, type SignedUpGym } from './support/factories';
import { buildSecondFactor } from './support/second-factor';
import { buildStaff, mailedToken } from './support/staff';

jest.setTimeout(60_000);

/** What serves who must have a second factor and has none: setting one up, and leaving. */
const OPEN = [
  'GET /auth/second-factor',
  'POST /auth/second-factor',
  'POST /auth/second-factor/confirm',
  'POST /auth/second-factor/disable',
  'POST /auth/second-factor/recovery-codes',
  'GET /auth/gyms',
  'GET /auth/sessions',
  'DELETE /auth/sessions/{id}',
  'POST /auth/change-password',
  'POST /auth/logout',
  'POST /auth/logout-all',
  'POST /auth/switch-gym',
];

let test: TestApp;
let gym: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp();
});
beforeEach(async () => {
  gym = await buildGym(test.api);
});
afterAll(() => test.stop());

const require = (...roles: string[]) =>
  gym.api.send<{ roles: string[] }>('PUT', '/gyms/me/second-factor', { json: { roles } });
const mayWork = async (api: ApiClient): Promise<boolean> => {
  const answer = await api.get('/customers');
  if (answer.status !== 200) expectCode(answer, 403, 'second_factor_setup_required');
  return answer.status === 200;
};

describe('A gym that requires a second factor of a role', () => {
  it('tells of which roles, in one order, and keeps it in the audit log', async () => {
    const path = '/gyms/me/second-factor';
    expect((await gym.api.get(path)).body).toEqual({ roles: [] });
    const before = (await gym.api.get('/gyms/me')).headers.get('etag');
    expect(expectStatus(await require('coach', 'manager', 'coach'), 200)).toEqual({
      roles: ['manager', 'coach'],
    });
    expect((await gym.api.get(path)).body).toEqual({ roles: ['manager', 'coach'] });
    expect((await gym.api.get('/gyms/me')).headers.get('etag')).toBe(before);
    const updates = await readLog(gym.api, '/audit-log?action=gym.updated');
    expect(updates).toMatchObject([
      { before: { second_factor_roles: [] }, after: { second_factor_roles: ['manager', 'coach'] } },
    ]);
    await require('manager', 'coach');
    expect(await readLog(gym.api, '/audit-log?action=gym.updated')).toHaveLength(1);
  });

  it.each([[{}], [{ roles: 'owner' }], [{ roles: ['king'] }], [{ roles: [1] }], [{ roles: null }]])(
    'is not understood when told %j',
    async (json) => {
      expectInvalid(await gym.api.send('PUT', '/gyms/me/second-factor', { json }), 'body.roles');
    },
  );

  it('lets those who have none do nothing else from the next request on, until they have one', async () => {
    const coach = await buildStaff(test, gym, 'coach');
    const manager = await buildStaff(test, gym, 'manager');
    await require('coach');
    expect([await mayWork(coach.api), await mayWork(manager.api), await mayWork(gym.api)]).toEqual([
      false,
      true,
      true,
    ]);
    expect((await coach.api.get('/auth/second-factor')).body).toMatchObject({
      enabled: false,
      required: true,
    });
    const { code } = await buildSecondFactor(test, coach.api, coach.password);
    expect(await mayWork(coach.api)).toBe(true);
    const off = { current_password: coach.password, code: code() };
    expect((await coach.api.post('/auth/second-factor/disable', off)).status).toBe(204);
    expect(await mayWork(coach.api)).toBe(false);
    await require();
    expect(await mayWork(coach.api)).toBe(true);
  });

  it('goes by the role that somebody has now, and by the gym that the session is for', async () => {
    const { id, api } = await buildStaff(test, gym, 'coach');
    await require('manager');
    expect(await mayWork(api)).toBe(true);
    await gym.api.patch(`/staff/${id}`, { role: 'manager' });
    expect(await mayWork(api)).toBe(false);
    const other = await buildGym(test.api);
    expect(await mayWork(other.api)).toBe(true);
  });

  it('does not count one that was begun and not confirmed', async () => {
    const coach = await buildStaff(test, gym, 'coach');
    await require('coach');
    await coach.api.post('/auth/second-factor', { current_password: coach.password });
    expect(await mayWork(coach.api)).toBe(false);
  });

  it('closes every route of the OpenAPI document to them but those that it takes to set one up', async () => {
    await require('owner');
    interface Operation {
      security?: unknown[];
    }
    const { body } = await test.api.root.get<{ paths: Record<string, Record<string, Operation>> }>(
      '/openapi.json',
    );
    const routes = Object.entries(body.paths)
      // Those of devices are closed to every account.
      .filter(([path]) => path.startsWith('/api/v1/') && !path.startsWith('/api/v1/kiosk'))
      .flatMap(([path, item]) =>
        Object.entries(item)
          .filter(([, { security }]) => security === undefined)
          .map(([method]) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
      );
    expect(routes).toEqual(expect.arrayContaining(OPEN));
    expect(routes.length).toBeGreaterThan(OPEN.length + 20);
    const CANNOT_BE_TRIED = new Set(['POST /auth/logout', 'POST /auth/logout-all']);
    for (const route of routes.filter((name) => !CANNOT_BE_TRIED.has(name))) {
      const [method = '', path = ''] = route.split(' ');
      const sent = method === 'GET' ? {} : { json: [] };
      const { status, body: problem } = await gym.api.send(method, path.replace('{id}', '999999999'), sent);
      const isClosed = status === 403 && problem.code === 'second_factor_setup_required';
      expect({ route, isClosed }).toEqual({ route, isClosed: !OPEN.includes(route) });
    }
    for (const path of ['/auth/logout', '/auth/logout-all']) {
      const { body: tokens } = await test.api.post<{ access_token: string }>('/auth/login', {
        username: gym.email,
        password: gym.password,
      });
      expect((await test.api.as(tokens.access_token).post(path)).status).toBe(204);
    }
  });
});

describe('A second factor that somebody has lost', () => {
  const removeOf = (id: number) => gym.api.delete(`/staff/${id}/second-factor`);

  it('is turned off by an owner, and its owner gets word of it', async () => {
    const coach = await buildStaff(test, gym, 'coach');
    await buildSecondFactor(test, coach.api, coach.password);
    const login = () => test.api.post('/auth/login', { username: coach.email, password: coach.password });
    expectCode(await login(), 400, 'second_factor_needed');
    expect((await removeOf(coach.id)).status).toBe(204);
    expect((await login()).status).toBe(200);
    const mails = await test.sql(
      `SELECT parameters FROM mails WHERE template = 'second-factor-removed' AND recipient_email = $1`,
      [coach.email],
    );
    expect(mails).toEqual([{ parameters: { email: coach.email, gym_name: gym.gym.name } }]);
    const entries = () => readLog(gym.api, '/audit-log?action=account.second_factor_removed');
    expect(await entries()).toMatchObject([{ resource_id: coach.id }]);
    expect((await removeOf(coach.id)).status).toBe(204);
    expect(await entries()).toHaveLength(1);
  });

  it('is not for an owner to turn off for themselves, for strangers, or for who works elsewhere too', async () => {
    const [own] = (await gym.api.get<{ id: number }[]>('/staff')).body;
    expectCode(await removeOf(own!.id), 409, 'own_second_factor');
    const other = await buildGym(test.api);
    const [stranger] = (await other.api.get<{ id: number }[]>('/staff')).body;
    expectCode(await removeOf(stranger!.id), 404, 'staff_member_not_found');
    await buildSecondFactor(test, other.api, other.password);
    expectStatus(await gym.api.post('/staff', { email: other.email, role: 'coach' }), 201);
    const token = await mailedToken(test, 'staff-invitation', other.email);
    expectStatus(await test.api.post('/auth/accept-invitation', { token, password: other.password }), 204);
    expectCode(await removeOf(stranger!.id), 409, 'works_elsewhere');
    expect((await other.api.get('/auth/second-factor')).body).toMatchObject({ enabled: true });
  });

  it('is removed by the statements of the runbook, for who has nobody else to ask', async () => {
    await buildSecondFactor(test, gym.api, gym.password);
    const runbook = readFileSync(join(__dirname, '../docs/runbooks/remove-a-second-factor.md'), 'utf8');
    const statements = /```sql\n([^]*?)```/.exec(runbook)![1]!;
    await test.sql(statements.replaceAll(":'email'", `'${gym.email.toUpperCase()}'`));
    expect((await gym.api.get('/gyms/me')).status).toBe(401);
    const api = test.api.as(await signIn(test.api, gym.email, gym.password));
    expect(await readLog(api, '/audit-log?action=account.second_factor_removed')).toMatchObject([
      { actor_id: null, resource: 'account' },
    ]);
  });
});
