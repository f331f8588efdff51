import { types } from 'node:util';
import { QueryFailedError } from 'typeorm';

interface PostgresError {
  code?: string;
  constraint?: string;
}

const causeOf = (error: unknown): PostgresError =>
  (error instanceof QueryFailedError ? error.driverError : error) as PostgresError;

/** Whether a statement failed on the named constraint or unique index. */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof QueryFailedError && causeOf(error).constraint === constraint;
}

/** The SQLSTATE of an error that PostgreSQL reported. */
export function sqlStateOf(error: unknown): string | undefined {
  return causeOf(error).code;
}

/** The process has not been connected to PostgreSQL yet. */
export class DatabaseUnavailableError extends Error {
  constructor() {
    super('The database is not connected yet');
  }
}

/** SQLSTATE classes and codes that say "not now": connection, resources, operator intervention, timeouts, locks. */
const TRANSIENT_STATES = /^(?:08|53|57|58)|^(?:25P03|40001|40P01|55P03)$/;
const SOCKET_ERRORS = /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/;
/** pg reports these three with a message alone. */
const CLIENT_MESSAGES =
  /timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error|timeout expired/i;

/** Whether PostgreSQL could not be reached or could not answer in time, so that the same request may succeed later. */
export function isDatabaseUnavailable(error: unknown): boolean {
  // Not `instanceof`: a socket's errors are Node's own, which in a vm context (Jest) are of another class.
  if (!types.isNativeError(error)) return false;
  if (error instanceof DatabaseUnavailableError) return true;
  if ('errors' in error && Array.isArray(error.errors) && error.errors.some(isDatabaseUnavailable))
    return true;
  const { code } = causeOf(error);
  if (typeof code === 'string' && (TRANSIENT_STATES.test(code) || SOCKET_ERRORS.test(code))) return true;
  return CLIENT_MESSAGES.test(error.message) || error.name === 'CannotConnectAlreadyConnectedError';
}
