import { register } from 'prom-client';
import { DataSource } from 'typeorm';
import { Database } from './database';
import { DatabaseMetrics } from './database-metrics';

/** The lines of a metric that hold a value. */
const linesOf = async (name: string): Promise<string[]> =>
  (await register.getSingleMetricAsString(name)).split('\n').filter((line) => /^[^#]/.test(line));

describe('DatabaseMetrics', () => {
  const master = { totalCount: 5, idleCount: 2, waitingCount: 3 };
  const pendingMigrations = jest.fn<Promise<number>, []>();

  beforeAll(() => {
    const dataSource = { driver: { master } } as unknown as DataSource;
    return new DatabaseMetrics(dataSource, {
      pendingMigrations,
      waiting: 4,
    } as Partial<Database> as Database);
  });

  it('counts the connections of the pool by state', async () => {
    expect(await linesOf('db_pool_connections')).toEqual([
      'db_pool_connections{state="busy"} 3',
      'db_pool_connections{state="idle"} 2',
    ]);
    expect(await linesOf('db_pool_pending_requests')).toEqual(['db_pool_pending_requests 7']);
    master.idleCount = 5;
    expect(await linesOf('db_pool_connections')).toContain('db_pool_connections{state="busy"} 0');
  });

  it('contains the number of pending migrations, and no value while PostgreSQL is unreachable', async () => {
    pendingMigrations.mockResolvedValueOnce(2);
    expect(await linesOf('migrations_pending')).toEqual(['migrations_pending 2']);
    pendingMigrations.mockRejectedValueOnce(new Error('no answer'));
    expect(await linesOf('migrations_pending')).toEqual([]);
  });
});
