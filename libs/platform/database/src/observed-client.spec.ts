import { Client } from 'pg';
import { register } from 'prom-client';
import { ObservedClient } from './observed-client';

/** How many statements were timed, by operation; operations without any are left out. */
async function timed(): Promise<Record<string, number>> {
  const text = await register.getSingleMetricAsString('db_query_duration_seconds');
  const counts = [...text.matchAll(/_count\{operation="(\w+)"\} (\d+)/g)];
  return Object.fromEntries(
    counts.filter(([, , count]) => count !== '0').map(([, operation, count]) => [operation, Number(count)]),
  );
}

describe('ObservedClient', () => {
  const answer = jest.fn();
  Client.prototype.query = answer; // in place of PostgreSQL

  beforeEach(() => {
    register.resetMetrics();
    answer.mockReset().mockResolvedValue({ rows: [7] });
  });

  it.each([
    ['SELECT 1', 'select'],
    ['\n  insert INTO mails VALUES ($1)', 'insert'],
    ['UPDATE mails SET due_at = now()', 'update'],
    ['DELETE FROM mails', 'delete'],
    ['START TRANSACTION', 'transaction'],
    ['COMMIT', 'transaction'],
    ['SAVEPOINT one', 'transaction'],
    ['WITH due AS (SELECT 1) UPDATE mails SET due_at = now()', 'update'],
    ['WITH updated_rows AS (SELECT 1) SELECT * FROM updated_rows', 'select'],
    ['LISTEN mails', 'other'],
    ['selective nonsense', 'other'],
  ])('counts %j as %s', async (statement, operation) => {
    await new ObservedClient().query(statement);
    expect(await timed()).toEqual({ [operation]: 1 });
  });

  it('passes parameters and results through', async () => {
    expect(await new ObservedClient().query('SELECT $1', [7])).toEqual({ rows: [7] });
    expect(answer).toHaveBeenCalledWith('SELECT $1', [7]);
  });

  it('times a failed statement, and rethrows its error', async () => {
    answer.mockRejectedValue(new Error('relation "mail" does not exist'));
    await expect(new ObservedClient().query('SELECT * FROM mail')).rejects.toThrow('does not exist');
    expect(await timed()).toEqual({ select: 1 });
  });

  it('does not time queries with callbacks or configuration objects', async () => {
    answer.mockReturnValue(undefined);
    const client = new ObservedClient();
    const done = jest.fn();
    client.query('SELECT 1', done);
    client.query({ text: 'SELECT 1' }, done);
    expect(answer.mock.calls).toEqual([
      ['SELECT 1', done],
      [{ text: 'SELECT 1' }, done],
    ]);
    expect(await timed()).toEqual({});
  });
});
