import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { databaseProblemOf, DatabaseUnavailableError, sqlStateOf, violates } from './database-errors';

const failed = (fields: object): DatabaseError =>
  Object.assign(new DatabaseError('said PostgreSQL', 0, 'error'), fields);

describe('violates', () => {
  const duplicate = failed({ code: '23505', constraint: 'gyms_email_key' });

  it('is true for the violated constraint and no other', () => {
    expect(violates(duplicate, 'gyms_email_key')).toBe(true);
    expect(violates(duplicate, 'customers_email_key')).toBe(false);
  });

  it('is false for an error that is not a failed statement', () => {
    expect(violates(Object.assign(new Error(), { constraint: 'gyms_email_key' }), 'gyms_email_key')).toBe(
      false,
    );
  });
});

describe('sqlStateOf', () => {
  it("returns the SQLSTATE of TypeORM's and of pg's errors", () => {
    const error = failed({ code: '55P03' });
    expect(sqlStateOf(error)).toBe('55P03');
    expect(sqlStateOf(new QueryFailedError('SELECT 1', [], error))).toBe('55P03');
    expect(sqlStateOf(new Error())).toBeUndefined();
  });
});

describe('databaseProblemOf', () => {
  it.each([
    ['a broken connection', '08006'],
    ['a wrong password', '28P01'],
    ['a missing database', '3D000'],
    ['a standby', '25006'],
    ['an idle transaction that was ended', '25P03'],
    ['a deadlock', '40P01'],
    ['too many connections', '53300'],
    ['a full disk', '53100'],
    ['a server that shuts down', '57P01'],
  ])('is database_unavailable for %s', (_, code) =>
    expect(databaseProblemOf(failed({ code }))?.code).toBe('database_unavailable'),
  );

  it('is record_locked for a lock timeout, and statement_timeout for a canceled statement', () => {
    expect(databaseProblemOf(failed({ code: '55P03' }))?.code).toBe('record_locked');
    expect(databaseProblemOf(failed({ code: '57014' }))?.code).toBe('statement_timeout');
  });

  it.each([
    ['a duplicate', '23505'],
    ['a syntax error', '42601'],
    ['an aborted transaction', '25P02'],
  ])('is none for %s', (_, code) => expect(databaseProblemOf(failed({ code }))).toBeUndefined());

  it.each(['ECONNREFUSED', 'ECONNRESET', 'ENETUNREACH', 'ETIMEDOUT'])(
    'is database_unavailable for the socket error %s',
    (code) =>
      expect(databaseProblemOf(Object.assign(new Error(), { code, syscall: 'connect' }))?.code).toBe(
        'database_unavailable',
      ),
  );

  it.each([
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Connection terminated unexpectedly',
  ])('is database_unavailable for the pg error "%s"', (message) =>
    expect(databaseProblemOf(new Error(message))?.code).toBe('database_unavailable'),
  );

  it('is database_unavailable before the first connection', () => {
    expect(databaseProblemOf(new DatabaseUnavailableError())?.code).toBe('database_unavailable');
  });

  it('is none for other errors, and for what is not an error', () => {
    expect(databaseProblemOf(new TypeError('undefined is not a function'))).toBeUndefined();
    expect(
      databaseProblemOf(Object.assign(new Error(), { code: 'ENOENT', syscall: 'open' })),
    ).toBeUndefined();
    expect(databaseProblemOf({ code: 'ECONNREFUSED', syscall: 'connect' })).toBeUndefined();
  });
});
