import { type Principal } from '@libs/platform/identity';
import { ProblemError, type ProblemType } from '@libs/platform/problems';
import { ArgumentsHost, Catch, ExceptionFilter, Inject, mixin, Type } from '@nestjs/common';
import { NextFunction, Request } from 'express';
import { IdPipe } from './id.pipe';

/** A service that can tell whether the principal's gym has something with this id. */
export interface Existence {
  /** @throws ProblemError when there is none */
  assertExists(principal: Principal, id: number): Promise<void>;
}

/** By which status a request is refused for what is in it, whoever asks. */
const REFUSALS = new Set([400, 413, 415, 422]);

/**
 * A filter for routes with an `:id` and a body: what is wrong with the body is told of something that exists alone, so that
 * whoever has no such thing learns nothing but 404. Whether it exists is asked only when the body is refused; otherwise the
 * service finds out.
 */
export function ExistsFilter(service: Type<Existence>, notFound: ProblemType): Type<ExceptionFilter> {
  @Catch()
  class Filter implements ExceptionFilter {
    private readonly id = new IdPipe(notFound);

    constructor(@Inject(service) private readonly existence: Existence) {}

    async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
      const http = host.switchToHttp();
      const { user, params } = http.getRequest<Request<{ id: string }> & { user: Principal }>();
      let error = thrown;
      if (REFUSALS.has(statusOf(thrown)))
        try {
          await this.existence.assertExists(user, this.id.transform(params.id));
        } catch (reason) {
          error = reason;
        }
      // To the filter that answers every error.
      http.getNext<NextFunction>()(error);
    }
  }
  return mixin(Filter);
}

/** Parsers of bodies mark their errors with a status. */
const statusOf = (thrown: unknown): number =>
  thrown instanceof ProblemError
    ? thrown.type.status
    : ((thrown as { status?: number } | undefined)?.status ?? 500);
