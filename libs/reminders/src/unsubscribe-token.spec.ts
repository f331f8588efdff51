import { randomBytes } from 'node:crypto';
import { hasValidSignature, readUnsubscribeToken, unsubscribeToken } from './unsubscribe-token';

const KEY = randomBytes(32);

describe('An unsubscribe link', () => {
  const token = unsubscribeToken(KEY, 3, 17);

  it('names the gym and the customer, and is signed with the key of the gym', () => {
    expect(token).toMatch(/^3\.17\.[\w-]{43}$/);
    const claim = readUnsubscribeToken(token)!;
    expect(claim).toMatchObject({ gym_id: 3, customer_id: 17 });
    expect(hasValidSignature(KEY, claim)).toBe(true);
  });

  it('is good for nobody else, in no other gym, and with no other key', () => {
    const claim = readUnsubscribeToken(token)!;
    expect(hasValidSignature(KEY, { ...claim, customer_id: 18 })).toBe(false);
    expect(hasValidSignature(KEY, { ...claim, gym_id: 4 })).toBe(false);
    expect(hasValidSignature(randomBytes(32), claim)).toBe(false);
    // The ids are told apart: 31 and 7 are not 3 and 17.
    expect(unsubscribeToken(KEY, 31, 7).split('.')[2]).not.toBe(token.split('.')[2]);
  });

  it.each(['', '3', '3.17', '3.17.', '0.17.', '03.17.', '-3.17.', '3.17.x', '3.17.1.', '9'.repeat(16)])(
    'is none when it is "%s"',
    (text) => {
      expect(readUnsubscribeToken(text)).toBeUndefined();
      expect(readUnsubscribeToken(`${text}${'é'.repeat(43)}`)).toBeUndefined();
    },
  );
});
