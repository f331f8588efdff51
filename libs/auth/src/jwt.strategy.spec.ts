import { createHmac } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { loadConfig } from '@libs/platform/config';
import { type Notifications } from '@libs/platform/database';
import { JwtService } from '@nestjs/jwt';
import passport from 'passport';
import { AccessTokens, keyIdOf } from './access-tokens';
import { JwtStrategy } from './jwt.strategy';
import { PrincipalCache } from './principal-cache';
import { type SessionsService } from './sessions.service';

const KEY = 'a key that only these tests know, and long';
const SESSION = { id: 31, gym_id: 51, user_id: 71 };
const USER = { ...SESSION, role: 'owner' };
/** As it is stored, with the end of a session that outlives every token here. */
const STORED = { ...USER, expires_at: '9999-01-01T00:00:00.000Z' };

const HEADER = { alg: 'HS256', typ: 'at+jwt', kid: keyIdOf(KEY) };
const CLAIMS = {
  sub: '71',
  gym_id: 51,
  sid: 31,
  iss: 'gym-manager',
  aud: 'gym-manager-api',
  exp: Math.floor(Date.now() / 1000) + 600,
};

const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Signs anything at all, as only somebody with the key can. */
function sign(header: object, payload: unknown, { key = KEY, hash = 'sha256' } = {}): string {
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`;
}
const withClaims = (claims: object): string => sign(HEADER, { ...CLAIMS, ...claims });
const GOOD = sign(HEADER, CLAIMS);

/** Hears of no changes, so that nothing is remembered. */
const DEAF = { isHeard: () => false } as Partial<Notifications> as Notifications;

/** Stands for the database, in which one session lasts. */
const findPrincipal = jest.fn((session: object) =>
  Promise.resolve(isDeepStrictEqual(session, SESSION) ? STORED : undefined),
);
beforeEach(() => findPrincipal.mockClear());

function useStrategy(environment: NodeJS.ProcessEnv = {}): AccessTokens {
  const config = loadConfig({ JWT_SECRET: KEY, ...environment });
  const tokens = new AccessTokens(config, new JwtService());
  passport.use(
    'jwt',
    new JwtStrategy(
      config,
      tokens,
      { findPrincipal } as unknown as SessionsService,
      new PrincipalCache(DEAF),
    ),
  );
  return tokens;
}
beforeEach(() => void useStrategy());
afterAll(() => passport.unuse('jwt'));

/** @returns who sends this header, as passport finds out; false for nobody */
const userOf = (authorization?: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const done = (error: Error | null, user: unknown) => (error ? reject(error) : resolve(user));
    const authenticate = passport.authenticate('jwt', { session: false }, done) as (request: object) => void;
    authenticate({ headers: { authorization } });
  });

describe('a token', () => {
  it('that we signed speaks for the user of its session', async () => {
    expect(await userOf(`Bearer ${await useStrategy().sign(SESSION)}`)).toMatchObject(USER);
    const expires_at = new Date(CLAIMS.exp * 1_000).toISOString();
    expect(await userOf(`Bearer ${GOOD}`)).toEqual({ ...USER, expires_at });
  });

  it('is signed and verified with the algorithm of the configuration', async () => {
    const tokens = useStrategy({ JWT_ALGORITHM: 'HS512' });
    expect(await userOf(`Bearer ${await tokens.sign(SESSION)}`)).toMatchObject(USER);
    expect(await userOf(`Bearer ${GOOD}`)).toBe(false);
  });

  it('speaks for nobody when its session has ended', async () => {
    expect(await userOf(`Bearer ${withClaims({ sid: 32 })}`)).toBe(false);
  });

  it.each([
    ['another algorithm', sign({ ...HEADER, alg: 'HS512' }, CLAIMS, { hash: 'sha512' })],
    ['no algorithm', sign({ ...HEADER, alg: 'none' }, CLAIMS)],
    ['no signature', GOOD.replace(/[^.]+$/, '')],
    ['the signature of another key', sign(HEADER, CLAIMS, { key: 'another' })],
    ['the id of a key that we never had', sign({ ...HEADER, kid: 'AAAAAAAA' }, CLAIMS)],
    ['another type', sign({ ...HEADER, typ: 'JWT' }, CLAIMS)],
    ['another issuer', withClaims({ iss: 'https://evil.example' })],
    ['another audience', withClaims({ aud: 'another-api' })],
    ['an end that is past', withClaims({ exp: CLAIMS.exp - 3600 })],
    ['no end', withClaims({ exp: undefined })],
    ['no subject', withClaims({ sub: undefined })],
    ['a number as its subject', withClaims({ sub: 71 })],
    ['a list as its subject', withClaims({ sub: ['71'] })],
    ['a hexadecimal subject', withClaims({ sub: '0x47' })],
    ['a subject with a space', withClaims({ sub: '71 ' })],
    ['a subject of 17 digits', withClaims({ sub: '00000000000000071' })],
    ['the subject 0', withClaims({ sub: '0' })],
    ['a text as its gym', withClaims({ gym_id: '51' })],
    ['no gym', withClaims({ gym_id: undefined })],
    ['a text as its session', withClaims({ sid: '31' })],
    ['half a session', withClaims({ sid: 31.5 })],
    ['null as its payload', sign(HEADER, null)],
    ['a text as its payload', sign(HEADER, 'text')],
  ])('is refused before the database is asked when it has %s', async (_, token) => {
    expect(await userOf(`Bearer ${token}`)).toBe(false);
    expect(findPrincipal).not.toHaveBeenCalled();
  });
});

describe('the header', () => {
  it.each(['Bearer ', 'bearer ', 'BEARER   '])('may begin with "%s"', async (scheme) => {
    expect(await userOf(scheme + GOOD)).toMatchObject(USER);
  });

  it.each([
    ['is missing', undefined],
    ['has the token alone', GOOD],
    ['has no space before the token', `Bearer${GOOD}`],
    ['is of another scheme', `Basic ${GOOD}`],
    ['has something before the token', `Token Bearer ${GOOD}`],
    ['has something behind the token', `Bearer ${GOOD} and more`],
    ['has two tokens', `Bearer ${GOOD}, ${GOOD}`],
  ])('speaks for nobody when it %s', async (_, header) => {
    expect(await userOf(header)).toBe(false);
  });
});
