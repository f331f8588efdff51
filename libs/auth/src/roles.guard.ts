import {
  ALLOWED_ROLES,
  deviceNotAllowed,
  type Principal,
  PUBLIC,
  type Role,
  roleNotAllowed,
} from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Request } from 'express';

/** Lets through, after {@link JwtGuard}, who has a role that the handler is for. */
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  /** @throws ProblemError `role_not_allowed` or `device_not_allowed`, also to everybody where a handler names no roles */
  canActivate(context: ExecutionContext): boolean {
    const marks = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, marks)) return true;
    const roles = this.reflector.getAllAndOverride<Role[] | undefined>(ALLOWED_ROLES, marks);
    const { user } = context.switchToHttp().getRequest<Request & { user: Principal }>();
    if (!roles?.includes(user.role))
      throw new ProblemError(user.role === 'kiosk' ? deviceNotAllowed : roleNotAllowed);
    return true;
  }
}
