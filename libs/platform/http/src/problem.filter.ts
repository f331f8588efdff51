import { databaseProblemOf } from '@libs/platform/database';
import { bodyTooLarge, unsupportedMediaType } from '@libs/platform/input';
import {
  internalError,
  malformedRequest,
  ProblemError,
  type ProblemType,
  toProblem,
} from '@libs/platform/problems';
import {
  ArgumentsHost,
  BadRequestException,
  Catch,
  ExceptionFilter,
  HttpException,
  Logger,
  NotFoundException,
} from '@nestjs/common';
import { Request, Response } from 'express';
import { allowedMethods } from './allowed-methods';
import { methodNotAllowed, pathNotFound } from './http.problems';

const RETRY_AFTER_SECONDS = '2';

/** Turns whatever was thrown into a problem; what nobody expected is logged in full and answered with a bare 500. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      // Too late for an answer of ours: the client must see a broken one, not a complete-looking half.
      this.logger.error(thrown);
      response.destroy();
      return;
    }
    const problem = toProblem(this.toError(thrown, request, response), pathOf(request), request.id as string);
    // That of what was asked for.
    response.removeHeader('ETag');
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    if ((problem.status === 503 || problem.status === 429) && !response.hasHeader('Retry-After'))
      response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private toError(thrown: unknown, request: Request, response: Response): ProblemError {
    if (thrown instanceof ProblemError) return thrown;
    if (thrown instanceof NotFoundException && !request.route) {
      const methods = allowedMethods(request);
      if (methods.length === 0) return new ProblemError(pathNotFound);
      response.setHeader('Allow', methods.join(', '));
      return new ProblemError(methodNotAllowed, `This path answers to ${methods.join(', ')} only`);
    }
    // What Express cannot decode is repeated in its message.
    if (thrown instanceof BadRequestException && !request.route)
      return new ProblemError(malformedRequest, 'The path is malformed');
    const databaseProblem = databaseProblemOf(thrown);
    if (databaseProblem) {
      this.logger.warn({ err: thrown }, databaseProblem.title.toLowerCase());
      return new ProblemError(databaseProblem);
    }
    const status = statusOf(thrown);
    if (status >= 400 && status < 500) return new ProblemError(CLIENT_ERRORS[status] ?? malformedRequest);
    this.logger.error(thrown);
    return new ProblemError(internalError);
  }
}

/** What Express and its parsers refuse, by status; their own messages repeat the input. */
const CLIENT_ERRORS: Record<number, ProblemType> = { 413: bodyTooLarge, 415: unsupportedMediaType };

/** Express and its parsers mark the client's faults with a status, as Nest does. */
function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  return thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number'
    ? thrown.status
    : 500;
}

/** Neither part of an escape nor allowed in a path (RFC 3986, section 3.3). */
const NOT_IN_A_PATH = /%(?![\da-f]{2})|[^\w\-.~!$&'()*+,;=:@/%]/gi;

/** The path that was asked for, as a URI: Node also lets through what may not be in one. */
const pathOf = ({ originalUrl }: Request): string =>
  originalUrl.split('?', 1)[0]!.replaceAll(NOT_IN_A_PATH, (character) => encodeURIComponent(character));
