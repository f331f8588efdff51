import {
  PUBLIC,
  secondFactorSetupRequired,
  type SessionPrincipal,
  WITHOUT_SECOND_FACTOR,
} from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Request } from 'express';

/** Lets whoever must have a second factor, and has none, do nothing but set one up. */
@Injectable()
export class SecondFactorGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  /** @throws ProblemError `second_factor_setup_required` */
  canActivate(context: ExecutionContext): boolean {
    const marks = [context.getHandler(), context.getClass()];
    const isOpen = [PUBLIC, WITHOUT_SECOND_FACTOR].some((mark) =>
      this.reflector.getAllAndOverride<boolean>(mark, marks),
    );
    const { user } = context.switchToHttp().getRequest<Request & { user?: SessionPrincipal }>();
    if (!isOpen && user?.lacks_second_factor) throw new ProblemError(secondFactorSetupRequired);
    return true;
  }
}
