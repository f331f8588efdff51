import { gymOfToken, hashOfToken, newGymToken, newSecretToken } from './secret-token';

describe('a secret token', () => {
  it('has 256 random bits that may stand in a link', () => {
    expect(newSecretToken()).toMatch(/^[\w-]{43}$/);
    expect(newSecretToken()).not.toBe(newSecretToken());
  });

  it('of a gym names the gym', () => {
    expect(newGymToken(42)).toMatch(/^42\.[\w-]{43}$/);
    expect(gymOfToken(newGymToken(42))).toBe(42);
    expect(gymOfToken(newGymToken(123_456_789_012_345))).toBe(123_456_789_012_345);
  });

  it.each([
    '',
    'secret',
    '42',
    '.secret',
    '0.secret',
    '042.secret',
    '-1.secret',
    'x42.secret',
    '1234567890123456.secret',
  ])('names no gym when it is "%s"', (text) => expect(gymOfToken(text)).toBeUndefined());

  it('is stored as its SHA-256', () => {
    expect(hashOfToken('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
