import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { AccountsTransaction, GymTransaction, type Run } from '@libs/platform/database';
import { type IdempotencyKeysRepository, type KeptOutcome } from './idempotency-keys.repository';
import { KeyedRequest } from './keyed-request';

describe('KeyedRequest', () => {
  const run: Run = () => Promise.reject(new Error('needs no statement'));
  const tx = new GymTransaction({ run }, { user_id: 5, gym_id: 1, role: 'owner', timezone: 'UTC' });
  let kept: KeptOutcome[];
  let asked: string[];
  const request = () =>
    new KeyedRequest(
      {
        lock: async () => asked.push('lock') > 0,
        find: async () => void asked.push('find'),
        insert: async (_, outcome) => void kept.push(outcome),
      } as Partial<IdempotencyKeysRepository> as IdempotencyKeysRepository,
      'key',
      () => [Buffer.from('current'), Buffer.from('previous')],
      new ServerResponse(new IncomingMessage(new Socket())),
    );
  beforeEach(() => {
    kept = [];
    asked = [];
  });

  it('keeps the result of the work with each id in it but the gym, by the current secret', async () => {
    const result = { id: 17, gym_id: 1, items: [{ plan_id: 3, price: 4900, paid: 2 }], coach_id: null };
    expect(await request().once(tx, async () => result)).toBe(result);
    expect(kept).toMatchObject([
      { result, mentioned_ids: [17, 3], fingerprint: Buffer.from('current'), user_id: 5 },
    ]);
  });

  it('takes the lock before it looks for a result, so that it misses none of whoever had the lock', async () => {
    await request().once(tx, async () => asked.push('work'));
    expect(asked).toEqual(['lock', 'find', 'work']);
  });

  it('keeps that there is no result', async () => {
    expect(await request().once(tx, async () => undefined)).toBeUndefined();
    expect(kept).toMatchObject([{ mentioned_ids: [] }]);
  });

  it('is for one transaction, which may be tried again', async () => {
    const keyed = request();
    const fail = () => Promise.reject(new Error('failed'));
    await expect(keyed.once(tx, fail)).rejects.toThrow('failed');
    expect(await keyed.once(tx, async () => 'done')).toBe('done');
    await expect(keyed.once(tx, async () => 'done')).rejects.toThrow('in one transaction');
    expect(kept).toHaveLength(1);
  });

  it('is not for work that is about no gym', async () => {
    const accounts = new AccountsTransaction({ run }, () => undefined);
    await expect(request().once(accounts, async () => 'done')).rejects.toThrow('kept with the gym');
  });
});
