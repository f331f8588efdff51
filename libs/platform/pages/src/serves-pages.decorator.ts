import {
  applyDecorators,
  CallHandler,
  ExecutionContext,
  Injectable,
  NestInterceptor,
  UseFilters,
  UseInterceptors,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { Observable, tap } from 'rxjs';
import { markAsPage } from './page';
import { PageFilter } from './page.filter';

@Injectable()
class PageInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(tap(() => markAsPage(response)));
  }
}

/** Marks a controller whose handlers answer with {@link renderPage}, and whose errors are pages as well. Not for clients: the OpenAPI document leaves it out. */
export const ServesPages = () =>
  applyDecorators(ApiExcludeController(), UseInterceptors(PageInterceptor), UseFilters(PageFilter));
