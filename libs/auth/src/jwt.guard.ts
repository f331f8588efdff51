import { DevicesService, deviceTokenIn } from '@libs/devices';
import { invalidToken, notAuthenticated, PUBLIC } from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { Request } from 'express';
import { PrincipalCache } from './principal-cache';

/**
 * Guards every handler that is not `@Public()`: it needs an access token, or the token of a device. One that was verified a moment
 * ago is not verified again.
 */
@Injectable()
export class JwtGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly principals: PrincipalCache,
    private readonly devices: DevicesService,
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
    const credentials = request.headers.authorization ?? '';
    const principal = this.principals.find(credentials);
    if (principal) {
      request.user = principal;
      return true;
    }
    const deviceToken = deviceTokenIn(credentials);
    return deviceToken ? this.admitDevice(request, credentials, deviceToken) : super.canActivate(context);
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

  private async admitDevice(request: Request, credentials: string, token: string): Promise<true> {
    const principal = await this.principals.load(credentials, Infinity, () =>
      this.devices.findPrincipal(token),
    );
    if (!principal) throw new ProblemError(invalidToken);
    request.user = principal;
    return true;
  }
}
