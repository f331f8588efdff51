import { setTimeout as sleep } from 'node:timers/promises';
import { hashSync } from 'bcryptjs';
import { Config } from '@libs/platform/config';
import { Passwords } from './passwords';

jest.setTimeout(60_000);

describe('Passwords', () => {
  // A hash that takes long enough for others to come, and not so long that a busy machine keeps them too long.
  const passwords = new Passwords(Object.assign(new Config(), { BCRYPT_COST: 10 }));
  afterAll(() => passwords.onApplicationShutdown());

  const from = (address: string, signal = new AbortController().signal) => ({ address, signal });

  it('hashes with the cost that is configured, and checks hashes of any', async () => {
    const hash = await passwords.hash('correct horse battery', from('192.0.2.1'));
    expect(hash).toMatch(/^\$2[aby]\$10\$/);
    expect(await passwords.verify('correct horse battery', hash, from('192.0.2.1'))).toBe(true);
    const older = hashSync('correct horse battery', 4);
    expect(await passwords.verify('correct horse battery', older, from('192.0.2.1'))).toBe(true);
  });

  it('checks passwords in the order of the sign-ins, although others sign in without pause', async () => {
    const turns: number[] = [];
    const signInAgainAndAgain = async (client: number): Promise<void> => {
      for (let turn = 0; turn < 2; turn++) {
        await passwords.verify('wrong password', undefined, from(`192.0.2.${client}`));
        turns.push(client);
      }
    };
    await Promise.all([0, 1, 2, 3, 4, 5].map(signInAgainAndAgain));
    // Nobody's second turn comes before everybody's first.
    expect(turns.slice(0, 6).toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('lets an address with many sign-ins wait, and not others', async () => {
    let done = 0;
    const left = new AbortController();
    const flood = Array.from({ length: 20 }, () =>
      passwords.verify('wrong password', undefined, from('192.0.2.1', left.signal)).then(() => done++),
    );
    const settled = Promise.allSettled(flood);
    await passwords.verify('wrong password', undefined, from('192.0.2.2'));
    expect(done).toBeLessThan(10);
    // A busy machine would not be through with them in the time that they may wait.
    left.abort();
    await settled;
  });

  it('refuses more of one address than are worth waiting for, and goes on serving others', async () => {
    const flood = await Promise.allSettled(
      Array.from({ length: 60 }, () =>
        passwords.verify('wrong', undefined, from('192.0.2.1', AbortSignal.timeout(100))),
      ),
    );
    expect(flood.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(20);
    expect(await passwords.verify('wrong', undefined, from('192.0.2.2'))).toBe(false);
  });

  it('hashes nothing for clients that have left', async () => {
    const left = new AbortController();
    const refused = Promise.allSettled(
      Array.from({ length: 25 }, () => passwords.verify('wrong', undefined, from('192.0.2.1', left.signal))),
    );
    await sleep(10);
    left.abort();
    const start = performance.now();
    await passwords.verify('wrong', undefined, from('192.0.2.2'));
    const alone = performance.now() - start;
    const again = performance.now();
    await passwords.verify('wrong', undefined, from('192.0.2.2'));
    // At most the one that was being hashed comes before: far from twenty-five.
    expect(alone).toBeLessThan(8 * (performance.now() - again));
    expect((await refused).filter(({ status }) => status === 'rejected').length).toBeGreaterThan(20);
  });
});
