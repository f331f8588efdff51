import { createHash } from 'node:crypto';
import { ProblemError, type ProblemType } from '@libs/platform/problems';
import { CallHandler, ExecutionContext, Injectable, Logger, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Request, type Response } from 'express';
import { Counter } from 'prom-client';
import { lastValueFrom, Observable, of } from 'rxjs';
import { tooManyAttempts } from './rate-limits.problems';
import { type Count, type Counted } from './rate-limits.repository';
import { RateLimitsService } from './rate-limits.service';
import { type RateLimit, THROTTLE, type ThrottleOptions } from './rate-limit';

const rejections = new Counter({
  name: 'rate_limit_rejections_total',
  help: 'Attempts that were refused because there had been too many, by limit',
  labelNames: ['limit'],
});

interface Applied extends Counted {
  limit: RateLimit;
}

/** Counts the attempts at a handler with `@Throttle`, and refuses those beyond its limits. */
@Injectable()
export class ThrottleInterceptor implements NestInterceptor {
  private readonly logger = new Logger(ThrottleInterceptor.name);

  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimitsService,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const options = this.reflector.get<ThrottleOptions>(THROTTLE, context.getHandler());
    const http = context.switchToHttp();
    const applied = this.limits.isOn ? appliedTo(http.getRequest<Request>(), options.limits) : [];
    if (applied.length === 0) return next.handle();

    const counts = await this.limits.count(applied);
    describe(http.getResponse<Response>(), applied, counts);
    this.refuseExcess(http.getResponse<Response>(), applied, counts);
    if (!options.counting) return next.handle();
    try {
      const answer: unknown = await lastValueFrom(next.handle());
      await this.takeBack(applied);
      return of(answer);
    } catch (error) {
      await this.takeBack(
        applied.filter(({ limit }) => !isCounted(error, [options.counting, limit.counting])),
      );
      throw error;
    }
  }

  /** @throws ProblemError `too_many_attempts` */
  private refuseExcess(response: Response, applied: Applied[], counts: Count[]): void {
    const exceeded = applied.filter(({ key, limit }) => countOf(counts, key).count > limit.attempts);
    if (exceeded.length === 0) return;
    for (const { limit } of exceeded) rejections.inc({ limit: limit.name });
    response.setHeader(
      'Retry-After',
      Math.max(1, ...exceeded.map(({ key }) => countOf(counts, key).resets_in)),
    );
    throw new ProblemError(tooManyAttempts);
  }

  /** The answer is right, whether or not it can be written down that it does not count. */
  private async takeBack(applied: Applied[]): Promise<void> {
    if (applied.length === 0) return;
    try {
      await this.limits.takeBack(applied);
    } catch (error) {
      this.logger.warn({ err: error }, 'an attempt that should not count could not be taken back');
    }
  }
}

/** Whether an answer is among those that count, for the handler and for a limit that names its own. */
const isCounted = (error: unknown, lists: (ProblemType[] | undefined)[]): boolean =>
  error instanceof ProblemError && lists.every((counting) => counting?.includes(error.type) ?? true);

/** Keys are hashed: they are made of addresses, and the table is not where those belong. */
function appliedTo(request: Request, limits: RateLimit[]): Applied[] {
  return limits.flatMap((limit) => {
    const whose = limit.of(request);
    if (whose === undefined) return [];
    const key = `${limit.name}:${createHash('sha256').update(whose).digest('base64url')}`;
    return [{ limit, key, seconds: limit.seconds }];
  });
}

/** The structured fields of draft-ietf-httpapi-ratelimit-headers-10: quota, window; remaining, time. */
function describe(response: Response, applied: Applied[], counts: Count[]): void {
  const policy = applied.map(({ limit }) => `"${limit.name}";q=${limit.attempts};w=${limit.seconds}`);
  const state = applied.map(({ key, limit }) => {
    const { count, resets_in } = countOf(counts, key);
    return `"${limit.name}";r=${Math.max(0, limit.attempts - count)};t=${Math.max(0, resets_in)}`;
  });
  response.setHeader('RateLimit-Policy', policy.join(', '));
  response.setHeader('RateLimit', state.join(', '));
}

const countOf = (counts: Count[], key: string): Count => counts.find((count) => count.key === key)!;
