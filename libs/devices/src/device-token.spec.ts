import { deviceTokenIn, gymOfDeviceToken, newDeviceToken } from './device-token';

describe('the token of a device', () => {
  it('has 140 random bits, in groups of letters and digits that cannot be mistaken for each other', () => {
    const tokens = Array.from({ length: 200 }, () => newDeviceToken(42));
    for (const token of tokens) expect(token).toMatch(/^42(-[0-9a-hjkmnp-tv-z]{4}){7}$/);
    expect(new Set(tokens).size).toBe(tokens.length);
    // Each letter of the 32 is as likely as the others: none is missing among 5,600.
    expect(new Set(tokens.join('').replaceAll('-', '')).size).toBe(32);
  });

  it('names its gym', () => {
    for (const gym of [1, 42, 123_456_789_012_345]) expect(gymOfDeviceToken(newDeviceToken(gym))).toBe(gym);
  });

  it('is found behind "Bearer", in whatever case that is', () => {
    const token = newDeviceToken(42);
    expect([deviceTokenIn(`Bearer ${token}`), deviceTokenIn(`bearer  ${token}`)]).toEqual([token, token]);
  });

  const REST = 'abcd-efgh-jkmn-pqrs-tvwx-yz01-2345';
  it.each([
    '',
    'Bearer',
    `42-${REST}`,
    `Basic 42-${REST}`,
    `Bearer 42-${REST} `,
    `Bearer 42-${REST}-6789`,
    'Bearer 42-abcd-efgh',
    `Bearer 0-${REST}`,
    `Bearer 042-${REST}`,
    `Bearer 1234567890123456-${REST}`,
    `Bearer 42-${REST.toUpperCase()}`,
    `Bearer 42-${REST.replace('a', 'u')}`,
    'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI1In0.c2lnbmF0dXJl',
  ])('is not found in "%s"', (credentials) => expect(deviceTokenIn(credentials)).toBeUndefined());
});
