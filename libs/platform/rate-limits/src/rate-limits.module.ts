import { Global, Module } from '@nestjs/common';
import { RateLimitsRepository } from './rate-limits.repository';
import { RateLimitsService } from './rate-limits.service';

/** Lets handlers be limited with `@Throttle`. */
@Global()
@Module({
  providers: [RateLimitsService, RateLimitsRepository],
  exports: [RateLimitsService],
})
export class RateLimitsModule {}
