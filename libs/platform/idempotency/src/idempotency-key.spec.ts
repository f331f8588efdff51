import { type Request } from 'express';
import { fingerprintOf, hashOfKey } from './idempotency-key';

describe('The fingerprint of a request', () => {
  const of = (body: unknown, originalUrl = '/customers', secret = 'secret') =>
    fingerprintOf({ originalUrl, body } as Request, secret).toString('hex');
  const body = { name: 'Ada', tags: ['a', 'b'], address: { city: 'Bonn', zip: '53111' } };

  it('is the same with the members of objects in another order, at any depth', () => {
    expect(of({ address: { zip: '53111', city: 'Bonn' }, tags: ['a', 'b'], name: 'Ada' })).toBe(of(body));
  });

  it.each([
    ['another value', { ...body, name: 'Eva' }],
    ['a list in another order', { ...body, tags: ['b', 'a'] }],
    ['another type', { ...body, tags: { 0: 'a', 1: 'b' } }],
    ['one member more', { ...body, notes: null }],
    ['no body', undefined],
  ])('differs with %s', (_, other) => {
    expect(of(other)).not.toBe(of(body));
  });

  it('differs with another path and another secret', () => {
    expect(new Set([of(body), of(body, '/gyms'), of(body, '/customers', 'other')]).size).toBe(3);
  });
});

describe('The hash of a key', () => {
  it('differs with the account, the gym and the key', () => {
    const actor = { user_id: 1, gym_id: 2, role: 'owner', timezone: 'UTC' } as const;
    const hashes = [
      hashOfKey('key', undefined),
      hashOfKey('key', actor),
      hashOfKey('key', { ...actor, user_id: 2 }),
      hashOfKey('key', { ...actor, gym_id: 1 }),
      hashOfKey('other', actor),
    ];
    expect(new Set(hashes.map((hash) => hash.toString('hex'))).size).toBe(hashes.length);
  });
});
