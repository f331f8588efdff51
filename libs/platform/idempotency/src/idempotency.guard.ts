import { Config } from '@libs/platform/config';
import { makeRepeatable } from '@libs/platform/database';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Request, type Response } from 'express';
import { fingerprintOf, keyOf } from './idempotency-key';
import { IdempotencyKeysRepository } from './idempotency-keys.repository';
import { IGNORES_KEY } from './ignores-idempotency-key.decorator';
import { KeyedRequest } from './keyed-request';

/** Has the work of a POST with an `Idempotency-Key` done once. Refuses nothing but a malformed key. */
@Injectable()
export class IdempotencyGuard implements CanActivate {
  constructor(
    private readonly config: Config,
    private readonly reflector: Reflector,
    private readonly keys: IdempotencyKeysRepository,
  ) {}

  /** @throws InvalidInputError for a malformed key */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (request.method !== 'POST' || this.reflector.get<boolean>(IGNORES_KEY, context.getHandler()))
      return true;
    const key = keyOf(request);
    if (key === undefined) return true;
    const response = context.switchToHttp().getResponse<Response>();
    const secrets = [this.config.JWT_SECRET!, ...this.config.JWT_PREVIOUS_SECRETS];
    const fingerprints = () => secrets.map((secret) => fingerprintOf(request, secret));
    makeRepeatable(request, new KeyedRequest(this.keys, key, fingerprints, response));
    return true;
  }
}
