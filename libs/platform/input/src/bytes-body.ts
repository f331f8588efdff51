import { ProblemError } from '@libs/platform/problems';
import { applyDecorators, createParamDecorator, ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { raw, type Request, type Response } from 'express';
import { AcceptsMediaTypes, bodyIncomplete } from './body';
import { bodyTooLarge } from './input.problems';

/** For a handler whose body is a file of one of these media types. `@BytesBody` reads it. */
export const AcceptsBytes = (...types: string[]) =>
  applyDecorators(
    AcceptsMediaTypes(...types),
    ApiConsumes(...types),
    ApiBody({ required: true, schema: { type: 'string', format: 'binary' } }),
  );

/**
 * Reads the body of a request, once. Nothing of it is in memory before, so that whoever calls it decides how many are at a time.
 *
 * @throws ProblemError for a body that is too large or incomplete
 */
export type ReadBytes = () => Promise<Buffer>;

/** How the body of the request is read: as bytes, so many at most. */
export const BytesBody = createParamDecorator((limit: number, context: ExecutionContext): ReadBytes => {
  const http = context.switchToHttp();
  return () => readBytes(http.getRequest<Request>(), http.getResponse<Response>(), limit);
});

function readBytes(request: Request, response: Response, limit: number): Promise<Buffer> {
  const read = raw({ limit, type: () => true });
  return new Promise((resolve, reject) => {
    read(request, response, (error?: Error & { type?: string }) => {
      if (error?.type === 'entity.too.large')
        reject(new ProblemError(bodyTooLarge, `The body is larger than ${limit / 1_024 ** 2} MB`));
      else if (error?.type === 'request.aborted') reject(bodyIncomplete());
      else if (error) reject(error);
      else resolve(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    });
  });
}
