import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { Duplex } from 'node:stream';
import { malformedRequest, ProblemError, toProblem } from '@libs/platform/problems';
import { Logger } from '@nestjs/common';
import { headersTooLarge, requestTimeout } from './http.problems';
import { securityHeaderLines } from './security-headers';

const logger = new Logger('MalformedRequest');

/** What Node's HTTP parser refuses, by its error codes. Everything else is no HTTP at all. */
const REFUSALS: Record<string, ProblemError> = {
  HPE_HEADER_OVERFLOW: new ProblemError(headersTooLarge),
  ERR_HTTP_REQUEST_TIMEOUT: new ProblemError(requestTimeout),
};
const NO_HTTP = new ProblemError(malformedRequest, 'This is not a well-formed HTTP request');

/** Answers, as a problem like every other error, what never becomes a request that Express could answer. */
export function answerMalformedRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const request_id = randomUUID();
  const problem = toProblem(REFUSALS[error.code ?? ''] ?? NO_HTTP, '/', request_id);
  const { status } = problem;
  logger.log({ request_id, status, reason: error.code });
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${request_id}`,
    ...securityHeaderLines,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
