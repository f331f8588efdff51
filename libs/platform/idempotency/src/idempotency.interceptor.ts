import { Config } from '@libs/platform/config';
import { repeatableRequest } from '@libs/platform/database';
import { ProblemError } from '@libs/platform/problems';
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Request, type Response } from 'express';
import { lastValueFrom, Observable, of } from 'rxjs';
import { fingerprintOf, keyOf } from './idempotency-key';
import { IdempotencyKeysRepository } from './idempotency-keys.repository';
import { requestInFlight } from './idempotency.problems';
import { IGNORES_KEY } from './ignores-idempotency-key.decorator';
import { KeyedRequest } from './keyed-request';

/** Has the work of a POST with an `Idempotency-Key` done once. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly config: Config,
    private readonly reflector: Reflector,
    private readonly keys: IdempotencyKeysRepository,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    if (request.method !== 'POST' || this.reflector.get<boolean>(IGNORES_KEY, context.getHandler()))
      return next.handle();
    const key = keyOf(request);
    if (key === undefined) return next.handle();

    const secrets = [this.config.JWT_SECRET!, ...this.config.JWT_PREVIOUS_SECRETS];
    const keyed = new KeyedRequest(this.keys, key, () =>
      secrets.map((secret) => fingerprintOf(request, secret)),
    );
    try {
      // Its status and headers follow from the result, so a repeated request's do too.
      const answer: unknown = await repeatableRequest.run(keyed, () => lastValueFrom(next.handle()));
      if (keyed.isReplayed) response.setHeader('Idempotency-Replayed', 'true');
      return of(answer);
    } catch (error) {
      if (error instanceof ProblemError && error.type === requestInFlight)
        response.setHeader('Retry-After', '1');
      throw error;
    }
  }
}
