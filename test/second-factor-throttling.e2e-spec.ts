import { startTestApp, type TestApp } from './support/app';
import { expectCode, expectProblem } from './support/expect-problem';
import { buildGym, type SignedUpGym } from './support/factories';
import { buildSecondFactor } from './support/second-factor';

jest.setTimeout(120_000);

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ RATE_LIMITS: 'on', TRUST_PROXY: '1' });
});
afterAll(() => test.stop());
beforeEach(() => test.sql('TRUNCATE rate_limits'));

let lastAddress = 0;
const newAddress = (): string => `198.51.100.${(lastAddress += 1)}`;

describe('wrong codes of a second factor', () => {
  const withCode = (gym: SignedUpGym, address: string, code?: string, password = gym.password) =>
    test.api.post(
      '/auth/login',
      { username: gym.email, password, code },
      {
        headers: { 'X-Forwarded-For': address },
      },
    );

  it('are answered with 429 after ten for one account, from wherever they come', async () => {
    const gym = await buildGym(test.api);
    const { code } = await buildSecondFactor(test, gym.api, gym.password);
    for (let attempt = 0; attempt < 10; attempt++)
      expectCode(await withCode(gym, newAddress(), '000000'), 400, 'wrong_second_factor');
    const answer = await withCode(gym, newAddress(), code());
    expectProblem(answer, 429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(3_000);
    await test.sql('UPDATE rate_limits SET resets_at = now()');
    expect((await withCode(gym, newAddress(), code())).status).toBe(200);
  });

  it('are not what is counted when a stranger sends codes with wrong passwords, or the owner no code', async () => {
    const gym = await buildGym(test.api);
    const { code } = await buildSecondFactor(test, gym.api, gym.password);
    const attempts = () =>
      test.sql<{ key: string; count: number }>(
        `SELECT split_part(key, ':', 1) AS key, sum(count)::int AS count FROM rate_limits
         WHERE key LIKE 'sign-in-%' GROUP BY 1 ORDER BY 1`,
      );
    await test.sql('TRUNCATE rate_limits');
    for (let attempt = 0; attempt < 12; attempt++)
      expectCode(await withCode(gym, newAddress()), 400, 'second_factor_needed');
    expect((await attempts()).filter(({ count }) => count > 0)).toEqual([]);
    for (let attempt = 0; attempt < 3; attempt++)
      await withCode(gym, newAddress(), '000000', 'wrong password');
    expect((await attempts()).find(({ key }) => key === 'sign-in-code')).toMatchObject({ count: 0 });
    expect((await attempts()).find(({ key }) => key === 'sign-in-account')).toMatchObject({ count: 3 });
    expect((await withCode(gym, newAddress(), code())).status).toBe(200);
  });

  it('of who is signed in are limited too', async () => {
    const { api, password } = await buildGym(test.api);
    const { code } = await buildSecondFactor(test, api, password);
    const disable = (given: string) =>
      api.post('/auth/second-factor/disable', { current_password: password, code: given });
    for (let attempt = 0; attempt < 10; attempt++)
      expectCode(await disable('000000'), 400, 'wrong_second_factor');
    expectProblem(await disable(code()), 429);
  });
});
