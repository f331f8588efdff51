import { QueryFailedError } from 'typeorm';
import { DatabaseUnavailableError, isDatabaseUnavailable, sqlStateOf, violates } from './database-errors';

const failed = (fields: object): QueryFailedError =>
  new QueryFailedError('SELECT 1', [], Object.assign(new Error('said PostgreSQL'), fields));

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
    expect(sqlStateOf(failed({ code: '55P03' }))).toBe('55P03');
    expect(sqlStateOf(Object.assign(new Error(), { code: '55P03' }))).toBe('55P03');
    expect(sqlStateOf(new Error())).toBeUndefined();
  });
});

describe('isDatabaseUnavailable', () => {
  it.each([
    ['a broken connection', '08006'],
    ['too many connections', '53300'],
    ['a server that shuts down', '57P01'],
    ['a statement that took too long', '57014'],
    ['an idle transaction that was ended', '25P03'],
    ['a deadlock', '40P01'],
    ['a lock that was not to be had', '55P03'],
  ])('is true for %s', (_, code) => expect(isDatabaseUnavailable(failed({ code }))).toBe(true));

  it.each([
    ['a duplicate', '23505'],
    ['a syntax error', '42601'],
    ['an object in use', '55006'],
  ])('is false for %s', (_, code) => expect(isDatabaseUnavailable(failed({ code }))).toBe(false));

  it.each(['ECONNREFUSED', 'ETIMEDOUT', 'ENOTFOUND'])('is true for the socket error %s', (code) =>
    expect(isDatabaseUnavailable(Object.assign(new Error(), { code }))).toBe(true),
  );

  it.each([
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Connection terminated unexpectedly',
  ])('is true for the pg error "%s"', (message) =>
    expect(isDatabaseUnavailable(new Error(message))).toBe(true),
  );

  it('is true before the first connection', () => {
    expect(isDatabaseUnavailable(new DatabaseUnavailableError())).toBe(true);
  });

  it('is true when one of several addresses failed so', () => {
    const refused = Object.assign(new Error(), { code: 'ECONNREFUSED' });
    expect(isDatabaseUnavailable(new AggregateError([new Error('other'), refused]))).toBe(true);
    expect(isDatabaseUnavailable(new AggregateError([new Error('other')]))).toBe(false);
  });

  it('is false for other errors, and for what is not an error', () => {
    expect(isDatabaseUnavailable(new TypeError('undefined is not a function'))).toBe(false);
    expect(isDatabaseUnavailable(Object.assign(new Error('out of range'), { code: 7 }))).toBe(false);
    expect(isDatabaseUnavailable({ code: 'ECONNREFUSED' })).toBe(false);
  });
});
