import { InvalidInputError, malformedRequest, ProblemError } from '@libs/platform/problems';
import { CanActivate, ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { json, NextFunction, Request, RequestHandler, Response, Router, urlencoded } from 'express';
import multer, { MulterError } from 'multer';
import { bodyTooLarge, unsupportedMediaType } from './input.problems';

const LIMIT = 100 * 1_024;
const JSON_TYPES = ['application/json', 'application/*+json'];
const URLENCODED_TYPE = 'application/x-www-form-urlencoded';
export const MULTIPART_TYPE = 'multipart/form-data';
const MAX_DEPTH = 20;
const MAX_MEMBERS = 1_000;
const MAX_FORM_FIELDS = 20;
const MEDIA_TYPES = 'input:media-types';

/** Lets a handler take bodies of these media types instead of JSON. */
export const AcceptsMediaTypes = (...types: string[]) => SetMetadata(MEDIA_TYPES, types);

/** Lets a handler take forms, urlencoded or multipart, besides JSON. */
export const AcceptsForm = () => AcceptsMediaTypes(...JSON_TYPES, URLENCODED_TYPE, MULTIPART_TYPE);

interface ParsedRequest extends Request {
  bodyError?: Error & { type?: string };
}

/**
 * Reads JSON and urlencoded forms up to 100 kB. A body that cannot be read is not answered here, before anybody knows who
 * asks: it is kept for {@link BodyGuard}, so that 401 and 404 come first.
 */
export function parseBody(): RequestHandler {
  const keepError =
    (parse: RequestHandler): RequestHandler =>
    (request: ParsedRequest, response: Response, next: NextFunction) =>
      void parse(request, response, (error?: unknown) => {
        if (error instanceof Error) request.bodyError = error;
        next();
      });
  const parsers = Router().use(
    spellCharset,
    keepError(json({ limit: LIMIT, type: JSON_TYPES, strict: false })),
    keepError(urlencoded({ limit: LIMIT, type: URLENCODED_TYPE, extended: false })),
  );
  return (request, response, next) => (hasBody(request) ? parsers(request, response, next) : next());
}

const CHARSET = /(;\s*charset\s*=\s*)("?)([^\s;"]+)\2/i;

/** Express' parsers know UTF-8 by one of its names; the Encoding Standard has more, such as `utf8`. */
function spellCharset({ headers }: Request, _response: Response, next: NextFunction): void {
  if (headers['content-type'] !== undefined)
    headers['content-type'] = headers['content-type'].replace(
      CHARSET,
      (parameter, name: string, _quote, label: string) => (meansUtf8(label) ? `${name}utf-8` : parameter),
    );
  next();
}

/** As HTTP/1.1 says it (RFC 9112, section 6.3). */
const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

function meansUtf8(label: string): boolean {
  try {
    return new TextDecoder(label).encoding === 'utf-8';
  } catch {
    return false; // not a known label
  }
}

/** Refuses, once it is known who asks and for what, a body that could not be read or is of a type the handler does not take. */
@Injectable()
export class BodyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<ParsedRequest>();
    if (!['GET', 'HEAD', 'DELETE'].includes(request.method)) {
      const types = this.reflector.get<string[] | undefined>(MEDIA_TYPES, context.getHandler()) ?? JSON_TYPES;
      // No body is no wrong type: validation calls it missing fields.
      if (hasBody(request) && request.is(types) === false)
        throw new ProblemError(
          unsupportedMediaType,
          `Send ${types.filter((type) => !type.includes('*')).join(' or ')}`,
        );
      if (types.includes(URLENCODED_TYPE)) await readMultipart(request, http.getResponse());
      if (request.bodyError) throw problemOf(request.bodyError);
      checkShape(request.body);
    }
    return true;
  }
}

const parseMultipart = multer({
  limits: { fields: MAX_FORM_FIELDS, fieldSize: LIMIT / MAX_FORM_FIELDS, parts: MAX_FORM_FIELDS },
}).none();

/** Reads the fields of a multipart form, if that is what the body is. @throws what keeps it from being read */
const readMultipart = (request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    void parseMultipart(request, response, (error?: unknown) =>
      error instanceof Error ? reject(problemOf(error)) : resolve(),
    );
  });

const FORM_TOO_LARGE = 'The form has more or longer fields than this route reads';

/** What a parser's error means to the client; the filter knows the others by their status. */
export function problemOf(error: NonNullable<ParsedRequest['bodyError']>): Error {
  if (error.type === 'entity.parse.failed') return malformed('is not valid JSON');
  if (error.type === 'parameters.too.many') return new ProblemError(bodyTooLarge, FORM_TOO_LARGE);
  if (error.type === 'request.aborted') return bodyIncomplete();
  if (error instanceof MulterError) {
    return error.code === 'LIMIT_UNEXPECTED_FILE'
      ? new ProblemError(unsupportedMediaType, 'Send a form without files')
      : new ProblemError(bodyTooLarge, FORM_TOO_LARGE);
  }
  if ('status' in error) return error;
  return new ProblemError(malformedRequest, 'The form is malformed'); // multipart parsers give no status
}

export const bodyIncomplete = () => new ProblemError(malformedRequest, 'The body is incomplete');

const malformed = (msg: string) =>
  new InvalidInputError([{ loc: ['body'], msg: `the body ${msg}`, type: 'json_invalid' }]);

/** Refuses what no client means and what is slow to look through. @throws InvalidInputError */
function checkShape(value: unknown, level = 0): void {
  if (level > MAX_DEPTH) throw malformed(`is nested more than ${MAX_DEPTH} levels deep`);
  if (typeof value !== 'object' || value === null) return;
  const members: unknown[] = Object.values(value);
  if (members.length > MAX_MEMBERS)
    throw malformed(`has a list or an object of more than ${MAX_MEMBERS.toLocaleString('en')} members`);
  for (const member of members) checkShape(member, level + 1);
}
