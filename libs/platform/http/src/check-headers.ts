import { malformedRequest, ProblemError } from '@libs/platform/problems';
import { NextFunction, Request, Response } from 'express';
import { expectationFailed } from './http.problems';

/**
 * Express middleware for what HTTP asks of `Host` (RFC 9112, section 3.2) and `Expect` (RFC 9110, section 10.1.1).
 * Node would refuse these requests itself, with an empty answer.
 */
export function checkHeaders(request: Request, response: Response, next: NextFunction): void {
  const hosts = countHosts(request.rawHeaders);
  // HTTP/1.0 knows no Host.
  if (hosts > 1 || (hosts === 0 && request.httpVersion === '1.1')) {
    response.setHeader('Connection', 'close');
    const detail = hosts > 1 ? 'There is more than one Host header' : 'There is no Host header';
    return next(new ProblemError(malformedRequest, detail));
  }
  const { expect } = request.headers;
  if (expect !== undefined && expect.toLowerCase() !== '100-continue')
    return next(new ProblemError(expectationFailed));
  next();
}

/** @param rawHeaders names and values in turns */
function countHosts(rawHeaders: string[]): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2)
    if (rawHeaders[index]!.length === 4 && rawHeaders[index]!.toLowerCase() === 'host') count++;
  return count;
}
