export { byAddress, type RateLimit } from './rate-limit';
export { RateLimitsModule } from './rate-limits.module';
export { Throttle } from './throttle.decorator';
