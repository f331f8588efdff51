import { setTimeout } from 'node:timers/promises';
import { type Answer, type ApiClient } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { readLog } from './support/audit-log';
import { expectCode, expectInvalid, expectProblem } from './support/expect-problem';
import { buildGym, expectStatus, type SignedUpGym } from './support/factories';
import { commitOnceBlocked } from './support/locks';
import { buildSecondFactor, codeOf, type SecondFactor } from './support/second-factor';
import { mailedToken } from './support/staff';

jest.setTimeout(60_000);

let test: TestApp;
let gym: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp();
});
beforeEach(async () => {
  gym = await buildGym(test.api);
});
afterAll(() => test.stop());

const login = (code?: string, api: ApiClient = test.api, password = gym.password) =>
  api.post('/auth/login', { username: gym.email, password, code });
const begin = (current_password = gym.password) =>
  gym.api.post<{ secret: string; otpauth_url: string }>('/auth/second-factor', { current_password });
const confirm = (code: string) =>
  gym.api.post<{ recovery_codes: string[] }>('/auth/second-factor/confirm', { code });
const setUp = (): Promise<SecondFactor> => buildSecondFactor(test, gym.api, gym.password);
const state = async () => expectStatus(await gym.api.get<object>('/auth/second-factor'), 200);
const asProblem = (answer: Answer<unknown>) => answer as Answer;
const actions = async (api = gym.api): Promise<string[]> =>
  (await readLog(api, '/audit-log?resource=account')).map(({ action }) => action);
const mailsTo = async (email: string): Promise<string[]> =>
  (
    await test.sql<{ template: string }>(
      'SELECT template FROM mails WHERE recipient_email = $1 ORDER BY id',
      [email],
    )
  ).map(({ template }) => template);

describe('Setting a second factor up', () => {
  it('gives a secret for authenticator apps, and recovery codes once a code has confirmed it', async () => {
    expect(await state()).toEqual({ enabled: false, required: false, recovery_codes_left: 0 });
    const { secret, otpauth_url } = expectStatus(await begin(), 201);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const url = new URL(otpauth_url);
    expect(decodeURIComponent(url.pathname)).toBe(`/Gym Manager:${gym.email}`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      issuer: 'Gym Manager',
      secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
    const { recovery_codes } = expectStatus(await confirm(codeOf(secret)), 200);
    expect(new Set(recovery_codes).size).toBe(10);
    for (const code of recovery_codes) expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
    expect(await state()).toEqual({ enabled: true, required: false, recovery_codes_left: 10 });
    expect(await actions()).toContain('account.second_factor_enabled');
    expect(await mailsTo(gym.email)).toContain('second-factor-on');
  });

  it('changes nothing before it is confirmed, and can be begun anew, which makes the first secret void', async () => {
    const first = expectStatus(await begin(), 201).secret;
    expect((await login()).status).toBe(200);
    const second = expectStatus(await begin(), 201).secret;
    expect(second).not.toBe(first);
    expectCode(asProblem(await confirm(codeOf(first))), 400, 'wrong_second_factor');
    expect((await login()).status).toBe(200);
    expectStatus(await confirm(codeOf(second)), 200);
    expectCode(await login(), 400, 'second_factor_needed');
  });

  it('takes the password, and a code', async () => {
    expectCode(asProblem(await begin('wrong password')), 400, 'wrong_current_password');
    expectInvalid(await gym.api.post('/auth/second-factor', {}), 'body.current_password');
    expectInvalid(await gym.api.post('/auth/second-factor/confirm', {}), 'body.code');
    expectCode(asProblem(await confirm('123456')), 409, 'second_factor_not_begun');
  });

  it('is refused where there is one, and cannot be confirmed twice', async () => {
    const { code } = await setUp();
    expectCode(asProblem(await begin()), 409, 'second_factor_enabled');
    expectCode(asProblem(await confirm(code())), 409, 'second_factor_not_begun');
  });

  it('ends every other session, which was opened without it', async () => {
    const { body } = await test.api.post<{ access_token: string }>('/auth/login', {
      username: gym.email,
      password: gym.password,
    });
    await setUp();
    expectProblem(await test.api.as(body.access_token).get('/gyms/me'), 401);
    expect((await gym.api.get('/gyms/me')).status).toBe(200);
  });
});

describe('Signing in with a second factor', () => {
  it('asks for a code once the password is right, and says nothing of it before', async () => {
    const { code } = await setUp();
    expectCode(await login(), 400, 'second_factor_needed');
    expectCode(await login(''), 400, 'second_factor_needed');
    // Nobody was turned away: apps ask for the code only when it is missing.
    expect(await actions()).not.toContain('account.sign_in_refused');
    for (const given of [undefined, code(), '000000'])
      expectProblem(await login(given, test.api, 'wrong password'), 400, 'Incorrect email or password');
    expect((await login(code())).status).toBe(200);
  });

  it('takes the code in a form too, with spaces as apps show it', async () => {
    const { code } = await setUp();
    const form = { username: gym.email, password: gym.password, code: code().replace(/^.../, '$& ') };
    expect((await test.api.send('POST', '/auth/login', { form })).status).toBe(200);
  });

  it('does not mind a code where there is no second factor', async () => {
    expect((await login('123456')).status).toBe(200);
  });

  it.each([-1, 0, 1])('takes the code of step %i, for clocks differ', async (steps) => {
    const { code } = await setUp();
    // At the very end of a step, the one before is two steps away a moment later.
    const left = 30_000 - (Date.now() % 30_000);
    if (left < 3_000) await setTimeout(left);
    expect((await login(code(steps))).status).toBe(200);
  });

  it.each([-3, 3, 100])('refuses the code of step %i', async (steps) => {
    const { code } = await setUp();
    expectCode(await login(code(steps)), 400, 'wrong_second_factor');
    expect(await actions()).toContain('account.sign_in_refused');
  });

  it('takes a code once, also when ten requests send it at once, and none before it afterwards', async () => {
    const { code } = await setUp();
    const [current, next] = [code(), code(1)];
    const answers = await Promise.all(Array.from({ length: 10 }, () => login(next)));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(9);
    for (const answer of refused) expectCode(answer, 400, 'wrong_second_factor');
    expectCode(await login(next), 400, 'wrong_second_factor');
    expectCode(await login(current), 400, 'wrong_second_factor');
  });

  it.each<[string, (factor: SecondFactor) => string]>([
    ['a code of the app', ({ code }) => code()],
    ['a recovery code', ({ recovery_codes }) => recovery_codes[0]!],
  ])(
    'takes %s once also when several requests have checked the password and now compare it',
    async (_, pick) => {
      const code = pick(await setUp());
      const answers = await commitOnceBlocked(test, 'SELECT FROM second_factors FOR UPDATE', [], () =>
        Array.from({ length: 3 }, () => login(code)),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    },
  );

  it('does not take the code that has confirmed it', async () => {
    const { secret } = expectStatus(await begin(), 201);
    const code = codeOf(secret);
    expectStatus(await confirm(code), 200);
    expectCode(await login(code), 400, 'wrong_second_factor');
  });

  it('takes each recovery code once, however it is typed, and tells the owner', async () => {
    const { recovery_codes } = await setUp();
    const [first = '', second = ''] = recovery_codes;
    const typed = ` ${first.toLowerCase().replaceAll('-', ' ')}`;
    const answers = await Promise.all(Array.from({ length: 10 }, () => login(typed)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expectCode(await login(first), 400, 'wrong_second_factor');
    expect((await login(second)).status).toBe(200);
    expect(await state()).toMatchObject({ recovery_codes_left: 8 });
    const told = await test.sql(
      `SELECT recipient_name, parameters FROM mails WHERE template = 'recovery-code-used' AND recipient_email = $1 ORDER BY id`,
      [gym.email],
    );
    expect(told).toEqual(
      ['9', '8'].map((codes_left) => ({ recipient_name: '', parameters: { email: gym.email, codes_left } })),
    );
    expect(await actions()).toContain('account.recovery_code_used');
  });

  it('asks for a code also after the password was set anew with the link of a mail', async () => {
    const { code } = await setUp();
    expectStatus(await test.api.post('/auth/forgot-password', { email: gym.email }), 204);
    const token = await mailedToken(test, 'password-reset', gym.email);
    const password = 'staple battery horse';
    expectStatus(await test.api.post('/auth/reset-password', { token, new_password: password }), 204);
    expectCode(await login(undefined, test.api, password), 400, 'second_factor_needed');
    expect((await login(code(), test.api, password)).status).toBe(200);
  });

  it('asks for a code also after an invitation was accepted with the password', async () => {
    await setUp();
    const other = await buildGym(test.api);
    expectStatus(await other.api.post('/staff', { email: gym.email, role: 'coach' }), 201);
    const token = await mailedToken(test, 'staff-invitation', gym.email);
    const accepted = await test.api.post('/auth/accept-invitation', { token, password: gym.password });
    expect([accepted.status, accepted.text]).toEqual([204, '']);
    expectCode(await login(), 400, 'second_factor_needed');
  });
});

describe('With a second factor', () => {
  const both = (code: string, current_password = gym.password) => ({ current_password, code });
  const disable = (body: object) => gym.api.post('/auth/second-factor/disable', body);
  const renew = (body: object) =>
    gym.api.post<{ recovery_codes: string[] }>('/auth/second-factor/recovery-codes', body);

  it('its owner makes new recovery codes, which make those before void', async () => {
    const { code, recovery_codes } = await setUp();
    expectCode(asProblem(await renew(both(code(), 'wrong password'))), 400, 'wrong_current_password');
    expectCode(asProblem(await renew(both('000000'))), 400, 'wrong_second_factor');
    const renewed = expectStatus(await renew(both(code())), 200).recovery_codes;
    expect(renewed).toHaveLength(10);
    expectCode(await login(recovery_codes[0]), 400, 'wrong_second_factor');
    expect((await login(renewed[0])).status).toBe(200);
    expect(await actions()).toContain('account.recovery_codes_renewed');
  });

  it('its owner turns it off with the password and a code, also one of the list', async () => {
    const { code, recovery_codes } = await setUp();
    expectCode(await disable(both(code(), 'wrong password')), 400, 'wrong_current_password');
    expectCode(await disable(both('000000')), 400, 'wrong_second_factor');
    expect((await disable(both(recovery_codes[0]!))).status).toBe(204);
    expect((await login()).status).toBe(200);
    expect(await state()).toMatchObject({ enabled: false, recovery_codes_left: 0 });
    expect(await mailsTo(gym.email)).toContain('second-factor-off');
    expect(await actions()).toContain('account.second_factor_disabled');
    await setUp();
  });

  it('nothing can be turned off or renewed where there is none', async () => {
    await begin();
    for (const ask of [disable, renew])
      expectCode(asProblem(await ask(both('123456'))), 409, 'second_factor_not_enabled');
  });
});
