import { InvalidInputError, malformedRequest, ProblemError } from '@libs/platform/problems';
import { CallHandler, ExecutionContext, Injectable, NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { json, NextFunction, Request, RequestHandler, Response, urlencoded } from 'express';
import { Observable } from 'rxjs';
import { unsupportedMediaType } from './input.problems';

const LIMIT = '100kb';
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const MAX_DEPTH = 20;
const ACCEPTS_FORM = 'http:accepts-form';

/** Lets a handler take `application/x-www-form-urlencoded` besides JSON. */
export const AcceptsForm = () => SetMetadata(ACCEPTS_FORM, true);

interface ParsedRequest extends Request {
  bodyError?: Error & { type?: string };
}

/**
 * Reads JSON and forms up to 100 kB. A body that cannot be read is not answered here, before anybody knows who
 * asks: it is kept for {@link BodyInterceptor}, so that 401 and 404 come first.
 */
export function parseBody(): RequestHandler[] {
  const keepError =
    (parse: RequestHandler): RequestHandler =>
    (request: ParsedRequest, response: Response, next: NextFunction) =>
      void parse(request, response, (error?: unknown) => {
        if (error instanceof Error) request.bodyError = error;
        next();
      });
  return [
    keepError(json({ limit: LIMIT, type: JSON_TYPE, strict: false })),
    keepError(urlencoded({ limit: LIMIT, type: FORM_TYPE, extended: false })),
  ];
}

/** Refuses, once it is known who asks and for what, a body that could not be read or is of a type the handler does not take. */
@Injectable()
export class BodyInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ParsedRequest>();
    if (!['GET', 'HEAD', 'DELETE'].includes(request.method)) {
      const types = this.reflector.get<boolean>(ACCEPTS_FORM, context.getHandler())
        ? [JSON_TYPE, FORM_TYPE]
        : [JSON_TYPE];
      // No body is no wrong type: validation calls it missing fields. (`is` takes a Content-Length of 0 for a body.)
      const hasBody = request.headers['content-length'] !== '0';
      if (hasBody && request.is(types) === false)
        throw new ProblemError(unsupportedMediaType, `Send ${types.join(' or ')}`);
      if (request.bodyError?.type === 'entity.parse.failed') throw malformed('is not valid JSON');
      if (request.bodyError?.type === 'request.aborted')
        throw new ProblemError(malformedRequest, 'The body is incomplete');
      if (request.bodyError) throw request.bodyError;
      if (depthOf(request.body) > MAX_DEPTH) throw malformed(`is nested more than ${MAX_DEPTH} levels deep`);
    }
    return next.handle();
  }
}

const malformed = (msg: string) =>
  new InvalidInputError([{ loc: ['body'], msg: `the body ${msg}`, type: 'json_invalid' }]);

function depthOf(value: unknown, level = 0): number {
  if (typeof value !== 'object' || value === null || level > MAX_DEPTH) return level;
  return Math.max(level, ...Object.values(value).map((child) => depthOf(child, level + 1)));
}
