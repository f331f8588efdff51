import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { Duplex } from 'node:stream';
import { createProblem } from '@libs/platform/problems';
import { Logger } from '@nestjs/common';

const logger = new Logger('MalformedRequest');

/** What Node's HTTP parser refuses, by its error codes. Everything else is no HTTP at all. */
const REFUSALS: Record<string, [status: number, detail: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers are larger than this server reads'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time'],
};

/** Answers, as a problem like every other error, what never becomes a request that Express could answer. */
export function answerMalformedRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, detail] = REFUSALS[error.code ?? ''] ?? [400, 'This is not a well-formed HTTP request'];
  const request_id = randomUUID();
  logger.log({ request_id, status, reason: error.code });
  const body = JSON.stringify(createProblem({ status, detail, instance: '/', request_id }));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${request_id}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
