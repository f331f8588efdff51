import { type Principal } from '@libs/platform/identity';
import { type ProblemType } from '@libs/platform/problems';
import { CanActivate, ExecutionContext, Inject, mixin, Type } from '@nestjs/common';
import { Request } from 'express';
import { IdPipe } from './id.pipe';

/** A service that can tell whether the principal's gym has something with this id. */
export interface Existence {
  /** @throws ProblemError when there is none */
  assertExists(principal: Principal, id: number): Promise<void>;
}

/**
 * A guard for routes with an `:id` and a body: it answers 404 before the body is looked at, so that whoever has no
 * such thing learns nothing from validation.
 */
export function ExistsGuard(service: Type<Existence>, notFound: ProblemType): Type<CanActivate> {
  class Guard implements CanActivate {
    private readonly id = new IdPipe(notFound);

    constructor(@Inject(service) private readonly existence: Existence) {}

    async canActivate(context: ExecutionContext): Promise<boolean> {
      const { user, params } = context
        .switchToHttp()
        .getRequest<Request<{ id: string }> & { user: Principal }>();
      await this.existence.assertExists(user, this.id.transform(params.id));
      return true;
    }
  }
  return mixin(Guard);
}
