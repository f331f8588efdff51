import { ProblemError } from '@libs/platform/problems';
import { ArgumentsHost, Catch, ExceptionFilter } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { markAsPage, renderPage } from './page';

/** Tells on a page why something cannot be done. */
@Catch(ProblemError)
export class PageFilter implements ExceptionFilter<ProblemError> {
  catch({ type, message }: ProblemError, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const token = (request.body as { token?: unknown } | undefined)?.token;
    const page = {
      title: type.title,
      text: `${message}.`,
      retry: typeof token === 'string' ? `?token=${encodeURIComponent(token)}` : undefined,
    };
    markAsPage(response);
    response.status(type.status).send(renderPage(page));
  }
}
