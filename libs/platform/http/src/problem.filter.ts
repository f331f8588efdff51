import { isDatabaseUnavailable } from '@libs/platform/database';
import { InvalidInputException, createProblem } from '@libs/platform/problems';
import {
  ArgumentsHost,
  BadRequestException,
  Catch,
  ExceptionFilter,
  HttpException,
  Logger,
  MethodNotAllowedException,
  NotFoundException,
  ServiceUnavailableException,
} from '@nestjs/common';
import { Request, Response } from 'express';
import { allowedMethods } from './allowed-methods';

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
    const exception = this.toHttpException(thrown, request, response);
    const status = exception.getStatus();
    if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    if (status === 503) response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
    const problem = createProblem({
      status,
      detail: exception.message,
      instance: pathOf(request),
      request_id: request.id as string,
      errors: exception instanceof InvalidInputException ? exception.errors : undefined,
    });
    response.status(status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private toHttpException(thrown: unknown, request: Request, response: Response): HttpException {
    if (thrown instanceof NotFoundException && !request.route) {
      const methods = allowedMethods(request);
      if (methods.length === 0) return new NotFoundException('There is nothing at this path');
      response.setHeader('Allow', methods.join(', '));
      return new MethodNotAllowedException(`This path answers to ${methods.join(', ')} only`);
    }
    // What Express cannot decode is repeated in its message.
    if (thrown instanceof BadRequestException && !request.route)
      return new BadRequestException('The path is malformed');
    if (thrown instanceof HttpException) return thrown;
    if (isDatabaseUnavailable(thrown)) {
      this.logger.warn({ err: thrown }, 'the database is unavailable');
      return new ServiceUnavailableException('The database is not available at the moment; please try again');
    }
    if (isClientError(thrown))
      return new HttpException(messages[thrown.status] ?? 'The request is malformed', thrown.status);
    this.logger.error(thrown);
    return new HttpException('Something went wrong on our side; the request id leads us to it', 500);
  }
}

/** Express and its parsers mark the client's faults with a status; their messages repeat the input, so ours are given. */
const isClientError = (thrown: unknown): thrown is { status: number } =>
  thrown instanceof Error &&
  'status' in thrown &&
  typeof thrown.status === 'number' &&
  thrown.status >= 400 &&
  thrown.status < 500;

const messages: Record<number, string> = {
  413: 'The body is larger than 100 kB',
  415: 'This charset or encoding is not supported; send UTF-8 JSON',
};

const pathOf = (request: Request): string => request.originalUrl.split('?', 1)[0] ?? '/';
