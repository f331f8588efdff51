import { createHmac } from 'node:crypto';
import { startTestApp, JWT_SECRET, type TestApp } from './support/app';
import { expectProblem } from './support/expect-problem';
import { buildGym, gymFields, type SignedUpGym } from './support/factories';

let test: TestApp;
let owner: SignedUpGym;
let stranger: SignedUpGym;
let header: Record<string, unknown>;
let claims: Record<string, unknown>;

beforeAll(async () => {
  test = await startTestApp();
  owner = await buildGym(test.api);
  stranger = await buildGym(test.api);
  const [head, payload] = owner.token
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('latin1'));
  header = JSON.parse(head!) as typeof header;
  claims = JSON.parse(payload!) as typeof claims;
});
afterAll(() => test.stop());

const seconds = (): number => Math.floor(Date.now() / 1000);
const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Signs anything at all, as only somebody with the secret can. */
function sign(head: object, payload: unknown, { secret = JWT_SECRET, hash = 'sha256' } = {}): string {
  const signed = `${encode(head)}.${encode(payload)}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
}

describe('a token', () => {
  it('is accepted when it is signed with our secret and algorithm, whatever else its header contains', async () => {
    for (const token of [owner.token, sign(header, claims), sign({ ...header, cty: 'any' }, claims)])
      expect((await test.api.as(token).get('/gyms/me')).status).toBe(200);
  });

  it.each<[string, () => string]>([
    ['algorithm none and no signature', () => sign({ ...header, alg: 'none' }, claims).replace(/[^.]+$/, '')],
    ['algorithm None and a signature', () => sign({ ...header, alg: 'None' }, claims)],
    ['no algorithm', () => sign({ ...header, alg: undefined }, claims)],
    ['HS384, correctly signed', () => sign({ ...header, alg: 'HS384' }, claims, { hash: 'sha384' })],
    ['HS512, correctly signed', () => sign({ ...header, alg: 'HS512' }, claims, { hash: 'sha512' })],
    ['RS256 in the header, our HMAC below', () => sign({ ...header, alg: 'RS256' }, claims)],
    ['another secret', () => sign(header, claims, { secret: 'another secret' })],
    ['an empty secret', () => sign(header, claims, { secret: '' })],
    [
      'another secret and where its key is to be had',
      () =>
        sign({ ...header, jku: 'https://evil.example/keys', kid: '../../dev/null' }, claims, { secret: '' }),
    ],
    [
      'another secret and the key itself',
      () => sign({ ...header, jwk: { kty: 'oct', k: encode('evil') } }, claims, { secret: 'evil' }),
    ],
    ['a critical extension', () => sign({ ...header, alg: undefined, crit: ['b64'], b64: false }, claims)],
    ['another type', () => sign({ ...header, typ: 'JWT' }, claims)],
    ['no type', () => sign({ ...header, typ: undefined }, claims)],
    ['no key id', () => sign({ ...header, kid: undefined }, claims)],
    ['the id of a key that we never had', () => sign({ ...header, kid: 'AAAAAAAA' }, claims)],
    ['a list as its key id', () => sign({ ...header, kid: [header.kid] }, claims)],
    ['__proto__ as its key id', () => sign({ ...header, kid: '__proto__' }, claims)],
    ['another issuer', () => sign(header, { ...claims, iss: 'https://evil.example' })],
    ['no issuer', () => sign(header, { ...claims, iss: undefined })],
    ['another audience', () => sign(header, { ...claims, aud: 'another-api' })],
    ['no audience', () => sign(header, { ...claims, aud: undefined })],
    ['no session', () => sign(header, { ...claims, sid: undefined })],
    ['a session that is none', () => sign(header, { ...claims, sid: 2_147_483_647 })],
    ['a text as its session', () => sign(header, { ...claims, sid: String(claims.sid) })],
    ["somebody else's session", () => sign(header, { ...claims, sub: String(Number(claims.sub) + 1) })],
    ['null as its payload', () => sign(header, null)],
    ['a text as its payload', () => sign(header, 'text')],
    ['a list as its payload', () => sign(header, [])],
    ['no end', () => sign(header, { ...claims, exp: undefined })],
    ['null as its end', () => sign(header, { ...claims, exp: null })],
    ['a text as its end', () => sign(header, { ...claims, exp: '9999999999' })],
    ['an end a second ago', () => sign(header, { ...claims, exp: seconds() - 1 })],
    ['a beginning in an hour', () => sign(header, { ...claims, nbf: seconds() + 3600 })],
    ['no subject', () => sign(header, { ...claims, sub: undefined })],
    ['a number as its subject', () => sign(header, { ...claims, sub: Number(claims.sub) })],
    ['words as its subject', () => sign(header, { ...claims, sub: 'owner' })],
    ['a list as its subject', () => sign(header, { ...claims, sub: [claims.sub] })],
    ['SQL as its subject', () => sign(header, { ...claims, sub: '1 OR 1=1' })],
    ['a negative subject', () => sign(header, { ...claims, sub: '-1' })],
    ['2^31 as its subject', () => sign(header, { ...claims, sub: '2147483648' })],
    ['2^63 as its subject', () => sign(header, { ...claims, sub: '9223372036854775808' })],
    ['a subject that is nobody', () => sign(header, { ...claims, sub: '2147483647' })],
    ['no gym', () => sign(header, { ...claims, gym_id: undefined })],
    ['a text as its gym', () => sign(header, { ...claims, gym_id: String(owner.gym.id) })],
    ['2^63 as its gym', () => sign(header, { ...claims, gym_id: 2 ** 63 })],
    ["another gym's id", () => sign(header, { ...claims, gym_id: stranger.gym.id })],
    ['a list for a payload', () => sign(header, [claims])],
    ['a text for a payload', () => sign(header, 'claims')],
  ])('with %s is refused', async (_, forge) => {
    const api = test.api.as(forge());
    expectProblem(await api.get('/gyms/me'), 401);
    expectProblem(await api.patch('/gyms/me', { name: 'Taken over' }), 401);
  });

  it('expires ACCESS_TOKEN_EXPIRE_MINUTES after the sign-in, as expires_in says', async () => {
    const { email: username, password } = owner;
    const { body } = await test.api.post<{ expires_in: number }>('/auth/login', { username, password });
    expect(body.expires_in).toBe(3600);
    expect(Number(claims.exp) - Number(claims.iat)).toBe(3600);
  });

  it('is refused once its gym is deleted, even if its user works for another gym', async () => {
    const first = await buildGym(test.api);
    const second = await buildGym(test.api);
    await test.sql(
      `INSERT INTO staff (gym_id, user_id, role) SELECT $1, user_id, 'manager' FROM staff WHERE gym_id = $2`,
      [second.gym.id, first.gym.id],
    );
    await first.api.delete('/gyms/me');
    expectProblem(await first.api.get('/gyms/me'), 401);
    expect((await second.api.get('/gyms/me')).status).toBe(200);
  });

  it('is refused once its user no longer works for the gym', async () => {
    const { api, gym } = await buildGym(test.api);
    await test.sql('DELETE FROM staff WHERE gym_id = $1', [gym.id]);
    expectProblem(await api.get('/gyms/me'), 401);
  });
});

describe('a signup', () => {
  const countRows = () =>
    test.sql(`
      SELECT (SELECT count(*) FROM gyms) AS gyms, (SELECT count(*) FROM users) AS users,
             (SELECT count(*) FROM staff) AS staff, (SELECT count(*) FROM mails) AS mails`);

  it('creates a gym, an owner and one welcome mail', async () => {
    const { gym, email } = await buildGym(test.api, { name: 'Gym of One' });
    const staff = await test.sql(
      'SELECT role, email FROM staff JOIN users ON users.id = staff.user_id WHERE gym_id = $1',
      [gym.id],
    );
    expect(staff).toEqual([{ role: 'owner', email }]);
    const mails = await test.sql('SELECT template, recipient_email, status FROM mails WHERE gym_id = $1', [
      gym.id,
    ]);
    expect(mails).toEqual([{ template: 'gym-welcome', recipient_email: email, status: 'pending' }]);
  });

  it('stores the bcrypt hash of the password with the cost that is configured, not the password', async () => {
    const rows = await test.sql<{ password_hash: string }>(
      'SELECT password_hash FROM users WHERE lower(email) = lower($1)',
      [owner.email],
    );
    expect(rows[0]?.password_hash).toMatch(/^\$2[aby]\$04\$/);
  });

  it.each([
    ['with an e-mail that is taken', () => ({ email: owner.email.toUpperCase() }), 400],
    ['that does not validate', () => ({ currency: 'XYZ' }), 422],
  ])('%s leaves nothing behind', async (_, fields, status) => {
    const before = await countRows();
    expectProblem(await test.api.post('/auth/signup', gymFields(fields())), status);
    expect(await countRows()).toEqual(before);
  });

  it('stores nothing when its mail cannot be stored, and does not disclose the cause', async () => {
    await test.sql(
      `ALTER TABLE mails ADD CONSTRAINT canary_check CHECK (template <> 'gym-welcome') NOT VALID`,
    );
    try {
      const before = await countRows();
      const answer = await test.api.post('/auth/signup', gymFields());
      expectProblem(answer, 500);
      expect(answer.text).not.toMatch(/canary|constraint|mails|insert/i);
      expect(await countRows()).toEqual(before);
    } finally {
      await test.sql('ALTER TABLE mails DROP CONSTRAINT canary_check');
    }
  });
});
