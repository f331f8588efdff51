import { performance } from 'node:perf_hooks';
import { connect } from 'node:net';
import { Database } from '@libs/platform/database';
import { type Answer, type ApiClient } from './support/api-client';
import { startTestApp, type TestApp } from './support/app';
import { expectProblem } from './support/expect-problem';
import { buildGym, expectStatus, gymFields, newEmail } from './support/factories';

jest.setTimeout(120_000);

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ RATE_LIMITS: 'on', TRUST_PROXY: '1' });
});
afterAll(() => test.stop());
beforeEach(() => test.sql('TRUNCATE rate_limits'));

/** A client behind our proxy, at an address of its own. */
const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } });
let lastAddress = 0;
const newAddress = (): string => `198.51.100.${(lastAddress += 1)}`;

const signIn = (username: string, password: string, address: string, api: ApiClient = test.api) =>
  api.post<{ access_token: string }>('/auth/login', { username, password }, from(address));
const problemOf = (answer: Answer<unknown>) => answer as Answer;

const windowOver = () => test.sql(`UPDATE rate_limits SET resets_at = now()`);

describe('wrong passwords', () => {
  it('are answered with 429 after ten for one account from one address, before anything is hashed', async () => {
    const { email, password } = await buildGym(test.api);
    const address = newAddress();
    for (let attempt = 0; attempt < 10; attempt++)
      expectProblem(problemOf(await signIn(email, 'wrong password', address)), 400);
    const answer = await signIn(email, password, address);
    expectProblem(problemOf(answer), 429);
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(800);
    expect(seconds).toBeLessThanOrEqual(900);
    expect(
      await test.sql(`SELECT FROM sessions JOIN users ON users.id = user_id WHERE email = $1`, [email]),
    ).toHaveLength(1);
  });

  it('are counted also when they come at once, and in any spelling of the address', async () => {
    const { email } = await buildGym(test.api);
    const address = newAddress();
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, number) =>
        signIn(
          [email.toUpperCase(), ` ${email}`, `\u200b${email}`, `${email}\u2060`][number % 4]!,
          'wrong password',
          address,
        ),
      ),
    );
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    // A busy machine may refuse some of the ten with 503, which do not count.
    expect(count(400)).toBeLessThanOrEqual(10);
    expect(count(400) + count(503) + count(429)).toBe(25);
    expect(count(429)).toBeGreaterThanOrEqual(15 - count(503));
  });

  it('keep nobody out for good: when the time is over, the right one works', async () => {
    const { email, password } = await buildGym(test.api);
    const address = newAddress();
    for (let attempt = 0; attempt < 12; attempt++) await signIn(email, 'wrong password', address);
    expectProblem(problemOf(await signIn(email, password, address)), 429);
    await windowOver();
    expectStatus(await signIn(email, password, address), 200);
  });

  it('from one address do not keep the owner out at another, nor anybody who is signed in', async () => {
    const { email, password, api } = await buildGym(test.api);
    const attacker = newAddress();
    for (let attempt = 0; attempt < 12; attempt++) await signIn(email, 'wrong password', attacker);
    expectStatus(await signIn(email, password, newAddress()), 200);
    expect((await api.get('/gyms/me')).status).toBe(200);
  });

  it('from many addresses are limited for an account too', async () => {
    const { email } = await buildGym(test.api);
    await signIn(email, 'wrong password', newAddress());
    await test.sql(`UPDATE rate_limits SET count = 100 WHERE key LIKE 'sign-in-account-everywhere:%'`);
    expectProblem(problemOf(await signIn(email, 'wrong password', newAddress())), 429);
  });

  it('for many accounts from one address are limited, whether or not the accounts exist', async () => {
    const address = newAddress();
    await signIn(newEmail(), 'wrong password', address);
    await test.sql(`UPDATE rate_limits SET count = 100 WHERE key LIKE 'sign-in-address:%'`);
    const { email } = await buildGym(test.api);
    for (const username of [newEmail(), email])
      expectProblem(problemOf(await signIn(username, 'wrong password', address)), 429);
  });

  it.each([
    ['another address that the client claims to have', (address: string) => `203.0.113.77, ${address}`],
    ['many of them', (address: string) => `1.1.1.1, 2.2.2.2, 3.3.3.3, ${address}`],
  ])('are counted for the address that our proxy saw, not for %s', async (_, claimed) => {
    const { email } = await buildGym(test.api);
    const address = newAddress();
    for (let attempt = 0; attempt < 10; attempt++) await signIn(email, 'wrong password', claimed(address));
    expectProblem(problemOf(await signIn(email, 'wrong password', address)), 429);
  });

  it('are counted for the whole network of an IPv6 address', async () => {
    const { email } = await buildGym(test.api);
    for (let attempt = 0; attempt < 10; attempt++)
      await signIn(email, 'wrong password', `2001:db8:7:9::${attempt + 1}`);
    expectProblem(problemOf(await signIn(email, 'wrong password', '2001:db8:7:9:ffff::1')), 429);
    expectProblem(problemOf(await signIn(email, 'wrong password', '2001:db8:7:a::1')), 400);
  });
});

it('a wrong password is answered like one of nobody, also while the gym has too much under way', async () => {
  const { email, gym } = await buildGym(test.api);
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const principal = { user_id: 1, gym_id: gym.id, role: 'owner', timezone: 'UTC' } as const;
  const busy = Array.from({ length: 130 }, () => test.app.get(Database).readInGym(principal, () => ended));
  const all = Promise.allSettled(busy);
  try {
    const [known, unknown] = [
      await signIn(email, 'wrong password', newAddress()),
      await signIn(newEmail(), 'wrong password', newAddress()),
    ].map(problemOf);
    expectProblem(known!, 400);
    expect({ ...known!.body, request_id: '' }).toEqual({ ...unknown!.body, request_id: '' });
  } finally {
    end();
    await all;
  }
});

describe('right passwords and invalid requests', () => {
  it('do not count', async () => {
    const { email, password } = await buildGym(test.api);
    const address = newAddress();
    for (let attempt = 0; attempt < 12; attempt++) {
      expectStatus(await signIn(email, password, address), 200);
      expectProblem(problemOf(await signIn(email, '', address)), 422);
    }
    expect(await test.sql('SELECT FROM rate_limits WHERE count > 0 AND key LIKE $1', ['sign-in%'])).toEqual(
      [],
    );
  });
});

it('RateLimit and RateLimit-Policy say what there is and what is left', async () => {
  const address = newAddress();
  const { email } = await buildGym(test.api);
  await signIn(email, 'wrong password', address);
  const { headers } = await signIn(email, 'wrong password', address);
  expect(headers.get('ratelimit-policy')).toBe(
    '"sign-in-account";q=10;w=900, "sign-in-account-everywhere";q=100;w=900, "sign-in-address";q=100;w=900',
  );
  expect(headers.get('ratelimit')).toMatch(
    /^"sign-in-account";r=8;t=\d+, "sign-in-account-everywhere";r=98;t=\d+, "sign-in-address";r=98;t=\d+$/,
  );
});

it('twenty gyms an hour sign up from one address', async () => {
  const address = newAddress();
  expectStatus(await test.api.post('/auth/signup', gymFields(), from(address)), 201);
  await test.sql(`UPDATE rate_limits SET count = 20 WHERE key LIKE 'sign-up-address:%'`);
  expectProblem(await test.api.post('/auth/signup', gymFields(), from(address)), 429);
  expectStatus(await test.api.post('/auth/signup', gymFields(), from(newAddress())), 201);
});

it('the table names nobody, and does not grow for good', async () => {
  const { email } = await buildGym(test.api);
  const address = newAddress();
  await signIn(email, 'wrong password', address);
  const rows = JSON.stringify(await test.sql('SELECT * FROM rate_limits'));
  expect(rows).not.toContain(email);
  expect(rows).not.toContain(address);
  await test.sql(`UPDATE rate_limits SET resets_at = now() - interval '2 minutes'`);
  await signIn(newEmail(), 'wrong password', newAddress());
  expect(await test.sql('SELECT FROM rate_limits')).toHaveLength(3);
});

it('counts refusals for dashboards', async () => {
  expect((await test.api.root.get<string>('/metrics')).body).toMatch(
    /^rate_limit_rejections_total\{limit="sign-in-account"\} [1-9]/m,
  );
});

describe('a new password', () => {
  it.each(['password', '12345678', 'PASSWORD', 'qwertyuiop', 'Iron Temple', 'irontemple', 'iron-temple'])(
    'is refused when it is %s',
    async (password) => {
      const answer = await test.api.post(
        '/auth/signup',
        gymFields({ name: 'Iron Temple', password }),
        from(newAddress()),
      );
      expectProblem(answer, 422);
      expect(answer.body.errors).toEqual([
        { loc: ['body', 'password'], pointer: '/password', msg: expect.any(String), type: 'common_password' },
      ]);
    },
  );

  it('replaces the old one, ends all other sessions, and keeps this one', async () => {
    const { email, password, api, token } = await buildGym(test.api);
    const other = expectStatus(await signIn(email, password, newAddress()), 200).access_token;
    const change = { current_password: password, new_password: 'staple battery horse' };
    expect((await api.post('/auth/change-password', change)).status).toBe(204);
    expect((await test.api.as(token).get('/gyms/me')).status).toBe(200);
    expect((await test.api.as(other).get('/gyms/me')).status).toBe(401);
    expectProblem(problemOf(await signIn(email, password, newAddress())), 400);
    expectStatus(await signIn(email, 'staple battery horse', newAddress()), 200);
  });

  it('needs the current one, which cannot be guessed with a token alone', async () => {
    const { api, password } = await buildGym(test.api);
    const change = { current_password: 'wrong password', new_password: 'staple battery horse' };
    for (let attempt = 0; attempt < 10; attempt++) {
      const answer = await api.post('/auth/change-password', change);
      expectProblem(answer, 400);
      expect(answer.body.code).toBe('wrong_current_password');
    }
    expectProblem(await api.post('/auth/change-password', { ...change, current_password: password }), 429);
  });

  it('is chosen once when two devices change it at the same time', async () => {
    const { api, password } = await buildGym(test.api);
    const answers = await Promise.all(
      ['first new password', 'second new password'].map((new_password) =>
        api.post('/auth/change-password', { current_password: password, new_password }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([204, 400]);
  });
});

describe('a hundred sign-ins of clients that close their connection at once', () => {
  let busy: TestApp;
  beforeAll(async () => {
    // Hashes that take longer than the requests around them. Passport has one strategy a process: this app comes last.
    busy = await startTestApp({ RATE_LIMITS: 'on', TRUST_PROXY: '1', BCRYPT_COST: '10' });
  });
  afterAll(() => busy.stop());

  it('keep nobody else from signing in', async () => {
    const { email, password } = await buildGym(busy.api);
    const { port } = new URL(busy.api.baseUrl);
    const body = JSON.stringify({ username: newEmail(), password: 'wrong password' });
    const calm = performance.now();
    expectStatus(await signIn(email, password, newAddress(), busy.api), 200);
    const alone = performance.now() - calm;
    for (let number = 0; number < 100; number++) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(
        `POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2.${number}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        () => setTimeout(() => socket.destroy(), 20),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    const start = performance.now();
    for (let time = 0; time < 5; time++)
      expectStatus(await signIn(email, password, newAddress(), busy.api), 200);
    // Had all of them been hashed, it would have been a hundred sign-ins later.
    expect((performance.now() - start) / alone).toBeLessThan(60);
  });
});
