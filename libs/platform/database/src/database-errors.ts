import { types } from 'node:util';
import { type ProblemType } from '@libs/platform/problems';
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { BulkheadFullError, BulkheadTimeoutError } from '@libs/platform/process';
import { databaseUnavailable, recordLocked, statementTimeout } from './database.problems';

interface PostgresError {
  code?: string;
  constraint?: string;
}

/** TypeORM, which runs migrations, wraps what pg throws. */
const causeOf = (error: unknown): PostgresError =>
  (error instanceof QueryFailedError ? error.driverError : error) as PostgresError;

/** Whether a statement failed on the named constraint or unique index. */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof DatabaseError && error.constraint === constraint;
}

/** The SQLSTATE of an error that PostgreSQL reported. */
export function sqlStateOf(error: unknown): string | undefined {
  return causeOf(error).code;
}

/** PostgreSQL cannot be used at the moment. */
export class DatabaseUnavailableError extends Error {
  constructor(reason = 'The database is not connected yet', options?: ErrorOptions) {
    super(reason, options);
  }
}

/**
 * SQLSTATE classes that say "not now": connection (08), authorization (28, 3D), rollbacks by the server (40), resources
 * (53), prerequisites (55), operator intervention (57), system errors (58). 25006 is a server that only reads, such as
 * a standby; 25P03 ends an idle transaction.
 */
const UNAVAILABLE_STATES = /^(?:08|28|3D|40|53|55|57|58|25006|25P03)/;
const LOCK_NOT_AVAILABLE = '55P03';
const QUERY_CANCELED = '57014';
const NETWORK_CALLS = /^(?:connect|read|write|shutdown|getaddrinfo)$/;
/** pg reports these with a message alone. */
const CLIENT_MESSAGES =
  /timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error|Client was closed|timeout expired/i;

/** The problem that tells a client of a failed statement or connection when the same request may succeed later. */
export function databaseProblemOf(error: unknown): ProblemType | undefined {
  // Not `instanceof`: a socket's errors are Node's own, which in a vm context (Jest) are of another class.
  if (!types.isNativeError(error)) return undefined;
  const { code } = causeOf(error);
  if (code === LOCK_NOT_AVAILABLE) return recordLocked;
  if (code === QUERY_CANCELED) return statementTimeout;
  return isUnavailable(error) ? databaseUnavailable : undefined;
}

/** Whether a read that failed on one server may succeed on another. One that took too long would do so again. */
export function isServerAtFault(error: unknown): boolean {
  return types.isNativeError(error) && causeOf(error).code !== QUERY_CANCELED && isServerUnavailable(error);
}

const isUnavailable = (error: Error): boolean =>
  error instanceof BulkheadFullError || error instanceof BulkheadTimeoutError || isServerUnavailable(error);

function isServerUnavailable(error: Error): boolean {
  if (error instanceof DatabaseUnavailableError) return true;
  const cause = causeOf(error);
  if (cause instanceof DatabaseError && UNAVAILABLE_STATES.test(cause.code ?? '')) return true;
  if ('syscall' in error && NETWORK_CALLS.test(String(error.syscall))) return true;
  return CLIENT_MESSAGES.test(error.message);
}
