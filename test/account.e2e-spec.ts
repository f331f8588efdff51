import { type ApiClient } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { expectCode, expectInvalid, expectProblem } from './support/expect-problem';
import { buildGym, expectStatus, newEmail, signIn, type SignedUpGym } from './support/factories';
import { buildStaff, mailedToken } from './support/staff';

const NEW_PASSWORD = 'staple battery horse';

let test: TestApp;
let gym: SignedUpGym;
beforeAll(async () => {
  test = await startTestApp({ APP_URL: 'https://gyms.example.com' });
});
beforeEach(async () => {
  gym = await buildGym(test.api);
});
afterAll(() => test.stop());

const login = (username: string, password: string) => test.api.post('/auth/login', { username, password });
const forgot = (email: string) => test.api.post('/auth/forgot-password', { email });
const reset = (token: string, new_password = NEW_PASSWORD) =>
  test.api.post('/auth/reset-password', { token, new_password });
const linkFor = async (email: string): Promise<string> => {
  expectStatus(await forgot(email), 204);
  return mailedToken(test, 'password-reset', email);
};
/** The names of mails to an address, the newest last. */
const mailsTo = async (email: string): Promise<string[]> =>
  (
    await test.sql<{ template: string }>(
      'SELECT template FROM mails WHERE recipient_email = $1 ORDER BY id',
      [email],
    )
  ).map(({ template }) => template);
/** What the mails of a kind to an address are filled with, and whom they greet. */
const contentsOf = (template: string, email: string) =>
  test.sql('SELECT recipient_name, parameters FROM mails WHERE template = $1 AND recipient_email = $2', [
    template,
    email,
  ]);
const actionsOf = async (api: ApiClient): Promise<string[]> =>
  (await api.get<{ items: { action: string }[] }>('/audit-log')).body.items.map(({ action }) => action);

describe('A forgotten password', () => {
  it('is replaced with the link of a mail, which ends every session', async () => {
    const token = await linkFor(gym.email);
    expect((await reset(token)).status).toBe(204);
    expectProblem(await gym.api.get('/customers'), 401);
    expectCode(await login(gym.email, gym.password), 400, 'incorrect_credentials');
    const api = test.api.as(await signIn(test.api, gym.email, NEW_PASSWORD));
    expect(await mailsTo(gym.email)).toEqual(['gym-welcome', 'password-reset', 'password-changed']);
    expect(await actionsOf(api)).toEqual(
      expect.arrayContaining(['account.password_reset_requested', 'account.password_reset']),
    );
  });

  it('is replaced on the page of the link as well', async () => {
    const token = await linkFor(gym.email);
    const reset_url = `https://gyms.example.com/api/v1/auth/password-reset?token=${token}`;
    expect(await contentsOf('password-reset', gym.email)).toEqual([
      { recipient_name: '', parameters: { reset_url } },
    ]);
    const page = await test.api.get(`/auth/password-reset?token=${token}`);
    expect(page.text).toContain(`value="${token}"`);
    expect(page.headers.get('Referrer-Policy')).toBe('no-referrer');
    const post = (password: string) =>
      test.api.send('POST', '/auth/password-reset', { form: { token, new_password: password } });
    const refused = await post('12345678');
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('common passwords')]);
    expect(refused.text).toContain('Try again');
    expect((await post(NEW_PASSWORD)).status).toBe(200);
    expect((await login(gym.email, NEW_PASSWORD)).status).toBe(200);
    expect([(await post('another one of mine')).status]).toEqual([404]);
  });

  it('has links that are good once, for thirty minutes, and until the password is changed otherwise', async () => {
    const [first, second] = [await linkFor(gym.email), await linkFor(gym.email)];
    const minutes = `SELECT DISTINCT round(extract(epoch FROM expires_at - now()) / 60)::int AS minutes
      FROM account_tokens JOIN users ON users.id = user_id WHERE users.email = $1`;
    expect(await test.sql(minutes, [gym.email])).toEqual([{ minutes: 30 }]);
    // Both are good: who asks twice may open either mail.
    expect((await reset(first)).status).toBe(204);
    expectCode(await reset(first), 404, 'reset_token_unknown');
    expectCode(await reset(second), 404, 'reset_token_unknown');

    const third = await linkFor(gym.email);
    const api = test.api.as(await signIn(test.api, gym.email, NEW_PASSWORD));
    const change = { current_password: NEW_PASSWORD, new_password: 'the third one of mine' };
    expect((await api.post('/auth/change-password', change)).status).toBe(204);
    expectCode(await reset(third), 404, 'reset_token_unknown');

    const expired = await linkFor(gym.email);
    await test.sql('UPDATE account_tokens SET expires_at = now()');
    expectCode(await reset(expired), 404, 'reset_token_unknown');
  });

  it('is replaced once by a link that is used ten times at once', async () => {
    const token = await linkFor(gym.email);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, number) => reset(token, `the password number ${number}`)),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.filter(({ status }) => ![204, 404, 503].includes(status))).toEqual([]);
  });

  it('is refused for a new one that is easily guessed, and the link stays good', async () => {
    const token = await linkFor(gym.email);
    for (const password of ['12345678', gym.email, 'iron temple'])
      expectInvalid(await reset(token, password), 'body.new_password');
    expectInvalid(await reset(token, 'short'), 'body.new_password');
    expect((await reset(token)).status).toBe(204);
  });

  it('is answered the same, with the same headers, whether or not an account has the address', async () => {
    const [known, unknown] = [await forgot(gym.email), await forgot(newEmail())];
    const comparable = ({ status, text, headers }: typeof known) => ({
      status,
      text,
      headers: [...headers.keys()],
    });
    expect(comparable(known)).toEqual(comparable(unknown));
    expect(known.status).toBe(204);
  });

  it('is found in any spelling of the address', async () => {
    expectStatus(await forgot(` ${gym.email.toUpperCase()}`), 204);
    expect(await mailsTo(gym.email)).toContain('password-reset');
  });

  it.each(['', 'x', '1.17.abc', '\u0000', 'a'.repeat(201)])(
    'has no link with the token %j',
    async (token) => {
      const { status } = await reset(token);
      expect([404, 422]).toContain(status);
    },
  );

  it('leaves neither token nor link in the database once the mail is sent', async () => {
    const token = await linkFor(gym.email);
    await test.sql(`UPDATE mails SET status = 'sent', settled_at = now() WHERE recipient_email = $1`, [
      gym.email,
    ]);
    const found = await test.sql(
      `SELECT FROM mails WHERE mails::text LIKE $1 UNION ALL SELECT FROM account_tokens WHERE account_tokens::text LIKE $1
       UNION ALL SELECT FROM audit_log WHERE audit_log::text LIKE $1`,
      [`%${token}%`],
    );
    expect(found).toEqual([]);
    expect((await reset(token)).status).toBe(204);
  });
});

describe('A changed password', () => {
  const change = (new_password: string) =>
    gym.api.post('/auth/change-password', { current_password: gym.password, new_password });

  it('is told in a mail to the account, which has an address and no name', async () => {
    expectStatus(await change(NEW_PASSWORD), 204);
    expect(await contentsOf('password-changed', gym.email)).toEqual([
      { recipient_name: '', parameters: { email: gym.email } },
    ]);
  });

  it('is one of two that are sent at once with the one before it', async () => {
    const answers = await Promise.all([change(NEW_PASSWORD), change('another staple battery')]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([204, 400]);
  });

  it('is refused when it is easily guessed, such as the name of the gym', async () => {
    for (const password of ['12345678', gym.email, 'iron-temple'])
      expectInvalid(await change(password), 'body.new_password');
    expect((await login(gym.email, gym.password)).status).toBe(200);
  });
});

describe('Another address', () => {
  const change = (email: string, current_password = gym.password) =>
    gym.api.post('/auth/change-email', { email, current_password });
  const confirm = (token: string) => test.api.post('/auth/verify-email', { token });

  it('is asked for with the password, confirmed with a link, and told to the old one', async () => {
    const email = newEmail();
    expect((await change(email)).status).toBe(204);
    expect((await login(email, gym.password)).status).toBe(400);
    expect(await contentsOf('email-change-notice', gym.email)).toEqual([
      { recipient_name: '', parameters: { new_email: email } },
    ]);
    const token = await mailedToken(test, 'email-change', email);
    expect((await confirm(token)).status).toBe(204);
    expect((await login(email, gym.password)).status).toBe(200);
    expect((await login(gym.email, gym.password)).status).toBe(400);
    // Whoever is signed in stays so; the gym's contact was the same address.
    expect((await gym.api.get('/gyms/me')).body).toMatchObject({ email });
    expect(await actionsOf(gym.api)).toEqual(
      expect.arrayContaining(['account.email_change_requested', 'account.email_changed', 'gym.updated']),
    );
    expectCode(await confirm(token), 404, 'email_token_unknown');
  });

  it('is confirmed on the page of the link as well', async () => {
    const email = newEmail();
    expectStatus(await change(email), 204);
    const token = await mailedToken(test, 'email-change', email);
    const change_url = `https://gyms.example.com/api/v1/auth/email-change?token=${token}`;
    expect(await contentsOf('email-change', email)).toEqual([
      { recipient_name: '', parameters: { change_url } },
    ]);
    expect((await test.api.get(`/auth/email-change?token=${token}`)).text).toContain('Confirm');
    expect((await login(email, gym.password)).status).toBe(400);
    expect((await test.api.send('POST', '/auth/email-change', { form: { token } })).status).toBe(200);
    expect((await login(email, gym.password)).status).toBe(200);
  });

  it('is refused without the right password', async () => {
    const email = newEmail();
    expectCode(await change(email, 'not the password'), 400, 'wrong_current_password');
    expect(await mailsTo(email)).toEqual([]);
  });

  it('is refused when another account has it, also if that came between', async () => {
    const other = await buildGym(test.api);
    expectCode(await change(other.email.toUpperCase()), 400, 'email_already_registered');
    const email = newEmail();
    expectStatus(await change(email), 204);
    await buildGym(test.api, { email });
    expectCode(
      await confirm(await mailedToken(test, 'email-change', email)),
      400,
      'email_already_registered',
    );
    expect((await login(gym.email, gym.password)).status).toBe(200);
  });

  it('of somebody who owns the gym no more leaves that of the gym as it is', async () => {
    const successor = await buildStaff(test, gym, 'owner');
    const { body } = await gym.api.get<{ id: number }[]>('/staff');
    expectStatus(await successor.api.patch(`/staff/${body[0]!.id}`, { role: 'coach' }), 200);
    const email = newEmail();
    expectStatus(await change(email), 204);
    expectStatus(await confirm(await mailedToken(test, 'email-change', email)), 204);
    expect((await successor.api.get('/gyms/me')).body).toMatchObject({ email: gym.email });
  });

  it('may be another spelling of the same', async () => {
    const email = gym.email.toUpperCase();
    expectStatus(await change(email), 204);
    expect((await confirm(await mailedToken(test, 'email-change', email))).status).toBe(204);
    expect((await login(gym.email, gym.password)).status).toBe(200);
  });

  it('is void once the password is changed', async () => {
    const email = newEmail();
    expectStatus(await change(email), 204);
    const token = await mailedToken(test, 'email-change', email);
    expectStatus(
      await gym.api.post('/auth/change-password', {
        current_password: gym.password,
        new_password: NEW_PASSWORD,
      }),
      204,
    );
    expectCode(await confirm(token), 404, 'email_token_unknown');
  });

  it('is not set with the link to another password, nor the other way round', async () => {
    expectCode(await confirm(await linkFor(gym.email)), 404, 'email_token_unknown');
    const email = newEmail();
    expectStatus(await change(email), 204);
    expectCode(await reset(await mailedToken(test, 'email-change', email)), 404, 'reset_token_unknown');
  });
});

describe('The address of a new gym', () => {
  const isVerified = async (): Promise<boolean> =>
    (await test.sql('SELECT FROM mail_senders WHERE gym_id = $1 AND verified_at IS NOT NULL', [gym.gym.id]))
      .length > 0;

  it('is confirmed with the token of the welcome mail', async () => {
    const token = await mailedToken(test, 'gym-welcome', gym.email);
    expect((await test.api.post('/auth/verify-email', { token })).status).toBe(204);
    expect(await isVerified()).toBe(true);
    expectCode(
      await test.api.post('/auth/verify-email', { token: '1.unknown' }),
      404,
      'verification_token_unknown',
    );
  });

  it('gets the link once more, which makes the first void; none once it is confirmed', async () => {
    const first = await mailedToken(test, 'gym-welcome', gym.email);
    expect((await gym.api.post('/auth/resend-verification')).status).toBe(204);
    const token = await mailedToken(test, 'verify-email', gym.email);
    expectProblem(await test.api.post('/auth/verify-email', { token: first }), 404);
    expect((await test.api.post('/auth/verify-email', { token })).status).toBe(204);
    expect(await isVerified()).toBe(true);
    expect((await gym.api.post('/auth/resend-verification')).status).toBe(204);
    expect((await mailsTo(gym.email)).filter((template) => template === 'verify-email')).toHaveLength(1);
  });
});
