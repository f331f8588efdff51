import { Notifications } from '@libs/platform/database';
import { startTestApp, type TestApp } from './support/app';
import { startTwoApis } from './support/app-process';
import { eventually } from './support/eventually';
import { buildGym, buildCustomer, expectStatus, signIn, type SignedUpGym } from './support/factories';
import { buildStaff } from './support/staff';

jest.setTimeout(120_000);

describe('What the API remembers of access tokens', () => {
  let test: TestApp;
  let gym: SignedUpGym;
  /** Called when a process waits, before it answers, until it has heard of a change. */
  let catchUp: jest.SpyInstance;
  beforeAll(async () => {
    test = await startTestApp();
    gym = await buildGym(test.api);
  });
  beforeEach(() => (catchUp = jest.spyOn(test.app.get(Notifications), 'catchUp')));
  afterEach(() => catchUp.mockRestore());
  afterAll(() => test.stop());

  const statusOf = async ({ api }: Pick<SignedUpGym, 'api'>): Promise<number> =>
    (await api.get('/customers')).status;
  const listeners = () =>
    test.sql(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'gym-manager-listener' AND datname = current_database()`,
    );
  /** Ends a session of which nobody is told. */
  const endSecretly = async (token: string): Promise<void> => {
    const { sid } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { sid: number };
    await test.sql('ALTER TABLE sessions DISABLE TRIGGER sessions_announce');
    await test.sql('DELETE FROM sessions WHERE id = $1', [sid]);
    await test.sql('ALTER TABLE sessions ENABLE TRIGGER sessions_announce');
  };

  it('spares the second request a look into the database, and is forgotten when changes may have been missed', async () => {
    const token = await signIn(test.api, gym.email, gym.password);
    const session = { api: test.api.as(token) };
    await eventually('a token that is remembered', async () => {
      await statusOf(session);
      return (await listeners()).length > 0;
    });
    expect(await statusOf(session)).toBe(200);
    await endSecretly(token);
    expect(await statusOf(session)).toBe(200);

    await test.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gym-manager-listener' AND datname = current_database()`,
    );
    await eventually('a listener less', async () => (await statusOf(session)) === 401);
    // Nor is what it knew before used again.
    await eventually('a new listener', async () => (await listeners()).length > 0);
    expect(await statusOf(session)).toBe(401);
  });

  it('ends with the session, however the session ends', async () => {
    const ends: ((token: string) => Promise<unknown>)[] = [
      (token) => test.api.as(token).post('/auth/logout'),
      async (token) => {
        const { body } = await test.api.as(token).get<{ id: number; current: boolean }[]>('/auth/sessions');
        return gym.api.delete(`/auth/sessions/${body.find(({ current }) => current)!.id}`);
      },
    ];
    for (const end of [...ends, ...ends, ...ends]) {
      const token = await signIn(test.api, gym.email, gym.password);
      const session = { api: test.api.as(token) };
      expect([await statusOf(session), await statusOf(session)]).toEqual([200, 200]);
      catchUp.mockClear();
      expectStatus((await end(token)) as never, 204);
      expect(catchUp).toHaveBeenCalledTimes(1);
      expect(await statusOf(session)).toBe(401);
    }
  });

  it('follows the role of a member, at once', async () => {
    const member = await buildStaff(test, gym, 'coach');
    const customer = await buildCustomer(gym.api);
    const rename = async () =>
      (await member.api.patch(`/customers/${customer.id}`, { first_name: 'Grace' })).status;
    for (const [role, status] of [
      ['manager', 200],
      ['coach', 403],
      ['front_desk', 200],
    ] as const) {
      await rename();
      catchUp.mockClear();
      expectStatus(await gym.api.patch(`/staff/${member.id}`, { role }), 200);
      expect(catchUp).toHaveBeenCalledTimes(1);
      expect(await rename()).toBe(status);
    }
    expectStatus(await gym.api.delete(`/staff/${member.id}`), 204);
    expect(await rename()).toBe(401);
  });

  it("follows the gym's time zone, at once", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const { id } = await buildCustomer(gym.api, { membership_end: today });
    const isActive = async () => (await gym.api.get<{ active: boolean }>(`/customers/${id}`)).body.active;
    // The two are 26 hours apart: today is over in one of them, or has not begun in the other.
    for (const timezone of ['Pacific/Kiritimati', 'Etc/GMT+12', 'Pacific/Kiritimati', 'Etc/GMT+12']) {
      await isActive();
      catchUp.mockClear();
      expectStatus(await gym.api.patch('/gyms/me', { timezone }), 200);
      expect(catchUp).toHaveBeenCalledTimes(1);
      const there = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(new Date());
      expect(await isActive()).toBe(there <= today);
    }
  });
});

describe('Two API processes', () => {
  it('both refuse the token of a session that ended at one of them', async () => {
    const { one, other, stop } = await startTwoApis();
    try {
      const gym = await buildGym(one.client);
      for (let round = 0; round < 5; round++) {
        const token = await signIn(one.client, gym.email, gym.password);
        const statuses = () =>
          Promise.all(
            [one, other].map(async ({ client }) => (await client.as(token).get('/customers')).status),
          );
        expect([await statuses(), await statuses()]).toEqual([
          [200, 200],
          [200, 200],
        ]);
        expectStatus(await one.client.as(token).post('/auth/logout'), 204);
        await eventually('both know', async () => (await statuses()).join() === '401,401');
      }
    } finally {
      await stop();
    }
  });
});
