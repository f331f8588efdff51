import { Global, Module } from '@nestjs/common';
import { RateLimitsRepository } from './rate-limits.repository';
import { RateLimitsService } from './rate-limits.service';
import { RedisCounts } from './redis-counts';

/** Lets handlers be limited with `@Throttle`. */
@Global()
@Module({
  providers: [RateLimitsService, RateLimitsRepository, RedisCounts],
  exports: [RateLimitsService],
})
export class RateLimitsModule {}
