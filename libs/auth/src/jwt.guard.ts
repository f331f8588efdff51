import { invalidToken, notAuthenticated, PUBLIC } from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { Request } from 'express';
import { PrincipalCache } from './principal-cache';

/** Guards every handler that is not `@Public()`. A token that was verified a moment ago is not verified again. */
@Injectable()
export class JwtGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly principals: PrincipalCache,
  ) {
    super();
  }

  override canActivate(context: ExecutionContext) {
    const isPublic = this.reflector.getAllAndOverride<boolean>(PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (isPublic) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const principal = this.principals.find(request.headers.authorization ?? '');
    if (!principal) return super.canActivate(context);
    request.user = principal;
    return true;
  }

  /** @throws ProblemError without saying what was wrong with the token */
  override handleRequest<User>(
    error: unknown,
    user: User | false,
    _info: unknown,
    context: ExecutionContext,
  ): User {
    if (error) throw error;
    if (user) return user;
    const { headers } = context.switchToHttp().getRequest<Request>();
    throw new ProblemError(headers.authorization ? invalidToken : notAuthenticated);
  }
}
