import { once } from 'node:events';
import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';
import { freePort } from './free-port';

jest.mock('node:crypto', () => ({
  randomInt: jest.fn(jest.requireActual<typeof import('node:crypto')>('node:crypto').randomInt),
}));

describe('freePort', () => {
  it('is below the ports that the system gives to connections', async () => {
    for (let i = 0; i < 20; i++) expect(await freePort()).toBeLessThan(32_768);
  });

  it('passes over a port that somebody listens on', async () => {
    const taken = await freePort();
    const server = createServer().listen(taken, '127.0.0.1');
    await once(server, 'listening');
    jest.mocked(randomInt as (min: number, max: number) => number).mockReturnValueOnce(taken);
    try {
      expect(await freePort()).not.toBe(taken);
    } finally {
      server.close();
    }
  });
});
