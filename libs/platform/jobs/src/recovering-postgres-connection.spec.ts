import { Pool } from 'pg';
import { RecoveringPostgresConnection } from './recovering-postgres-connection';

// A second passes at once.
jest.mock('node:timers/promises', () => ({ setTimeout: () => new Promise(setImmediate) }));

describe('RecoveringPostgresConnection', () => {
  let pool: Pool;
  let connection: RecoveringPostgresConnection;

  beforeEach(() => {
    // Nobody listens there.
    pool = new Pool({ connectionString: 'postgresql://gym@127.0.0.1:1/gym' });
    connection = new RecoveringPostgresConnection(pool);
  });
  afterEach(async () => {
    await connection.close();
    await pool.end();
  });

  it('connects once for all callers', async () => {
    const first = connection.waitUntilReady();
    expect(connection.waitUntilReady()).toBe(first);
    await expect(first).rejects.toThrow('ECONNREFUSED');
  });

  it('connects once for all connections on a pool', async () => {
    const other = new RecoveringPostgresConnection(pool);
    const first = connection.waitUntilReady();
    expect(other.waitUntilReady()).toBe(first);
    await expect(first).rejects.toThrow('ECONNREFUSED');
    await other.close();
  });

  it('does not try to listen before the tables can be used', async () => {
    const connect = jest.spyOn(pool, 'connect');
    const other = new RecoveringPostgresConnection(pool);
    const listening = [connection, other].map((each) => each.getListenClient());
    await Promise.all(listening.map((each) => expect(each).rejects.toThrow('ECONNREFUSED')));
    expect(connect).toHaveBeenCalledTimes(1); // by the look at the tables
    await other.close();
  });

  it('goes on with the newest look when an older one fails later', async () => {
    let fail: (error: Error) => void = () => undefined;
    const silence = new Promise<never>((_, reject) => (fail = reject));
    const query = jest
      .fn<Promise<never>, []>()
      .mockReturnValueOnce(Promise.reject(new Error('gone')))
      .mockReturnValueOnce(silence);
    Object.assign(pool, { query });
    const older = connection.waitUntilReady();
    connection.emit('error', new Error('Connection terminated unexpectedly'));
    const newest = connection.waitUntilReady();
    await expect(older).rejects.toThrow('gone');
    expect(connection.waitUntilReady()).toBe(newest);
    fail(new Error('still away'));
    await expect(newest).rejects.toThrow('still away');
  });

  it('retries after a failed connection', async () => {
    const first = connection.waitUntilReady();
    await expect(first).rejects.toThrow('ECONNREFUSED');
    const second = connection.waitUntilReady();
    expect(second).not.toBe(first);
    await expect(second).rejects.toThrow('ECONNREFUSED');
  });

  it('reconnects when a connection is lost', async () => {
    const first = connection.waitUntilReady();
    connection.emit('error', new Error('Connection terminated unexpectedly'));
    const second = connection.waitUntilReady();
    expect(second).not.toBe(first);
    await Promise.all([first, second].map((ready) => expect(ready).rejects.toThrow('ECONNREFUSED')));
  });
});
