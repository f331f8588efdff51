import { ApiProblem } from '@libs/platform/problems';
import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { THROTTLE, type ThrottleOptions } from './rate-limit';
import { tooManyAttempts } from './rate-limits.problems';
import { ThrottleInterceptor } from './throttle.interceptor';

/**
 * Limits how often a handler may be tried. Beyond it is answered with 429 before the handler runs; limits and what is left
 * of them stand in `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10).
 */
export const Throttle = (options: ThrottleOptions) =>
  applyDecorators(
    SetMetadata(THROTTLE, options),
    UseInterceptors(ThrottleInterceptor),
    ApiProblem(tooManyAttempts),
  );
