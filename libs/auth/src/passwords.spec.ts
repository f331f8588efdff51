import { Passwords } from './passwords';

describe('Passwords', () => {
  const passwords = new Passwords();
  afterAll(() => passwords.onApplicationShutdown());

  it('checks passwords in the order of the sign-ins, although others sign in without pause', async () => {
    const turns: number[] = [];
    const signInAgainAndAgain = async (client: number): Promise<void> => {
      for (let turn = 0; turn < 2; turn++) {
        await passwords.verify('wrong password', undefined);
        turns.push(client);
      }
    };
    await Promise.all([0, 1, 2, 3, 4, 5].map(signInAgainAndAgain));
    // Nobody's second turn comes before everybody's first.
    expect(turns.slice(0, 6).toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5]);
  }, 60_000);
});
