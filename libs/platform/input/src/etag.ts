import { hash } from 'node:crypto';
import { ApiProblem, defineProblem, ProblemError } from '@libs/platform/problems';
import { applyDecorators, createParamDecorator, ExecutionContext } from '@nestjs/common';
import { ApiExtension, ApiHeader } from '@nestjs/swagger';
import { type Request } from 'express';
import { ShapesAnswer } from './shapes-answer';

export const preconditionFailed = defineProblem({
  code: 'precondition_failed',
  status: 412,
  title: 'Precondition failed',
  detail: 'It has been changed since it was read; nothing was done',
  explanation:
    'The `If-Match` header names another version than the one that is stored: somebody changed it after it was read. Read it again, look at the difference, and send the request with the new `ETag`.',
});

/** The strong entity tag of a representation (RFC 9110, section 8.8.3): equal ones have equal tags. */
const etagOf = (representation: unknown): string =>
  `"${hash('sha256', JSON.stringify(representation), 'base64url').slice(0, 22)}"`;

/** Which versions of a thing a request may change: the `If-Match` header (RFC 9110, section 13.1.1). */
export class Precondition {
  /** Any version may be changed. */
  static readonly NONE = new Precondition(undefined);

  /** @param header as it was sent; without one, any version may be changed */
  constructor(private readonly header: string | undefined) {}

  /** Whether there is anything to check. */
  get isGiven(): boolean {
    return this.header !== undefined;
  }

  /**
   * To be called with what is stored, locked until the change is made.
   *
   * @throws ProblemError `precondition_failed`
   */
  check(representation: unknown): void {
    if (this.header === undefined || this.header.trim() === '*') return;
    // Only strong tags compare as equal here, so one that begins with W/ never does.
    const tags: string[] = this.header.match(/(?:W\/)?"[^"]*"/g) ?? [];
    if (!tags.includes(etagOf(representation))) throw new ProblemError(preconditionFailed);
  }
}

/** The {@link Precondition} of the request. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): Precondition =>
    new Precondition(context.switchToHttp().getRequest<Request>().get('If-Match')),
);

/** The extension by which an operation says that it answers with an `ETag`, until the OpenAPI document is put together. */
export const ETAG_EXTENSION = 'x-etag';

/** For handlers that answer with one thing: the answer has an `ETag`. */
export const HasEtag = () =>
  applyDecorators(
    ShapesAnswer((representation, response) => {
      response.setHeader('ETag', etagOf(representation));
      return representation;
    }),
    ApiExtension(ETAG_EXTENSION, true),
  );

/** For handlers that change one thing, with `@IfMatch()` as a parameter. */
export const ChecksIfMatch = () =>
  applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'Change it only if it still has this `ETag`, or one of these.',
      schema: { type: 'string', example: '"mMwYv0T2rYp1cYb2oY5q3w"' },
    }),
    ApiProblem(preconditionFailed),
  );
