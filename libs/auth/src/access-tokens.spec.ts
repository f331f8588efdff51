import { loadConfig } from '@libs/platform/config';
import { JwtService } from '@nestjs/jwt';
import { AccessTokens, keyIdOf } from './access-tokens';

const KEY = 'a key that only these tests know, and long';
const OLD_KEY = 'the key before it that they know as well';
const SESSION = { id: 3, gym_id: 5, user_id: 7 };

const jwt = new JwtService();
const tokensOf = (environment: NodeJS.ProcessEnv): AccessTokens =>
  new AccessTokens(loadConfig({ JWT_SECRET: KEY, ...environment }), jwt);
const tokens = tokensOf({ ACCESS_TOKEN_EXPIRE_MINUTES: '15' });

describe('an access token', () => {
  it('says whose it is, of which gym and session, who made it for whom, and when it ends', async () => {
    const { header, payload } = jwt.decode<{ iat: number }>(await tokens.sign(SESSION), { complete: true });
    expect(header).toEqual({ alg: 'HS256', typ: 'at+jwt', kid: keyIdOf(KEY) });
    expect(payload).toEqual({
      sub: '7',
      gym_id: 5,
      sid: 3,
      iss: 'gym-manager',
      aud: 'gym-manager-api',
      iat: payload.iat,
      exp: payload.iat + 15 * 60,
    });
  });

  it('is signed with the algorithm of the configuration', async () => {
    const token = await tokensOf({ JWT_ALGORITHM: 'HS512' }).sign(SESSION);
    expect(() => jwt.verify(token, { secret: KEY, algorithms: ['HS512'] })).not.toThrow();
  });

  it('is verified with the key that signed it, also when another has replaced that', async () => {
    const token = await tokensOf({ JWT_SECRET: OLD_KEY }).sign(SESSION);
    const key = tokensOf({ JWT_PREVIOUS_SECRETS: OLD_KEY }).keyOf(token);
    expect(key?.export().toString()).toBe(OLD_KEY);
  });

  it('has no key when one signed it that we never had', async () => {
    expect(tokens.keyOf(await tokensOf({ JWT_SECRET: OLD_KEY }).sign(SESSION))).toBeUndefined();
  });

  it.each([
    ['is of another type', JSON.stringify({ typ: 'JWT', kid: keyIdOf(KEY) })],
    ['is of no type', JSON.stringify({ kid: keyIdOf(KEY) })],
    ['names no key', JSON.stringify({ typ: 'at+jwt' })],
    ['names a list of keys', JSON.stringify({ typ: 'at+jwt', kid: [keyIdOf(KEY)] })],
    ['has null as its header', 'null'],
    ['has a header that is no JSON', '{'],
    ['is empty', ''],
  ])('has no key when it %s', (_, header) => {
    expect(tokens.keyOf(`${Buffer.from(header).toString('base64url')}.e30.signature`)).toBeUndefined();
  });
});

describe('the id of a key', () => {
  it('stays the same from release to release, for another would sign everybody out', () => {
    expect(keyIdOf(KEY)).toBe('5SmX7DIE');
  });
});
