import { malformedRequest, ProblemError } from '@libs/platform/problems';
import { NextFunction, Request, Response } from 'express';
import { expectationFailed } from './http.problems';

/**
 * Express middleware for what HTTP asks of `Host` (RFC 9112, section 3.2) and `Expect` (RFC 9110, section 10.1.1).
 * Node would refuse these requests itself, with an empty answer.
 */
export function checkHeaders(request: Request, response: Response, next: NextFunction): void {
  const hosts = request.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'host');
  // HTTP/1.0 knows no Host.
  if (hosts.length > 1 || (hosts.length === 0 && request.httpVersion === '1.1')) {
    response.setHeader('Connection', 'close');
    const detail = hosts.length > 1 ? 'There is more than one Host header' : 'There is no Host header';
    return next(new ProblemError(malformedRequest, detail));
  }
  const { expect } = request.headers;
  if (expect !== undefined && expect.toLowerCase() !== '100-continue')
    return next(new ProblemError(expectationFailed));
  next();
}
