import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Problem } from '@libs/platform/problems';
import { Logger } from '@nestjs/common';
import { answerMalformedRequest } from './malformed-request';

describe('Malformed requests', () => {
  let log: jest.SpyInstance;
  beforeEach(() => (log = jest.spyOn(Logger.prototype, 'log').mockImplementation()));
  afterEach(() => jest.restoreAllMocks());

  const refused = (code?: string): NodeJS.ErrnoException => Object.assign(new Error('parse error'), { code });

  async function answerTo(error: NodeJS.ErrnoException) {
    const socket = new PassThrough();
    answerMalformedRequest(error, socket);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    const [statusLine, ...fields] = head.split('\r\n');
    const headers = Object.fromEntries(fields.map((field) => field.split(': ') as [string, string]));
    return { statusLine, headers, body };
  }

  it.each([
    ['HPE_HEADER_OVERFLOW', 431, 'Request Header Fields Too Large', 'larger', 'headers_too_large'],
    ['ERR_HTTP_REQUEST_TIMEOUT', 408, 'Request Timeout', 'in time', 'request_timeout'],
    ['HPE_INVALID_METHOD', 400, 'Bad Request', 'not a well-formed HTTP request', 'malformed_request'],
    [undefined, 400, 'Bad Request', 'not a well-formed HTTP request', 'malformed_request'],
  ])('are answered with a complete problem (%s: %i)', async (code, status, title, detail, problemCode) => {
    const { statusLine, headers, body } = await answerTo(refused(code));
    expect(statusLine).toBe(`HTTP/1.1 ${status} ${title}`);
    expect(headers).toEqual({
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(body)),
      'X-Request-Id': expect.stringMatching(/^[\da-f-]{36}$/),
      'Cache-Control': 'no-store',
      'Content-Security-Policy':
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      Connection: 'close',
    });
    expect(JSON.parse(body) as Problem).toEqual({
      type: `/docs/problems/${problemCode}`,
      code: problemCode,
      title: expect.stringMatching(/\S/),
      status,
      status_code: status,
      detail: expect.stringContaining(detail),
      instance: '/',
      request_id: headers['X-Request-Id'],
    });
    expect(log.mock.calls).toEqual([[{ request_id: headers['X-Request-Id'], status, reason: code }]]);
  });

  it.each([
    ['whose client hung up', 'ECONNRESET', false],
    ['that cannot be written to any more', 'HPE_INVALID_METHOD', true],
  ])('on a connection %s are dropped without an answer', async (_, code, isEnded) => {
    const socket = new PassThrough();
    if (isEnded) socket.end();
    const closed = once(socket, 'close');
    answerMalformedRequest(refused(code), socket);
    await closed;
    expect(socket.destroyed).toBe(true);
    expect(socket.read()).toBeNull();
    expect(log).not.toHaveBeenCalled();
  });
});
